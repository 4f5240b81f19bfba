package io.ballast.server.modellab;

import io.ballast.engine.Policy;
import io.ballast.engine.model.Model;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.calibration.CentralTendency;
import io.ballast.engine.model.card.AbsenceModel;
import io.ballast.engine.model.card.Card;
import io.ballast.engine.model.card.CardFitter;
import io.ballast.engine.model.card.CardRules;
import io.ballast.engine.model.card.CardScale;
import io.ballast.engine.model.card.FittedCard;
import io.ballast.engine.model.history.LateRate;
import io.ballast.engine.model.history.ScorecardModel;
import io.ballast.engine.model.tree.Boosting;
import io.ballast.engine.model.tree.DecisionTree;
import io.ballast.engine.model.tree.Forest;
import io.ballast.engine.model.tree.TreeModel;
import io.ballast.engine.value.Sha256;
import java.util.List;
import java.util.Optional;

/**
 * A model with the text it is kept as.
 *
 * @param model scores observations
 * @param text the whole model, to the last digit
 * @param considered what became of each characteristic; of a scorecard only
 */
record Fitted(Model model, String text, List<Considered> considered) {
    Fitted {
        considered = List.copyOf(considered);
    }

    private Fitted(Model model, String text) {
        this(model, text, List.of());
    }

    /**
     * Fits a model; equal samples, seeds, scales and plans give equal texts.
     *
     * @param scale what the points of a scorecard mean
     */
    static Fitted of(ModelKind kind, Sample sample, long seed, CardScale scale, Plan plan) {
        Sample readable = plan.readable(sample);
        return switch (kind) {
            case SCORECARD -> card(readable, scale, plan);
            case TREE -> of(DecisionTree.standard().with(plan.trends()).fit(readable));
            case FOREST -> of(Forest.standard().with(seed, plan.trends()).fit(readable));
            case BOOSTING -> of(Boosting.standard().with(seed, plan.trends()).fit(readable));
            case EXPERT, NAIVE, ABSENCE -> throw new IllegalArgumentException("A baseline is not fitted: " + kind);
        };
    }

    private static Fitted card(Sample sample, CardScale scale, Plan plan) {
        CardRules rules = CardRules.standard()
                .with(plan.bins())
                .with(plan.choice().selection())
                .with(scale);
        FittedCard fitted = CardFitter.fit(sample, rules);
        Card card = plan.longRunRate()
                .map(rate -> CentralTendency.to(rate, fitted.card().probabilities(sample)))
                .map(fitted.card()::shifted)
                .orElse(fitted.card());
        return new Fitted(card, card.text(), Considered.of(fitted));
    }

    private static Fitted of(TreeModel model) {
        return new Fitted(model, model.text());
    }

    /** The scorecard of a policy, where the data have what it reads. */
    static Optional<Fitted> expert(Policy policy, Sample sample) {
        ScorecardModel model =
                new ScorecardModel(policy.scorecard(), policy.missingData().mode(), policy.scale());
        return model.reads(sample) ? Optional.of(new Fitted(model, policy.text())) : Optional.empty();
    }

    /** The customer's own late rate, where the data have it. */
    static Optional<Fitted> naive(Sample sample) {
        if (!LateRate.reads(sample)) {
            return Optional.empty();
        }
        LateRate rate = LateRate.of(sample);
        return Optional.of(new Fitted(rate, LateRate.COLUMN + "\nusual " + rate.usual() + "\n"));
    }

    /** What can be told from what is missing alone, where something is for some. */
    static Optional<Fitted> absence(Sample sample) {
        if (!AbsenceModel.reads(sample)) {
            return Optional.empty();
        }
        AbsenceModel model = AbsenceModel.of(sample, CardRules.standard());
        return Optional.of(new Fitted(model, model.card().text()));
    }

    /** SHA-256 of the text, lower-case hex. */
    String hash() {
        return Sha256.hex(text);
    }
}
