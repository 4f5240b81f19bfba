package io.ballast.bench;

/**
 * The generator behind NumPy's {@code RandomState}, to draw the same folds as scikit-learn.
 *
 * <p>Source: M. Matsumoto, T. Nishimura, Mersenne twister, 1998; docs/sources.md#folds.
 */
final class MersenneTwister {
    private static final int SIZE = 624;
    private static final int SHIFT = 397;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    MersenneTwister(int seed) {
        state[0] = seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
    }

    /** 32 random bits. */
    int bits() {
        if (next == SIZE) {
            turn();
        }
        int y = state[next];
        next++;
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    private void turn() {
        for (int i = 0; i < SIZE; i++) {
            int y = state[i] & 0x80000000 | state[(i + 1) % SIZE] & 0x7fffffff;
            state[i] = state[(i + SHIFT) % SIZE] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
        next = 0;
    }

    /** A number from 0 to most, both included: bits beyond those of most are cut off, too high ones drawn anew. */
    int upTo(int most) {
        int mask = most == 0 ? 0 : -1 >>> Integer.numberOfLeadingZeros(most);
        int drawn = bits() & mask;
        while (drawn > most) {
            drawn = bits() & mask;
        }
        return drawn;
    }

    /** Shuffles as {@code RandomState.shuffle} does. */
    void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = upTo(i);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }
}
