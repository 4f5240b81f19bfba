package io.ballast.engine.model.binning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.model.PublicData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimalBinningTest {
    private static final long SEED = Long.getLong("seed", 42);

    @Test
    void finds_the_117_optima_of_an_integer_program() {
        String json = PublicData.require("fixtures/binning_optimum.json");
        Matcher variable = Pattern.compile("\\{\"set\".*?\\}").matcher(json);
        int checked = 0;
        while (variable.find()) {
            String of = variable.group();
            PreBins groups = new PreBins(ints(of, "event"), ints(of, "nonevent"));
            Trend trend =
                    Trend.valueOf(field(of, "trend", "\"(\\w+)\"").group(1).toUpperCase(Locale.ROOT));
            double optimum =
                    Double.parseDouble(field(of, "optimal_iv", "([-0-9.e]+)").group(1));

            Merged found = OptimalBinning.of(groups, BinLimits.none(), groups.woe(0))
                    .best(trend)
                    .orElseThrow();

            assertThat(found.informationValue()).as(of).isCloseTo(optimum, within(1e-9));
            assertThat(found.ends()).as(of).isEqualTo(ends(of, groups.size()));
            checked++;
        }
        assertThat(checked).isEqualTo(117);
    }

    @ParameterizedTest
    @EnumSource(Trend.class)
    void no_other_binning_of_a_small_sample_is_better(Trend trend) {
        Random random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            PreBins groups = random(random, 2 + random.nextInt(8));
            BinLimits limits = new BinLimits(
                    random.nextInt(60),
                    random.nextInt(6),
                    random.nextInt(6),
                    1 + random.nextInt(6),
                    random.nextInt(3) * 0.04);
            Woe woe = groups.woe(0.5);

            Optional<Merged> found = OptimalBinning.of(groups, limits, woe).best(trend);

            Optional<Double> best = Exhaustive.best(groups, limits, woe, trend);
            assertThat(found.isPresent()).as("seed %s round %s", SEED, round).isEqualTo(best.isPresent());
            if (found.isPresent()) {
                assertThat(found.get().informationValue())
                        .as("seed %s round %s", SEED, round)
                        .isCloseTo(best.get(), within(1e-12));
                assertThat(Exhaustive.value(
                                groups, limits, woe, trend, found.get().ends()))
                        .isEqualTo(found.get().informationValue(), within(1e-12));
            }
        }
    }

    @Test
    void a_cut_that_is_fixed_stays_even_if_it_tells_nothing() {
        BitSet fixed = new BitSet();
        fixed.set(1);
        PreBins groups = new PreBins(new int[] {10, 10, 30}, new int[] {90, 90, 70}, fixed);

        Merged found = OptimalBinning.of(groups, BinLimits.none(), groups.woe(0))
                .best(Trend.ASCENDING)
                .orElseThrow();

        assertThat(found.ends()).startsWith(0);
    }

    @Test
    void limits_that_no_binning_keeps_give_none() {
        PreBins groups = new PreBins(new int[] {1, 2}, new int[] {9, 8});

        assertThat(OptimalBinning.of(groups, new BinLimits(21, 0, 0, 5, 0), groups.woe(0.5))
                        .all())
                .isEmpty();
    }

    /** The least of ten runs: other work on the machine must not count. */
    @ParameterizedTest
    @EnumSource(Trend.class)
    void two_hundred_groups_are_solved_while_a_cut_is_dragged(Trend trend) {
        PreBins groups = random(new Random(SEED), 200);
        BinLimits limits = new BinLimits(20, 1, 1, 10, 0.001);
        Woe woe = groups.woe(0.5);
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 10; run++) {
            long start = System.nanoTime();
            assertThat(OptimalBinning.of(groups, limits, woe).best(trend)).isPresent();
            least = Math.min(least, System.nanoTime() - start);
        }
        assertThat(least).isLessThan(50_000_000);
    }

    private static PreBins random(Random random, int size) {
        int[] events = new int[size];
        int[] nonEvents = new int[size];
        for (int i = 0; i < size; i++) {
            events[i] = random.nextInt(12);
            nonEvents[i] = 1 + random.nextInt(40);
        }
        events[0]++;
        return new PreBins(events, nonEvents);
    }

    /** The fixture lists the last group only where it closes a bin that a cut opened. */
    private static List<Integer> ends(String of, int size) {
        List<Integer> ends = new ArrayList<>();
        Arrays.stream(ints(of, "cuts")).forEach(ends::add);
        if (ends.isEmpty() || ends.getLast() != size - 1) {
            ends.add(size - 1);
        }
        return ends;
    }

    private static int[] ints(String json, String name) {
        String list = field(json, name, "\\[([^\\]]*)\\]").group(1);
        return list.isBlank()
                ? new int[0]
                : Arrays.stream(list.split(","))
                        .mapToInt(text -> Integer.parseInt(text.strip()))
                        .toArray();
    }

    private static MatchResult field(String json, String name, String value) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\\s*" + value).matcher(json);
        assertThat(matcher.find()).as("%s in %s", name, json).isTrue();
        return matcher.toMatchResult();
    }
}
