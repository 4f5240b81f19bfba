package io.ballast.samples;

/**
 * A stream of pseudo-random numbers that is the same on every machine and Java version, and splits into independent
 * streams by key. Not for secrets.
 *
 * <ul>
 *   <li>shape: a seed in, a stream out; {@link #split} depends on the seed and the key, never on what was drawn
 *   <li>error: {@link #below} favours some numbers by less than bound / 2^32
 *   <li>source: SplitMix64, Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014
 * </ul>
 *
 * <p>Not safe for use by several threads; split one for each.
 */
public final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long origin;
    private long state;

    private Dice(long origin) {
        this.origin = origin;
        this.state = origin;
    }

    public static Dice of(long seed) {
        return new Dice(seed);
    }

    /** An independent stream; equal origins and keys give equal streams. */
    public Dice split(long key) {
        return new Dice(mix(origin + GOLDEN_GAMMA) ^ mix(key * GOLDEN_GAMMA + 0x632BE59BD9B4E019L));
    }

    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** A number from 0 to {@code bound - 1}. */
    public int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("Bound must be positive: " + bound);
        }
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** A number from {@code first} to {@code last}, both included. */
    public int between(int first, int last) {
        return first + below(last - first + 1);
    }

    /** A number in [0, 1) with 53 random bits. */
    public double uniform() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** A number in [low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** True with this probability, 0..1. */
    public boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Standard normal, by the Box-Muller transform. */
    public double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * Math.PI * uniform());
    }

    /** Log-normal with median 1 and this spread of the logarithm. */
    public double logNormal(double spread) {
        return StrictMath.exp(spread * normal());
    }

    /** Exponential with mean 1. */
    public double exponential() {
        return -StrictMath.log(1 - uniform());
    }

    /** One of the items, each equally likely. */
    @SafeVarargs
    public final <T> T pick(T... items) {
        return items[below(items.length)];
    }

    /** An index, as likely as its weight is large. */
    public int weighted(int... weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int left = below(total);
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("Weights must be positive");
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
