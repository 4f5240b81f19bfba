package io.ballast.engine.model.tree;

import io.ballast.engine.value.Decimals;
import io.ballast.engine.value.Text;
import java.util.List;

/**
 * What one column must be.
 *
 * @param predictor the column
 * @param above values are higher than this, or infinite
 * @param upTo values are at most this, or infinite
 * @param orMissing whether it may also be missing
 */
public record Condition(Predictor predictor, double above, double upTo, boolean orMissing) {
    static Condition any(Predictor predictor) {
        return new Condition(predictor, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true);
    }

    Condition left(Split split) {
        return new Condition(predictor, above, Math.min(upTo, split.threshold()), orMissing && split.missingLeft());
    }

    Condition right(Split split) {
        return new Condition(predictor, Math.max(above, split.threshold()), upTo, orMissing && !split.missingLeft());
    }

    /** Whether there is a value that it excludes. */
    boolean isBinding() {
        return above > Double.NEGATIVE_INFINITY || upTo < Double.POSITIVE_INFINITY || !orMissing;
    }

    /** Such as "age &gt; 25.5, &lt;= 40 or missing" or "housing: own, rent". */
    public Text text() {
        if (isOnlyMissing()) {
            return Text.of(predictor.name() + " 缺失", predictor.name() + " missing");
        }
        String range = predictor.categories().map(this::names).orElseGet(this::limits);
        return Text.of(
                predictor.name() + range + (orMissing ? " 或缺失" : ""),
                predictor.name() + range + (orMissing ? " or missing" : ""));
    }

    private boolean isOnlyMissing() {
        return above == Double.MAX_VALUE
                || predictor
                        .categories()
                        .map(names -> above >= names.size() - 1)
                        .orElse(false);
    }

    private String names(List<String> categories) {
        int from = (int) Math.max(0, above + 1);
        int to = (int) Math.min(categories.size(), upTo + 1);
        return ": " + String.join(", ", categories.subList(from, to));
    }

    private String limits() {
        boolean hasLower = above > Double.NEGATIVE_INFINITY;
        boolean hasUpper = upTo < Double.MAX_VALUE;
        String lower = hasLower ? " > " + Decimals.text(above) : "";
        String upper = hasUpper ? " <= " + Decimals.text(upTo) : "";
        return hasLower || hasUpper ? lower + (hasLower && hasUpper ? "," : "") + upper : " *";
    }
}
