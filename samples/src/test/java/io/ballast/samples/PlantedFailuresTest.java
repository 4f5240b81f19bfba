package io.ballast.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.samples.SampleCustomer.SampleInvoice;
import io.ballast.samples.SampleCustomer.SampleReceipt;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlantedFailuresTest {
    private final DemoSettings settings = DemoSettings.standard();
    private final DemoCompany company = new DemoCompany(settings);
    private final List<PlantedFailure> failures = company.failures();

    @Test
    void sixty_customers_fail_and_each_of_them_knows_it() {
        assertThat(failures).hasSize(60).doesNotHaveDuplicates();
        assertThat(failures).allMatch(f -> company.customer(f.index()).failure().equals(Optional.of(f)));
        assertThat(IntStream.range(0, settings.customers())
                        .filter(i -> PlantedFailure.of(settings, i).isPresent()))
                .hasSize(60);
    }

    @Test
    void signals_begin_weeks_to_months_before_the_failure_and_within_the_ledger() {
        assertThat(failures)
                .allMatch(f -> f.failureDay() - f.firstSignalDay() >= 60)
                .allMatch(f -> f.failureDay() - f.firstSignalDay() <= 270)
                .allMatch(f -> f.firstSignalDay() >= settings.startDay() + 200)
                .allMatch(f -> f.failureDay() <= settings.asOfDay() - 20);
    }

    @Test
    void a_failed_customer_pays_nothing_more_and_owes_something() {
        for (PlantedFailure failure : failures) {
            SampleCustomer customer = company.customer(failure.index());
            long billed = customer.invoices().stream()
                    .mapToLong(SampleInvoice::amountMinor)
                    .sum();
            long settled = customer.receipts().stream()
                    .mapToLong(r -> r.amountMinor() - r.unappliedMinor())
                    .sum();

            assertThat(customer.receipts()).allMatch(r -> r.day() < failure.failureDay());
            assertThat(billed).isGreaterThan(settled);
        }
    }

    @Test
    void payments_that_creep_come_later_in_the_last_half_of_the_signals_than_in_the_year_before() {
        double[] creeps = with(Signal.DELAY_CREEP).stream()
                .mapToDouble(f -> pastDueDays(f, lastHalf(f)) - pastDueDays(f, before(f)))
                .sorted()
                .toArray();

        assertThat(creeps[creeps.length / 2]).isGreaterThan(15); // 34 on average, cut short by the failure itself
        assertThat(creeps[creeps.length / 10]).isGreaterThan(0); // chance hides it in fewer than one in ten
    }

    @Test
    void partial_payments_become_frequent_among_the_failing() {
        double before = share(Signal.PARTIAL_PAYMENTS, false, PlantedFailuresTest::isPartial);
        double after = share(Signal.PARTIAL_PAYMENTS, true, PlantedFailuresTest::isPartial);

        assertThat(before).isLessThan(0.10);
        assertThat(after).isGreaterThan(0.25);
    }

    @Test
    void round_receipts_become_frequent_among_those_short_of_cash() {
        double before = share(Signal.ROUND_PAYMENTS, false, r -> r.amountMinor() % 100_000 == 0);
        double after = share(Signal.ROUND_PAYMENTS, true, r -> r.amountMinor() % 100_000 == 0);

        assertThat(before).isLessThan(0.05);
        assertThat(after).isGreaterThan(0.25);
    }

    @Test
    void orders_surge_or_drop_before_the_failure() {
        assertThat(orderRatio(Signal.ORDER_SURGE)).isGreaterThan(2); // up to 3.5 x 1.5 at the end
        assertThat(orderRatio(Signal.ORDER_DROP)).isLessThan(0.65); // down to 0.15 at the end
    }

    @Test
    void disputes_become_frequent_before_a_quarrel_ends_in_failure() {
        double before = 0;
        double after = 0;
        for (PlantedFailure failure : with(Signal.DISPUTES)) {
            SampleCustomer customer = company.customer(failure.index());
            before += customer.disputes().stream()
                    .filter(d -> before(failure).test(d.dispute().openedDay()))
                    .count();
            after += customer.disputes().stream()
                    .filter(d -> lastHalf(failure).test(d.dispute().openedDay()))
                    .count();
        }
        assertThat(after).isGreaterThan(3 * before);
    }

    private List<PlantedFailure> with(Signal signal) {
        List<PlantedFailure> found =
                failures.stream().filter(f -> f.signals().contains(signal)).toList();
        assertThat(found).hasSizeGreaterThan(5);
        return found;
    }

    /** The 200 days before the first signal. */
    private static Predicate<Integer> before(PlantedFailure failure) {
        return day -> day >= failure.firstSignalDay() - 200 && day < failure.firstSignalDay();
    }

    private static Predicate<Integer> lastHalf(PlantedFailure failure) {
        int middle = (failure.firstSignalDay() + failure.failureDay()) / 2;
        return day -> day >= middle && day < failure.failureDay();
    }

    /** Average days from due to paid, or to the failure if not paid by then, of what falls due in the window. */
    private double pastDueDays(PlantedFailure failure, Predicate<Integer> window) {
        SampleCustomer customer = company.customer(failure.index());
        return customer.invoices().stream()
                .filter(i -> i.instalment() < 2 && window.test(i.dueDay()))
                .mapToInt(i -> paidDay(customer, i, failure.failureDay()) - i.dueDay())
                .average()
                .orElse(0);
    }

    private static int paidDay(SampleCustomer customer, SampleInvoice invoice, int failureDay) {
        return customer.receipts().stream()
                .filter(r -> r.applications().stream().anyMatch(a -> a.invoice().equals(invoice)))
                .mapToInt(SampleReceipt::day)
                .max()
                .orElse(failureDay);
    }

    private double share(Signal signal, boolean isLastHalf, Predicate<SampleReceipt> test) {
        double all = 0;
        double hits = 0;
        for (PlantedFailure failure : with(signal)) {
            Predicate<Integer> window = isLastHalf ? lastHalf(failure) : before(failure);
            for (SampleReceipt receipt : company.customer(failure.index()).receipts()) {
                if (window.test(receipt.day())) {
                    all++;
                    hits += test.test(receipt) ? 1 : 0;
                }
            }
        }
        return hits / all;
    }

    private static boolean isPartial(SampleReceipt receipt) {
        return receipt.applications().stream()
                .anyMatch(a -> a.amountMinor() < a.invoice().amountMinor());
    }

    /** Orders a day in the last half of the signals over orders a day in the 200 days before. */
    private double orderRatio(Signal signal) {
        double before = 0;
        double after = 0;
        for (PlantedFailure failure : with(signal)) {
            int half = failure.failureDay() - (failure.firstSignalDay() + failure.failureDay()) / 2;
            for (var order : company.customer(failure.index()).orders()) {
                before += before(failure).test(order.orderedDay()) ? 1.0 / 200 : 0;
                after += lastHalf(failure).test(order.orderedDay()) ? 1.0 / half : 0;
            }
        }
        return after / before;
    }
}
