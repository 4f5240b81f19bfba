package io.ballast.engine.model.binning;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.model.CategoryColumn;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.PublicData;
import io.ballast.engine.model.Sample;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinnerTest {
    private static final Binner BINNER = new Binner(BinningRules.standard());

    /** 1,000 customers of 0..99 days late, those from 40 days on fail; every tenth has the other outcome. */
    private static Sample lateness() {
        double[] days = IntStream.range(0, 1000).mapToDouble(i -> i % 100).toArray();
        boolean[] events = new boolean[1000];
        for (int i = 0; i < 1000; i++) {
            events[i] = days[i] >= 40 ^ i / 100 == i % 10;
        }
        return new Sample(List.of(new NumberColumn("days", days)), events);
    }

    @Test
    void the_cut_lies_where_the_rate_jumps_and_is_easy_to_read() {
        NumberBinning binning = (NumberBinning) BINNER.bin(lateness(), "days");

        assertThat(binning.cuts()).contains(40.0);
        assertThat(binning.label(binning.missingBin())).isEqualTo("missing");
    }

    @Test
    void missing_and_special_values_have_bins_of_their_own() {
        double[] days = IntStream.range(0, 1000).mapToDouble(i -> i % 100).toArray();
        boolean[] events = new boolean[1000];
        for (int i = 0; i < 1000; i++) {
            events[i] = days[i] >= 40;
            days[i] = i % 10 == 3 ? Double.NaN : i % 10 == 5 ? -9 : days[i];
        }
        Sample sample = new Sample(List.of(new NumberColumn("days", days)), events);

        Binning binning = BINNER.bin(sample, "days", ColumnWishes.of(List.of(new SpecialValue("no record", -9))));

        assertThat(binning.counts().getLast()).isEqualTo(new BinCount(60, 40));
        assertThat(binning.counts().get(binning.valueBins())).isEqualTo(new BinCount(60, 40));
        assertThat(binning.label(binning.valueBins())).isEqualTo("no record");
        assertThat(binning.counts().stream().mapToInt(BinCount::rows).sum()).isEqualTo(1000);
    }

    @Test
    void the_missing_policy_decides_what_absence_says() {
        Binning binning = new NumberBinning(
                "x",
                List.of(1.0),
                List.of(),
                List.of(new BinCount(30, 70), new BinCount(10, 90), new BinCount(9, 1)),
                Trend.DESCENDING);

        assertThat(binning.woes(0.5, MissingPolicy.EMPIRICAL).getLast()).isLessThan(-2);
        assertThat(binning.woes(0.5, MissingPolicy.NEUTRAL).getLast()).isZero();
        List<Double> worst = binning.woes(0.5, MissingPolicy.WORST);
        assertThat(worst.getLast()).isEqualTo(worst.getFirst());
    }

    @Test
    void a_fixed_cut_is_kept_and_a_wished_trend_obeyed() {
        NumberBinning binning = (NumberBinning) BINNER.bin(
                lateness(), "days", new ColumnWishes(List.of(15.5), false, List.of(), Optional.of(Trend.ASCENDING)));

        assertThat(binning.cuts()).contains(15.5);
        assertThat(rates(binning)).isSorted();
    }

    @Test
    void cuts_by_hand_are_all_there_are() {
        NumberBinning binning = (NumberBinning) BINNER.bin(lateness(), "days", ColumnWishes.byHand(List.of(1.0, 2.5)));

        assertThat(binning.cuts()).containsExactly(1.0, 2.5);
    }

    @Test
    void every_trend_can_be_seen_side_by_side() {
        Sample sample = lateness();

        Map<Trend, NumberBinning> all =
                BINNER.trends(sample, (NumberColumn) sample.column("days"), ColumnWishes.none());

        assertThat(all).containsOnlyKeys(Trend.values());
        assertThat(information(all, Trend.FREE)).isGreaterThanOrEqualTo(information(all, Trend.PEAK) - 1e-12);
        assertThat(requireNonNull(all.get(Trend.DESCENDING)).cuts()).isEmpty();
    }

    private static double information(Map<Trend, NumberBinning> all, Trend trend) {
        return requireNonNull(all.get(trend)).table(0.5).informationValue();
    }

    @Test
    void a_turn_is_believed_only_if_it_gains_enough() {
        Merged up = new Merged(Trend.ASCENDING, List.of(3, 9), 0.30);
        Merged peak = new Merged(Trend.PEAK, List.of(3, 5, 9), 0.32);

        Map<Trend, Merged> found = Map.of(Trend.ASCENDING, up, Trend.PEAK, peak);

        assertThat(TrendChoice.of(found, 0.1)).contains(up);
        assertThat(TrendChoice.of(found, 0.05)).contains(peak);
    }

    @Test
    void bins_of_german_credit_keep_their_limits() {
        Sample sample = PublicData.sample("german_credit.csv");
        BinningRules rules = BinningRules.standard().with(EnumSet.of(Trend.ASCENDING, Trend.DESCENDING));

        NumberBinning duration = (NumberBinning) new Binner(rules).bin(sample, "duration");

        assertThat(duration.trend()).isEqualTo(Trend.ASCENDING);
        assertThat(rates(duration)).isSorted();
        assertThat(duration.counts().subList(0, duration.valueBins()))
                .allSatisfy(count -> assertThat(count.rows()).isGreaterThanOrEqualTo(40));
        // the bins of the published scorecard have 0.2826
        assertThat(duration.table(0).informationValue()).isCloseTo(0.27, within(0.03));
    }

    @Test
    void rare_categories_are_one_group_and_unknown_ones_count_as_missing() {
        List<String> names = List.of("good", "fair", "bad", "odd", "strange");
        int[] codes =
                IntStream.range(0, 1000).map(i -> i < 4 ? 3 : i < 8 ? 4 : i % 3).toArray();
        boolean[] events = new boolean[1000];
        for (int i = 0; i < 1000; i++) {
            events[i] = i % 10 < codes[i] * 3 + 1;
        }
        Sample sample = new Sample(List.of(new CategoryColumn("trade", names, codes)), events);

        CategoryBinning binning = (CategoryBinning) BINNER.bin(sample, "trade");

        List<String> riskiest = binning.groups().getLast();
        assertThat(riskiest).containsExactlyInAnyOrder("bad", "odd", "strange");
        int[] unknown = binning.binsOf(new CategoryColumn("trade", List.of("new"), new int[] {0, -1}));
        assertThat(Arrays.stream(unknown).boxed()).containsOnly(binning.missingBin());
    }

    @Test
    void a_sample_without_events_and_a_column_of_the_other_kind_are_refused() {
        Sample none = new Sample(List.of(new NumberColumn("x", new double[] {1, 2})), new boolean[2]);

        assertThatThrownBy(() -> BINNER.bin(none, "x")).hasMessageContaining("events");
        assertThatThrownBy(() ->
                        BINNER.bin(lateness(), "days").binsOf(new CategoryColumn("days", List.of("a"), new int[] {0})))
                .hasMessageContaining("days holds numbers");
    }

    @Test
    void nothing_known_at_all_gives_one_bin() {
        double[] none = new double[100];
        Arrays.fill(none, Double.NaN);
        boolean[] events = new boolean[100];
        events[0] = true;

        Binning binning = BINNER.bin(new Sample(List.of(new NumberColumn("x", none)), events), "x");

        assertThat(binning.valueBins()).isEqualTo(1);
        assertThat(binning.counts().getLast().rows()).isEqualTo(100);
    }

    @Test
    void rules_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> BinningRules.standard().with(Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BinLimits(1, 1, 1, 0, 0)).hasMessageContaining("bin");
    }

    private static List<Double> rates(Binning binning) {
        return binning.counts().subList(0, binning.valueBins()).stream()
                .map(BinCount::eventRate)
                .toList();
    }
}
