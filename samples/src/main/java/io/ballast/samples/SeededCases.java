package io.ballast.samples;

import java.security.SecureRandom;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Random cases for a test. Each run draws new ones; a case that fails names its seed, and the same test run with
 * {@code -Dseed=} and that number repeats this one case only.
 *
 * <pre>SeededCases.check(1_000, dice -> assertThat(parse(print(draw(dice)))).isEqualTo(...));</pre>
 */
public final class SeededCases {
    private static final String PROPERTY = "seed";

    private SeededCases() {}

    /** One random case. */
    @FunctionalInterface
    public interface Case {
        /**
         * Draws a case and checks it.
         *
         * @throws Exception if the case fails
         */
        void check(Dice dice) throws Exception;
    }

    /**
     * Runs so many cases, or the one asked for with {@code -Dseed=}.
     *
     * @throws AssertionError with the seed if one fails
     */
    public static void check(int cases, Case body) {
        String seed = System.getProperty(PROPERTY, "");
        OptionalLong replay = seed.isBlank() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seed));
        check(cases, replay, () -> new SecureRandom().nextLong(), body);
    }

    static void check(int cases, OptionalLong replay, LongSupplier fresh, Case body) {
        if (cases <= 0) {
            throw new IllegalArgumentException("A test needs at least one case: " + cases);
        }
        if (replay.isPresent()) {
            checkOne(replay.getAsLong(), "The case replayed", body);
            return;
        }
        Dice seeds = Dice.of(fresh.getAsLong());
        for (int number = 1; number <= cases; number++) {
            checkOne(seeds.nextLong(), "Case " + number + " of " + cases, body);
        }
    }

    private static void checkOne(long seed, String which, Case body) {
        try {
            body.check(Dice.of(seed));
        } catch (Exception | AssertionError e) {
            throw new AssertionError(which + " failed; repeat it with -D" + PROPERTY + "=" + seed + ": " + e, e);
        }
    }
}
