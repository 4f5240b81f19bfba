package io.ballast.engine.model;

/** One characteristic of all observations of a {@link Sample}: numbers or categories. Row i is observation i. */
public sealed interface Column permits NumberColumn, CategoryColumn {
    String name();

    int rows();

    boolean isMissing(int row);

    /** The same column with only these rows, in this order. */
    Column pick(int[] rows);

    default int missing() {
        int missing = 0;
        for (int row = 0; row < rows(); row++) {
            if (isMissing(row)) {
                missing++;
            }
        }
        return missing;
    }
}
