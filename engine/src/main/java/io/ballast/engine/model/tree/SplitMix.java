package io.ballast.engine.model.tree;

/**
 * Random numbers that are the same on every machine and in every release: SplitMix64.
 *
 * <p>Source: docs/sources.md#splitmix.
 */
final class SplitMix {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    SplitMix(long seed) {
        state = seed;
    }

    /** A generator of its own for one part of the work, whatever the others draw. */
    static SplitMix of(long seed, int part) {
        return new SplitMix(new SplitMix(seed + part * GOLDEN).next());
    }

    long next() {
        state += GOLDEN;
        long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** A number from 0 to below the bound, which is 1 or more; uneven by less than bound / 2^32. */
    int below(int bound) {
        return (int) ((next() >>> 32) * bound >>> 32);
    }

    /** A number from 0 to below 1. */
    double fraction() {
        return (next() >>> 11) * 0x1p-53;
    }

    /** So many of the numbers from 0 to below the bound, rising. */
    int[] some(int count, int bound) {
        int[] chosen = new int[count];
        int taken = 0;
        for (int number = 0; taken < count; number++) {
            if (below(bound - number) < count - taken) {
                chosen[taken++] = number;
            }
        }
        return chosen;
    }
}
