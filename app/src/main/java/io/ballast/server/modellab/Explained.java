package io.ballast.server.modellab;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.card.Card;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.tree.Explanation;
import io.ballast.engine.model.tree.TreeModel;
import io.ballast.engine.value.Decimals;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Why a model says what it says of one observation: parts that add up to the score.
 *
 * @param subject whose observation
 * @param day of it, where it has one
 * @param isEvent what became of it
 * @param probability of the bad outcome
 * @param base what everybody starts from: base points, or the usual score
 * @param parts those that move the score, the largest first
 * @param score their sum: points of a scorecard, log odds of boosted trees, probability of a tree or forest
 */
record Explained(
        String subject,
        Optional<LocalDate> day,
        boolean isEvent,
        double probability,
        double base,
        List<Part> parts,
        double score) {
    Explained {
        parts = List.copyOf(parts);
    }

    /**
     * What one characteristic does to the score.
     *
     * @param name of the characteristic
     * @param value as the model read it, or its bin
     * @param amount in the unit of the score
     */
    record Part(String name, String value, double amount) {}

    static Explained byCard(Card card, DataSet set, int row) {
        int score = card.scores(set.sample().pick(new int[] {row}))[0];
        List<Part> parts = card.contributions(set.sample(), row).stream()
                .map(one -> new Part(one.characteristic(), one.bin(), one.points()))
                .toList();
        return new Explained(
                set.subject(row),
                set.day(row),
                set.sample().isEvent(row),
                card.probability(score),
                card.basePoints(),
                largestFirst(parts),
                score);
    }

    static Explained byTrees(TreeModel model, DataSet set, int row) {
        Explanation explanation = model.ensemble().explain(set.sample(), row);
        List<Part> parts = explanation.contributions().stream()
                .map(one -> new Part(one.column(), value(set.sample(), one.column(), row), one.amount()))
                .toList();
        return new Explained(
                set.subject(row),
                set.day(row),
                set.sample().isEvent(row),
                model.probabilities(set.sample().pick(new int[] {row}))[0],
                explanation.usual(),
                largestFirst(parts),
                explanation.score());
    }

    private static List<Part> largestFirst(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.amount() != 0)
                .sorted(Comparator.comparingDouble((Part part) -> Math.abs(part.amount()))
                        .reversed())
                .toList();
    }

    private static String value(Sample sample, String name, int row) {
        Column column = sample.column(name);
        if (column.isMissing(row)) {
            return "";
        }
        return switch (column) {
            case NumberColumn numbers -> Decimals.text(numbers.value(row));
            case CategoryColumn categories -> categories.categories().get(categories.code(row));
        };
    }
}
