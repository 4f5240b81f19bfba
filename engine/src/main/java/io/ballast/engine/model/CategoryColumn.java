package io.ballast.engine.model;

import java.util.List;
import java.util.Objects;

/** Categories, one for each observation, as positions in a list of their names. */
public final class CategoryColumn implements Column {
    /** The code of an observation without a category. */
    public static final int MISSING = -1;

    private final String name;
    private final List<String> categories;
    private final int[] codes;

    /**
     * Takes the codes as they are; the array is not copied and must not be changed afterwards.
     *
     * @param name of the characteristic
     * @param categories their names, each once
     * @param codes position of each observation's category, {@link #MISSING} where there is none
     * @throws IllegalArgumentException if a code has no category, naming the row
     */
    public CategoryColumn(String name, List<String> categories, int[] codes) {
        this.name = Objects.requireNonNull(name);
        this.categories = List.copyOf(categories);
        this.codes = codes;
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] < MISSING || codes[row] >= categories.size()) {
                throw new IllegalArgumentException(name + " has an unknown category in row " + row + ": " + codes[row]);
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int rows() {
        return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }

    public List<String> categories() {
        return categories;
    }

    /** The position of this observation's category, {@link #MISSING} where there is none. */
    public int code(int row) {
        return codes[row];
    }

    @Override
    public CategoryColumn pick(int[] rows) {
        int[] picked = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = codes[rows[i]];
        }
        return new CategoryColumn(name, categories, picked);
    }
}
