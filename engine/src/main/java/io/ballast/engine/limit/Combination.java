package io.ballast.engine.limit;

import io.ballast.engine.value.Portion;
import io.ballast.engine.value.Text;

/** How the amounts of the chosen methods become one. */
public enum Combination {
    MEAN(Text.of("平均", "mean")),
    MIN(Text.of("最小", "smallest")),
    MEDIAN(Text.of("中位数", "median"));

    private final Text label;

    Combination(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }

    /**
     * One amount out of several, rounded half-even.
     *
     * @param amountsMinor at least one, ascending
     */
    long of(long[] amountsMinor) {
        int count = amountsMinor.length;
        return switch (this) {
            case MIN -> amountsMinor[0];
            case MEDIAN -> Figures.median(amountsMinor);
            case MEAN -> {
                long sum = 0;
                for (long amount : amountsMinor) {
                    sum = Math.addExact(sum, amount);
                }
                yield Portion.of(sum, 1, count);
            }
        };
    }
}
