package io.ballast.engine.model.tree;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import java.util.ArrayList;
import java.util.List;

/** Samples that are made up, the same for the same seed. */
final class Made {
    static final List<String> SIZES = List.of("micro", "small", "medium", "large");

    private Made() {}

    /**
     * Customers with four columns: the longer the delay the riskier, the larger the company the safer, high use of the
     * limit counts only with a long delay, and the age of the company, missing for one in five, says nothing.
     */
    static Sample customers(int rows, long seed) {
        SplitMix random = new SplitMix(seed);
        double[] delay = new double[rows];
        double[] use = new double[rows];
        double[] age = new double[rows];
        int[] size = new int[rows];
        boolean[] events = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            delay[row] = random.below(60);
            use[row] = random.fraction();
            age[row] = random.below(5) == 0 ? Double.NaN : random.below(40);
            size[row] = random.below(6) == 0 ? CategoryColumn.MISSING : random.below(SIZES.size());
            double score = -2.5 + delay[row] / 20 + (delay[row] > 30 && use[row] > 0.8 ? 2 : 0) - size[row] * 0.5;
            events[row] = random.fraction() < 1 / (1 + Math.exp(-score));
        }
        List<Column> columns = new ArrayList<>();
        columns.add(new NumberColumn("delay", delay));
        columns.add(new NumberColumn("use", use));
        columns.add(new NumberColumn("age", age));
        columns.add(new CategoryColumn("size", SIZES, size));
        return new Sample(columns, events);
    }

    static Sample one(String name, double[] values, boolean[] events) {
        return new Sample(List.of(new NumberColumn(name, values)), events);
    }
}
