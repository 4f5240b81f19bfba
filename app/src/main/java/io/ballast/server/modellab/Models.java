package io.ballast.server.modellab;

import io.ballast.engine.Policy;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.calibration.CentralTendency;
import io.ballast.engine.model.card.Card;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.tree.Contribution;
import io.ballast.engine.model.tree.LeafRule;
import io.ballast.engine.model.tree.TreeModel;
import io.ballast.engine.value.Decimals;
import io.ballast.server.audit.Audit;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.policy.DraftAnswer;
import io.ballast.server.policy.Drafts;
import io.ballast.server.policy.Policies;
import io.ballast.server.web.Refusal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stored models, and the way of a scorecard into a draft of the policy. */
@Service
@Transactional
class Models {
    private static final int MOST_IMPORTANT = 20;
    private static final MathContext SHOWN = new MathContext(3);

    private final TrainingRows rows;
    private final DataSets sets;
    private final Trainings trainings;
    private final Policies policies;
    private final Drafts drafts;
    private final Audit audit;
    private final Clock clock;

    Models(
            TrainingRows rows,
            DataSets sets,
            Trainings trainings,
            Policies policies,
            Drafts drafts,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.sets = sets;
        this.trainings = trainings;
        this.policies = policies;
        this.drafts = drafts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The card of a model.
     *
     * @param subject whose latest observation shall be explained, empty for nobody's
     * @param form what was written into the form, empty for the form as it comes
     */
    @Transactional(readOnly = true)
    public Optional<ModelCardPage> card(long id, String subject, Optional<DraftForm> form) {
        return rows.findModel(id).map(model -> {
            Training training = rows.find(model.trainingId()).orElseThrow();
            StoredDataSet set = sets.find(training.dataSetId()).orElseThrow();
            String text = rows.text(id).orElseThrow();
            Optional<Card> card = model.kind() == ModelKind.SCORECARD ? Optional.of(Card.read(text)) : Optional.empty();
            Optional<TreeModel> trees = model.kind().isTrees() ? Optional.of(TreeModel.parse(text)) : Optional.empty();
            return new ModelCardPage(
                    model,
                    training,
                    set,
                    model.draft().stream()
                            .mapToObj(drafts::find)
                            .flatMap(Optional::stream)
                            .findFirst(),
                    card.map(PointsTable::of),
                    rows.considered(id),
                    trees.map(Models::importance).orElse(List.of()),
                    model.kind() == ModelKind.TREE ? trees.map(Models::rules).orElse(List.of()) : List.of(),
                    subject,
                    subject.isBlank() ? Optional.empty() : explained(set, subject.strip(), card, trees),
                    form.orElseGet(() -> usualForm(training)));
        });
    }

    /** At the level of the scorecard in force, if nobody asked for another when the card was fitted. */
    private static DraftForm usualForm(Training training) {
        Optional<Double> inForce = training.plan().longRunRate().isPresent()
                ? Optional.empty()
                : training.models().stream()
                        .filter(one -> one.kind() == ModelKind.EXPERT)
                        .flatMap(one -> one.report().meanPredicted().stream())
                        .findFirst();
        String level = inForce.map(mean -> BigDecimal.valueOf(mean)
                        .movePointRight(2)
                        .round(SHOWN)
                        .stripTrailingZeros()
                        .toPlainString())
                .orElse("");
        return new DraftForm(UUID.randomUUID().toString(), "", level, Optional.empty());
    }

    private Card atLevel(Card card, StoredModel model, double level) {
        if (!(level > 0 && level < 1)) {
            throw Refusal.unprocessable("modellab.fault.level", Decimals.text(level * 100));
        }
        Sample fit = trainings
                .split(rows.find(model.trainingId()).orElseThrow())
                .fit()
                .sample();
        return card.shifted(CentralTendency.to(level, card.probabilities(fit)));
    }

    private static List<Contribution> importance(TreeModel trees) {
        return trees.ensemble().importance().stream()
                .filter(one -> one.amount() > 0)
                .sorted(Comparator.comparingDouble(Contribution::amount).reversed())
                .limit(MOST_IMPORTANT)
                .toList();
    }

    private static List<LeafRule> rules(TreeModel tree) {
        return LeafRule.of(tree.ensemble(), 0).stream()
                .sorted(Comparator.comparingDouble(LeafRule::value).reversed())
                .toList();
    }

    /** Of the latest observation of this subject. */
    private Optional<Explained> explained(
            StoredDataSet stored, String subject, Optional<Card> card, Optional<TreeModel> trees) {
        DataSet set = sets.load(stored.id()).orElseThrow();
        OptionalInt last = IntStream.range(0, set.rows())
                .filter(row -> set.subject(row).equals(subject))
                .max();
        if (last.isEmpty()) {
            return Optional.empty();
        }
        int row = last.getAsInt();
        return card.map(one -> Explained.byCard(one, set, row))
                .or(() -> trees.map(one -> Explained.byTrees(one, set, row)));
    }

    /** The text of a model. */
    @Transactional(readOnly = true)
    public Optional<String> text(long id) {
        return rows.text(id);
    }

    /**
     * A draft of the policy in force that scores by this model. A second person approves it, as every draft.
     *
     * @param key makes one draft, however often it is sent
     * @param level mean probability that the card shall give the observations it was fitted on, above 0 and below 1;
     *     empty leaves it as it is
     * @return key of the draft
     */
    public long draft(long id, String key, String purpose, Optional<Double> level, CurrentUser user) {
        StoredModel model = rows.findModel(id).orElseThrow(Refusal::notFound);
        if (model.kind() != ModelKind.SCORECARD) {
            throw Refusal.unprocessable("modellab.fault.not-a-card");
        }
        Policy inForce = policies.inForce(LocalDate.now(clock)).policy();
        Card card = Card.read(rows.text(id).orElseThrow());
        Policy changed = PolicyCard.in(
                inForce, level.map(rate -> atLevel(card, model, rate)).orElse(card));
        return switch (drafts.load(changed.text(), purpose, key, user)) {
            case DraftAnswer.Done(var draft) -> {
                rows.addPromotion(id, draft.id(), user.username());
                audit.record(
                        "modellab.model.drafted",
                        "model",
                        Long.toString(id),
                        purpose,
                        Map.of(),
                        Map.of(
                                "hash",
                                model.hash(),
                                "draft",
                                draft.id(),
                                "mean-probability",
                                level.map(Decimals::text).orElse("")));
                yield draft.id();
            }
            case DraftAnswer.Unsound(var fault, var arguments) ->
                throw Refusal.unprocessable(fault, arguments.toArray());
            case DraftAnswer.Conflict(var fault, var arguments) -> throw Refusal.conflict(fault, arguments.toArray());
            case DraftAnswer.Forbidden(var fault) -> throw Refusal.forbidden(fault);
            case DraftAnswer.Unknown() -> throw Refusal.notFound();
            case DraftAnswer.NoPolicy(var refused) -> throw new IllegalStateException("Not a policy: " + refused);
        };
    }
}
