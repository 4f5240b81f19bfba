package io.ballast.engine.indicator;

/** Amounts by category of goods in a small open-addressed table; equal additions in equal order give equal slots. */
final class CategorySums {
    private static final int SPREAD = 0x9E3779B9;
    private static final int FIRST_CAPACITY = 16;

    private int[] categories = {};
    private long[] sums = {};
    private long total;
    private int size;

    /**
     * @param category not 0, which marks a free slot
     */
    void add(int category, long amountMinor) {
        if (size * 2 >= categories.length) {
            grow();
        }
        put(category, amountMinor);
        total = Math.addExact(total, amountMinor);
    }

    private void grow() {
        int[] oldCategories = categories;
        long[] oldSums = sums;
        int capacity = Math.max(FIRST_CAPACITY, oldCategories.length * 2);
        categories = new int[capacity];
        sums = new long[capacity];
        size = 0;
        for (int slot = 0; slot < oldCategories.length; slot++) {
            if (oldCategories[slot] != 0) {
                put(oldCategories[slot], oldSums[slot]);
            }
        }
    }

    private void put(int category, long amountMinor) {
        int mask = categories.length - 1;
        int slot = ((category * SPREAD) >>> 8) & mask;
        while (categories[slot] != 0 && categories[slot] != category) {
            slot = (slot + 1) & mask;
        }
        if (categories[slot] == 0) {
            categories[slot] = category;
            size++;
        }
        sums[slot] += amountMinor;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Share of the largest category in all. */
    double largestShare() {
        long largest = 0;
        for (long sum : sums) {
            largest = Math.max(largest, sum);
        }
        return (double) largest / total;
    }

    /** Sum of the squared shares: 1 for a single category, 1/n for n equal ones. */
    double concentration() {
        double squares = 0;
        for (long sum : sums) {
            if (sum != 0) {
                double share = (double) sum / total;
                squares += share * share;
            }
        }
        return squares;
    }
}
