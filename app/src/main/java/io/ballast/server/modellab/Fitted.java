package io.ballast.server.modellab;

import io.ballast.engine.Policy;
import io.ballast.engine.model.Model;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.card.Card;
import io.ballast.engine.model.card.CardFitter;
import io.ballast.engine.model.card.CardRules;
import io.ballast.engine.model.card.CardScale;
import io.ballast.engine.model.history.LateRate;
import io.ballast.engine.model.history.ScorecardModel;
import io.ballast.engine.model.tree.Boosting;
import io.ballast.engine.model.tree.DecisionTree;
import io.ballast.engine.model.tree.Forest;
import io.ballast.engine.model.tree.TreeModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A model with the text it is kept as.
 *
 * @param model scores observations
 * @param text the whole model, to the last digit
 */
record Fitted(Model model, String text) {

    /**
     * Fits a model; equal samples, seeds and scales give equal texts.
     *
     * @param scale what the points of a scorecard mean
     */
    static Fitted of(ModelKind kind, Sample sample, long seed, CardScale scale) {
        return switch (kind) {
            case SCORECARD -> {
                Card card = CardFitter.fit(sample, rules(scale)).card();
                yield new Fitted(card, card.text());
            }
            case TREE -> of(DecisionTree.standard().fit(sample));
            case FOREST -> {
                Forest usual = Forest.standard();
                yield of(new Forest(usual.trees(), usual.leafRows(), usual.columnsPerSplit(), seed, true).fit(sample));
            }
            case BOOSTING -> of(boosting(seed).fit(sample));
            case EXPERT, NAIVE -> throw new IllegalArgumentException("A baseline is not fitted: " + kind);
        };
    }

    private static CardRules rules(CardScale scale) {
        CardRules usual = CardRules.standard();
        return new CardRules(
                usual.binning(),
                usual.wishes(),
                usual.minInformation(),
                usual.maxCorrelation(),
                usual.folds(),
                usual.maxChance(),
                usual.penalty(),
                usual.selection(),
                scale);
    }

    private static Boosting boosting(long seed) {
        Boosting usual = Boosting.standard();
        return new Boosting(
                usual.rounds(),
                usual.shrinkage(),
                usual.depth(),
                usual.leaves(),
                usual.leafWeight(),
                usual.ridge(),
                usual.rowShare(),
                usual.columnShare(),
                usual.trends(),
                seed);
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

    /** SHA-256 of the text, lower-case hex. */
    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
