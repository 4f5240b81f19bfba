package io.ballast.server.modellab;

import io.ballast.engine.Policy;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.card.Card;
import io.ballast.engine.model.card.CardScale;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.validation.Predictions;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.server.audit.Audit;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.policy.Policies;
import io.ballast.server.web.Jobs;
import io.ballast.server.web.Progress;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fits models on the earlier part of a data set and measures them on the later one, beside the scorecard in force and
 * beside what needs no model. Done again from its data set, a training gives the same models to the byte.
 */
@Service
class Trainings {
    static final String KIND = "modellab.training.job";
    private static final int MOST_SHOWN = 50;
    private static final long MOST_SEED = 999_999_999;

    private final TrainingRows rows;
    private final DataSets sets;
    private final Policies policies;
    private final Jobs jobs;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Trainings(
            TrainingRows rows,
            DataSets sets,
            Policies policies,
            Jobs jobs,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.sets = sets;
        this.policies = policies;
        this.jobs = jobs;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The newest first. */
    List<Training> newest() {
        return rows.newest(MOST_SHOWN);
    }

    /** What was fitted on a data set, the newest first. */
    List<Training> ofDataSet(long dataSet) {
        return rows.ofDataSet(dataSet);
    }

    Optional<Training> find(long id) {
        return rows.find(id);
    }

    /** The last time a training was repeated. */
    Optional<Repetition> repetition(long training) {
        return rows.repetition(training);
    }

    /**
     * Starts a training; an order that was sent before is answered with what came of it.
     *
     * @return where it can be seen: its job, or the training
     */
    String start(TrainingOrder order, CurrentUser user) {
        StoredDataSet stored = sets.find(order.dataSet()).orElseThrow(Refusal::notFound);
        RequestKeys.check(order.key());
        if (order.kinds().isEmpty() || order.kinds().stream().anyMatch(ModelKind::isBaseline)) {
            throw Refusal.unprocessable("modellab.fault.kinds");
        }
        if (order.seed() < 0 || order.seed() > MOST_SEED) {
            throw Refusal.unprocessable("modellab.fault.seed", order.seed(), MOST_SEED);
        }
        Optional<Training> done = rows.byKey(order.key());
        if (done.isPresent()) {
            return done.get().path();
        }
        Split split = split(stored, order.testFrom(), order.seed());
        order.plan().check(split.fit().sample());
        return job(stored.name() + " " + order.key().substring(0, 8), progress -> train(order, split, user, progress));
    }

    /** The parts that a training fitted on and measured with. */
    Split split(Training training) {
        return split(sets.find(training.dataSetId()).orElseThrow(), training.testFrom(), training.seed());
    }

    /** Does a training again from its data set and compares every model with what is stored. */
    String repeat(long id, CurrentUser user) {
        Training training = rows.find(id).orElseThrow(Refusal::notFound);
        StoredDataSet stored = sets.find(training.dataSetId()).orElseThrow();
        Split split = split(training);
        return job(stored.name() + " #" + id, progress -> repeat(training, split, user, progress));
    }

    private String job(String title, Jobs.Work work) {
        return "/jobs/" + jobs.running(KIND, title).orElseGet(() -> jobs.start(KIND, title, work));
    }

    private Split split(StoredDataSet stored, Optional<LocalDate> testFrom, long seed) {
        DataSet set = sets.load(stored.id()).orElseThrow();
        return set.isDated() ? Split.byTime(set, stored.horizonDays(), testFrom) : Split.byChance(set, seed);
    }

    private Optional<String> train(TrainingOrder order, Split split, CurrentUser user, Progress progress)
            throws Progress.Cancelled {
        Map<ModelKind, Fitted> fitted = fit(order, split.fit().sample(), progress);
        List<Measured> measured = measured(fitted, split);
        long id = transactions.execute(_ -> {
            long added = rows.add(order, split, user.username());
            Map<String, String> hashes = new LinkedHashMap<>();
            for (Measured one : measured) {
                rows.addModel(added, one.kind(), one.fitted(), one.report());
                hashes.put(one.kind().name(), one.fitted().hash());
            }
            audit.record(
                    "modellab.training.done",
                    "training",
                    Long.toString(added),
                    "",
                    Map.of(),
                    Map.of("data-set", order.dataSet(), "seed", order.seed(), "plan", order.plan(), "models", hashes));
            return added;
        });
        return Optional.of("/models/trainings/" + id);
    }

    /** Baselines first, where the data have what they read; then what was asked for, in the order of the kinds. */
    private Map<ModelKind, Fitted> fit(TrainingOrder order, Sample sample, Progress progress)
            throws Progress.Cancelled {
        Policy policy = policies.inForce(LocalDate.now(clock)).policy();
        Map<ModelKind, Fitted> fitted = new EnumMap<>(ModelKind.class);
        Fitted.expert(policy, sample).ifPresent(expert -> fitted.put(ModelKind.EXPERT, expert));
        Fitted.naive(sample).ifPresent(naive -> fitted.put(ModelKind.NAIVE, naive));
        Fitted.absence(sample).ifPresent(absence -> fitted.put(ModelKind.ABSENCE, absence));
        progress.total(order.kinds().size());
        int done = 0;
        for (ModelKind kind : ModelKind.values()) {
            if (order.kinds().contains(kind)) {
                fitted.put(kind, Fitted.of(kind, sample, order.seed(), CardScale.of(policy.scale()), order.plan()));
                progress.done(++done);
            }
        }
        return fitted;
    }

    /** What was fitted, and how it did. */
    private record Measured(ModelKind kind, Fitted fitted, Report report) {}

    private static List<Measured> measured(Map<ModelKind, Fitted> fitted, Split split) {
        Sample fit = split.fit().sample();
        Sample test = split.test().sample();
        Optional<Predictions> byExpert =
                Optional.ofNullable(fitted.get(ModelKind.EXPERT)).map(expert -> Predictions.of(expert.model(), test));
        List<Measured> measured = new ArrayList<>();
        fitted.forEach((kind, one) -> measured.add(new Measured(
                kind, one, Report.of(Predictions.of(one.model(), fit), Predictions.of(one.model(), test), byExpert))));
        return measured;
    }

    private Optional<String> repeat(Training training, Split split, CurrentUser user, Progress progress)
            throws Progress.Cancelled {
        List<ModelKind> differing = new ArrayList<>();
        progress.total(training.models().size());
        int done = 0;
        for (StoredModel model : training.models()) {
            if (!model.kind().isBaseline()) {
                String kept = rows.text(model.id()).orElseThrow();
                CardScale scale = model.kind() == ModelKind.SCORECARD
                        ? Card.read(kept).scale()
                        : CardScale.of(MasterScale.standard());
                Fitted again = Fitted.of(model.kind(), split.fit().sample(), training.seed(), scale, training.plan());
                if (!again.text().equals(kept)) {
                    differing.add(model.kind());
                }
            }
            progress.done(++done);
        }
        transactions.executeWithoutResult(_ -> {
            rows.addRepetition(training.id(), differing, user.username());
            audit.record(
                    "modellab.training.repeated",
                    "training",
                    Long.toString(training.id()),
                    "",
                    Map.of(),
                    Map.of("differing", differing.stream().map(ModelKind::name).toList()));
        });
        return Optional.of(training.path());
    }
}
