package io.ballast.server.modellab;

import io.ballast.engine.Policy;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.calibration.CentralTendency;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.history.ScorecardModel;
import io.ballast.engine.model.watch.Agreement;
import io.ballast.engine.model.watch.Challenge;
import io.ballast.engine.model.watch.Contest;
import io.ballast.engine.model.watch.WatchRules;
import io.ballast.engine.model.watch.Watched;
import io.ballast.engine.value.Days;
import io.ballast.server.web.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Scores the books by the challengers that run, beside the scorecard in force. */
@Component
class Shadows {
    private static final Logger LOG = LoggerFactory.getLogger(Shadows.class);

    private final ChallengerRows rows;
    private final TrainingRows models;
    private final Origins origins;

    Shadows(ChallengerRows rows, TrainingRows models, Origins origins) {
        this.rows = rows;
        this.models = models;
        this.origins = origins;
    }

    /** A challenger that can score. */
    record Running(Challenger challenger, StoredModel stored, ShadowModel model) {}

    /** Those that run; one that is not what was trained any more is left out. */
    List<Running> running() {
        List<Running> running = new ArrayList<>();
        for (Challenger challenger : rows.running()) {
            StoredModel stored = models.findModel(challenger.modelId()).orElseThrow();
            try {
                String text = models.text(stored.id()).orElseThrow();
                running.add(new Running(challenger, stored, ShadowModel.of(stored, text)));
            } catch (Refusal refused) {
                LOG.warn("a challenger does not score challenger={} why={}", challenger.id(), refused.getReason());
            }
        }
        return running;
    }

    /**
     * What a challenger says.
     *
     * @param books what the run has read, with the card in force
     * @param exposures of today's customers, in minor units
     */
    Shadow of(Running running, Policy policy, Watched books, Map<String, Long> exposures) {
        ScorecardModel inForce =
                new ScorecardModel(policy.scorecard(), policy.missingData().mode(), policy.scale());
        LocalDate last = books.open().day(books.open().rows() - 1).orElseThrow();
        DataSet now = Watches.ofDay(books.open(), last);
        int[] points = inForce.points(now.sample());
        double[] risks =
                atLevelOf(inForce.probabilities(now.sample()), running.model().probabilities(now.sample()));
        List<Agreement.Graded> graded = new ArrayList<>();
        double[] owed = new double[points.length];
        for (int row = 0; row < points.length; row++) {
            long exposure = exposures.getOrDefault(now.subject(row), 0L);
            owed[row] = exposure;
            graded.add(new Agreement.Graded(
                    policy.scale().grade(points[row]), policy.scale().gradeFor(risks[row]), exposure));
        }
        Origin made = origins.origin(running.stored());
        List<LocalDate> days = both(books.past(), made).newDays(books.matured());
        Challenge figures = new Challenge(
                Agreement.of(graded),
                contest(running.model(), inForce, books.matured(), days),
                days,
                contest(running.model(), inForce, made.tested().sample()));
        return new Shadow(running.challenger(), figures, today(now, last, points, risks, owed));
    }

    /** At the mean of those in force: who is riskier than whom stays, and no wider bad outcome lowers all grades. */
    private static double[] atLevelOf(double[] inForce, double[] challenger) {
        double mean = Arrays.stream(inForce).average().orElseThrow();
        CentralTendency shift = CentralTendency.to(mean, challenger);
        return Arrays.stream(challenger).map(shift::calibrated).toArray();
    }

    /** What was known when the later of both was made. */
    private static Watched.Past both(Watched.Past inForce, Origin challenger) {
        return new Watched.Past(
                later(inForce.fittedUntil(), Watches.lastDay(challenger.fitted())),
                later(inForce.testedUntil(), Watches.lastDay(challenger.tested())),
                Optional.empty(),
                inForce.horizonDays());
    }

    private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
        return one.isPresent() && other.isPresent()
                ? one.filter(other.get()::isBefore).or(() -> other)
                : one.or(() -> other);
    }

    private static Contest contest(
            ShadowModel challenger, ScorecardModel inForce, DataSet matured, List<LocalDate> days) {
        int[] rows = IntStream.range(0, matured.rows())
                .filter(row -> days.contains(matured.day(row).orElseThrow()))
                .toArray();
        return contest(challenger, inForce, matured.sample().pick(rows));
    }

    private static Contest contest(ShadowModel challenger, ScorecardModel inForce, Sample sample) {
        boolean[] events = new boolean[sample.rows()];
        IntStream.range(0, events.length).forEach(row -> events[row] = sample.isEvent(row));
        return Contest.of(
                challenger.probabilities(sample), inForce.probabilities(sample), events, WatchRules.standard());
    }

    private static DataSet today(DataSet now, LocalDate last, int[] points, double[] risks, double[] owed) {
        int[] days = new int[points.length];
        Arrays.fill(days, Days.epochDay(last));
        return new DataSet(
                IntStream.range(0, points.length).mapToObj(now::subject).toList(),
                days,
                new Sample(
                        List.of(
                                new NumberColumn(
                                        Shadow.IN_FORCE,
                                        Arrays.stream(points).asDoubleStream().toArray()),
                                new NumberColumn(Shadow.CHALLENGER, risks),
                                new NumberColumn(Shadow.EXPOSURE, owed)),
                        new boolean[points.length]));
    }

    /** Stores what challengers said in a run, in its transaction. */
    void store(long run, List<Shadow> shadows) {
        shadows.forEach(shadow -> rows.addChallenge(run, shadow.challenger().id(), shadow.figures(), shadow.today()));
    }
}
