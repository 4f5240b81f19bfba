package io.ballast.engine.model.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.model.order.OrderForecast.Because;
import io.ballast.engine.model.order.OrderForecast.Foretold;
import io.ballast.engine.model.order.OrderForecast.NotEnough;
import io.ballast.engine.model.validation.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Orders of the next month are foretold by the method that erred least, and measured on months it did not know. */
class OrderStudyTest {
    private static final long SEED = Long.getLong("seed", 20261124);
    private static final int CUSTOMERS = 200;
    private static final int MONTHS = 36;

    @Test
    void who_orders_the_same_each_month_is_foretold_without_error() {
        OrderStudy study = study(Collections.nCopies(24, 500L));
        assertThat(foretold(study))
                .extracting(Foretold::amountMinor, Foretold::method, Foretold::months)
                .containsExactly(500L, OrderMethod.LAST, 24);
        OrderErrors errors = study.errors().orElseThrow();
        assertThat(errors.tried()).isEqualTo(6);
        assertThat(errors.error()).isZero();
        assertThat(errors.lastError()).isZero();
        assertThat(errors.gain()).isEmpty();
        assertThat(errors.held()).isEmpty();
    }

    @Test
    void who_orders_once_a_year_is_foretold_from_last_year() {
        // Month 36 is the twelfth of its year: as 23 and 11, which were 900.
        List<Long> months = IntStream.range(0, 35)
                .mapToObj(i -> i % 12 == 11 ? 900L : 100L + i % 12)
                .toList();
        Foretold said = foretold(study(months));
        assertThat(said.method()).isEqualTo(OrderMethod.SEASON);
        assertThat(said.amountMinor()).isEqualTo(900);
    }

    @Test
    void a_month_is_off_as_a_share_of_what_came() {
        // Came 400 and 100: said 300 and 200, last month 200 and 400.
        List<OrderTried> tried = List.of(tried("A", 400, 300, 200), tried("B", 100, 200, 400));
        OrderErrors errors = OrderErrors.of(tried).orElseThrow();
        assertThat(errors.error()).isEqualTo((100 + 100) / 500.0);
        assertThat(errors.lastError()).isEqualTo((200 + 300) / 500.0);
        // gain 0.6; A gained 100 of 400, apart 100 - 240 = -140; B gained 200 of 100, apart 200 - 60 = 140
        double reach = 1.959964 * Math.sqrt(2 * (140 * 140 + 140 * 140)) / 500;
        Interval gain = errors.gain().orElseThrow();
        assertThat(gain.lower()).isCloseTo(0.6 - reach, within(1e-6));
        assertThat(gain.upper()).isCloseTo(0.6 + reach, within(1e-6));
        assertThat(errors.season()).isEmpty();
    }

    @Test
    void where_nothing_was_tried_or_ordered_there_are_no_figures() {
        assertThat(OrderErrors.of(List.of())).isEmpty();
        assertThat(OrderErrors.of(List.of(tried("A", 0, 300, 200)))).isEmpty();
        assertThat(OrderStudy.of(List.of()).errors()).isEmpty();
    }

    @Test
    void too_little_history_is_told_instead_of_an_amount() {
        assertThat(because(List.of())).isEqualTo(Because.NO_ORDERS);
        assertThat(because(Collections.nCopies(30, 0L))).isEqualTo(Because.NO_ORDERS);
        assertThat(because(List.of(0L, 0L, 5L, 5L, 5L, 5L, 5L))).isEqualTo(Because.TOO_FEW_MONTHS);
        assertThat(foretold(study(List.of(0L, 5L, 5L, 5L, 5L, 5L, 5L))).months())
                .isEqualTo(6);
        List<Long> gone = new ArrayList<>(Collections.nCopies(8, 5L));
        gone.addAll(Collections.nCopies(11, 0L));
        assertThat(foretold(study(gone)).months()).isEqualTo(19);
        gone.add(0L);
        assertThat(because(gone)).isEqualTo(Because.NONE_FOR_A_YEAR);
    }

    @Test
    void what_comes_later_changes_no_earlier_try() {
        List<OrderPast> past = company(MONTHS);
        List<OrderTried> tried = OrderStudy.of(past).tried();
        for (int back = 1; back <= OrderStudy.TRIED_MONTHS; back++) {
            int month = back;
            List<OrderPast> changed =
                    past.stream().map(of -> changed(of, month)).toList();
            List<OrderTried> again = OrderStudy.of(changed).tried();
            assertThat(before(again, month)).isNotEmpty().isEqualTo(before(tried, month));
        }
    }

    /** What was said of the month and of those before it; what came of it is what was changed. */
    private static List<List<Object>> before(List<OrderTried> tried, int back) {
        return tried.stream()
                .filter(one -> one.monthsBack() >= back)
                .map(one -> List.<Object>of(
                        one.customer(), one.monthsBack(), one.saidMinor(), one.method(), one.span(), one.lastMinor()))
                .toList();
    }

    private static OrderPast changed(OrderPast past, int back) {
        List<Long> months = new ArrayList<>(past.monthsMinor());
        for (int i = months.size() - back; i < months.size(); i++) {
            months.set(i, 7 * months.get(i) + 1_000_000);
        }
        return new OrderPast(past.customer(), months);
    }

    @Test
    void eight_of_ten_months_come_within_the_interval_and_what_is_said_lies_in_it() {
        OrderStudy study = OrderStudy.of(company(MONTHS));
        // 1,200 months of 200 customers: one standard error is 0.012.
        assertThat(study.errors().orElseThrow().held().orElseThrow()).isBetween(0.76, 0.84);
        assertThat(study.tried()).hasSize(CUSTOMERS * OrderStudy.TRIED_MONTHS);
        study.forecasts().forEach(forecast -> {
            Foretold said = (Foretold) forecast;
            assertThat(said.span().orElseThrow().holds(said.amountMinor())).isTrue();
        });
        study.tried()
                .forEach(one -> assertThat(one.span().orElseThrow().holds(one.saidMinor()))
                        .isTrue());
    }

    @Test
    void orders_that_vary_around_a_mean_are_foretold_better_than_by_last_month() {
        OrderErrors errors = OrderStudy.of(company(MONTHS)).errors().orElseThrow();
        assertThat(errors.gain().orElseThrow().lower()).isPositive();
        assertThat(errors.season().orElseThrow().seasonError())
                .isGreaterThan(errors.season().orElseThrow().error());
    }

    @Test
    void a_thousand_times_the_orders_is_a_thousand_times_the_forecast() {
        List<OrderPast> past = company(MONTHS);
        List<OrderPast> large = past.stream()
                .map(of -> new OrderPast(
                        of.customer(),
                        of.monthsMinor().stream().map(minor -> 1024 * minor).toList()))
                .toList();
        List<OrderForecast> said = OrderStudy.of(past).forecasts();
        List<OrderForecast> saidLarge = OrderStudy.of(large).forecasts();
        for (int i = 0; i < said.size(); i++) {
            Foretold one = (Foretold) said.get(i);
            Foretold other = (Foretold) saidLarge.get(i);
            assertThat(other.method()).isEqualTo(one.method());
            // The smaller one is rounded to whole units, half a unit is 512 here.
            assertThat(other.amountMinor()).isCloseTo(1024 * one.amountMinor(), within(512L));
        }
    }

    @Test
    void orders_below_zero_and_customers_named_twice_are_refused() {
        assertThatThrownBy(() -> new OrderPast("A", List.of(1L, -1L))).isInstanceOf(IllegalArgumentException.class);
        OrderPast past = new OrderPast("A", List.of(1L));
        assertThatThrownBy(() -> OrderStudy.of(List.of(past, past))).isInstanceOf(IllegalArgumentException.class);
    }

    private static OrderTried tried(String customer, long came, long said, long last) {
        return new OrderTried(
                customer, 1, came, said, OrderMethod.MEAN_OF_3, Optional.empty(), last, OptionalLong.empty());
    }

    /** Independent months around a mean of each customer's own. */
    private static List<OrderPast> company(int months) {
        Random random = new Random(SEED);
        System.out.println("seed=" + SEED);
        List<OrderPast> past = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            double mean = 100_000 * Math.exp(random.nextGaussian());
            double spread = 0.1 + 0.4 * random.nextDouble();
            List<Long> minor = new ArrayList<>();
            for (int month = 0; month < months; month++) {
                minor.add(Math.round(mean * Math.exp(spread * random.nextGaussian())));
            }
            past.add(new OrderPast("C" + customer, minor));
        }
        return past;
    }

    private static OrderStudy study(List<Long> months) {
        return OrderStudy.of(List.of(new OrderPast("Aurora", months)));
    }

    private static Foretold foretold(OrderStudy study) {
        return (Foretold) study.forecasts().getFirst();
    }

    private static Because because(List<Long> months) {
        return ((NotEnough) study(months).forecasts().getFirst()).because();
    }
}
