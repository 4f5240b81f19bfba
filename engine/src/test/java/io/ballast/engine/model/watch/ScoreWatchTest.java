package io.ballast.engine.model.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.validation.Auc;
import io.ballast.engine.scoring.Characteristic;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.engine.scoring.MissingData;
import io.ballast.engine.scoring.Scorecard;
import io.ballast.engine.value.Days;
import io.ballast.engine.value.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A card of one question: less than 10 days overdue gives 560 points (2 % on the scale), more 440 (7.7 %). */
class ScoreWatchTest {
    private static final String READ = "oldest_overdue_days";
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
    private static final Scorecard CARD = new Scorecard(
            500,
            List.of(new Characteristic(READ, 1, List.of(10.0), List.of(60, -60), -60, true, Text.of("逾期", "overdue"))));
    private static final Watched.Past UNKNOWN =
            new Watched.Past(Optional.empty(), Optional.empty(), Optional.empty(), 180);

    /** So many customers without and with overdue items on a day; of the former and the latter so many went bad. */
    private record Day(LocalDate day, int safe, int risky, int safeBad, int riskyBad) {}

    private static DataSet set(Day... days) {
        List<String> customers = new ArrayList<>();
        List<Integer> when = new ArrayList<>();
        List<Double> overdue = new ArrayList<>();
        List<Boolean> bad = new ArrayList<>();
        for (Day day : days) {
            for (int i = 0; i < day.safe() + day.risky(); i++) {
                boolean isSafe = i < day.safe();
                customers.add("C" + i);
                when.add(Days.epochDay(day.day()));
                overdue.add(isSafe ? 0.0 : 30.0);
                bad.add(isSafe ? i < day.safeBad() : i - day.safe() < day.riskyBad());
            }
        }
        boolean[] events = new boolean[bad.size()];
        IntStream.range(0, events.length).forEach(row -> events[row] = bad.get(row));
        double[] values = overdue.stream().mapToDouble(Double::doubleValue).toArray();
        return new DataSet(
                customers,
                when.stream().mapToInt(Integer::intValue).toArray(),
                new Sample(List.of(new NumberColumn(READ, values)), events));
    }

    private static ScoreWatch watch(DataSet reference, DataSet matured, DataSet open, Watched.Past past) {
        return ScoreWatch.of(
                new Watched(CARD, MissingData.NEUTRAL, MasterScale.standard(), reference.sample(), matured, open, past),
                WatchRules.standard());
    }

    @Test
    void a_portfolio_that_grew_riskier_turns_red_and_names_the_characteristic() {
        DataSet then = set(new Day(TODAY.minusYears(1), 800, 200, 0, 0));
        ScoreWatch watch = watch(then, set(), set(new Day(TODAY, 500, 500, 0, 0)), UNKNOWN);
        // (.5 - .8) ln(.5 / .8) + (.5 - .2) ln(.5 / .2) = .141 + .275
        assertThat(watch.score().stability().index()).isCloseTo(0.41589, within(1e-5));
        assertThat(watch.characteristics().getFirst().stability().index()).isCloseTo(0.41589, within(1e-5));
        assertThat(watch.light(Figure.SCORE)).isEqualTo(Light.RED);
        assertThat(watch.light(Figure.CHARACTERISTICS)).isEqualTo(Light.RED);
        assertThat(watch.light(Figure.RANKING)).isEqualTo(Light.UNKNOWN);
        assertThat(watch.light(Figure.CALIBRATION)).isEqualTo(Light.UNKNOWN);
        assertThat(watch.light()).isEqualTo(Light.RED);
    }

    @Test
    void a_portfolio_that_stayed_is_green_and_few_outcomes_are_no_figure() {
        Day then = new Day(TODAY.minusYears(1), 800, 200, 5, 4);
        ScoreWatch watch = watch(set(then), set(then), set(new Day(TODAY, 400, 100, 0, 0)), UNKNOWN);
        assertThat(watch.score().stability().index()).isZero();
        assertThat(watch.light()).isEqualTo(Light.GREEN);
        assertThat(watch.recent().events()).isEqualTo(9);
        assertThat(watch.recent().ranking()).as("nine are less than ten").isEmpty();
        assertThat(watch.recent().ratio()).isEmpty();
        assertThat(watch.light(Figure.CALIBRATION)).isEqualTo(Light.UNKNOWN);
    }

    @Test
    void only_days_new_to_the_card_and_a_horizon_apart_count() {
        LocalDate[] ends = IntStream.range(0, 6)
                .mapToObj(back -> LocalDate.of(2026, 3, 31).minusMonths(3L * back))
                .toArray(LocalDate[]::new);
        DataSet matured = set(
                new Day(ends[5], 80, 20, 2, 4),
                new Day(ends[4], 80, 20, 2, 4),
                new Day(ends[3], 80, 20, 2, 4),
                new Day(ends[2], 80, 20, 2, 4),
                new Day(ends[1], 80, 20, 2, 4),
                new Day(ends[0], 80, 20, 2, 4));
        DataSet open = set(new Day(TODAY, 80, 20, 0, 0));
        Watched.Past past =
                new Watched.Past(Optional.of(ends[5]), Optional.of(ends[4]), Optional.of(new Auc(0.9, 0.02)), 180);
        ScoreWatch watch = watch(matured, matured, open, past);
        assertThat(watch.days().stream().map(ScoreWatch.OfDay::use))
                .startsWith(ScoreWatch.Use.FITTED, ScoreWatch.Use.TESTED, ScoreWatch.Use.NEW);
        assertThat(watch.days().stream().filter(ScoreWatch.OfDay::isRecent).map(ScoreWatch.OfDay::day))
                .containsExactly(ends[2], ends[0]);
        // two days: 12 bad of 200; AUC = P(risky | bad) P(safe | good) + ties / 2 = (8 x 156 + (8 x 32 + 4 x 156) / 2)
        // / (12 x 188)
        assertThat(watch.recent().events()).isEqualTo(12);
        assertThat(watch.recent().ranking().orElseThrow().value())
                .isCloseTo((8 * 156 + (8 * 32 + 4 * 156) / 2.0) / (12 * 188), within(1e-12));
        assertThat(watch.light(Figure.RANKING)).as("0.9 when made, 0.748 now").isEqualTo(Light.RED);
        assertThat(watch(matured, matured, open, UNKNOWN).drop())
                .as("six bad on the older day are too few to stand for when it was made")
                .isEmpty();
    }

    @Test
    void more_bad_outcomes_than_promised_are_red_and_fewer_amber() {
        DataSet open = set(new Day(TODAY, 500, 500, 0, 0));
        LocalDate then = TODAY.minusYears(1);
        // expected 500 x .0204 + 500 x .0769 = 48.7
        ScoreWatch worse = watch(open, set(new Day(then, 500, 500, 30, 70)), open, UNKNOWN);
        ScoreWatch fewer = watch(open, set(new Day(then, 500, 500, 5, 15)), open, UNKNOWN);
        assertThat(worse.recent().expected()).isCloseTo(500 / 49.0 + 500 / 13.0, within(1e-9));
        assertThat(worse.light(Figure.CALIBRATION)).isEqualTo(Light.RED);
        assertThat(fewer.light(Figure.CALIBRATION)).isEqualTo(Light.AMBER);
        assertThat(worse.recent().grades()).hasSize(2);
        assertThat(worse.light(Figure.RANKING)).as("nothing to compare with").isEqualTo(Light.UNKNOWN);
    }

    @Test
    void what_the_reference_has_not_is_missing_to_all_and_named() {
        DataSet open = set(new Day(TODAY, 5, 5, 0, 0));
        Sample other = new Sample(List.of(new NumberColumn("x", new double[] {1})), new boolean[] {false});
        Watched watched = new Watched(CARD, MissingData.NEUTRAL, MasterScale.standard(), other, set(), open, UNKNOWN);
        ScoreWatch watch = ScoreWatch.of(watched, WatchRules.standard());
        assertThat(watch.notCompared()).containsExactly(READ);
        assertThat(watch.characteristics()).isEmpty();
        assertThat(watch.score().stability().index()).isZero();
        assertThatThrownBy(() -> watch(open, set(), set(), UNKNOWN)).hasMessageContaining("observations");
        assertThat(watch.score().bands().cuts())
                .as("one score only is one band")
                .isEmpty();
    }
}
