package io.ballast.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.ledger.SalesOrder;
import io.ballast.engine.value.Days;
import io.ballast.samples.SampleCustomer.Application;
import io.ballast.samples.SampleCustomer.SampleInvoice;
import io.ballast.samples.SampleCustomer.SampleReceipt;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoCompanyTest {
    private final DemoSettings settings = DemoSettings.standard();
    private final DemoCompany company = new DemoCompany(settings);
    private final List<SampleCustomer> customers = IntStream.range(0, settings.customers())
            .parallel()
            .mapToObj(company::customer)
            .toList();

    @Test
    void two_thousand_customers_have_about_two_hundred_thousand_invoices() {
        long rows = customers.stream().mapToLong(c -> c.invoices().size()).sum();

        assertThat(rows).isBetween(190_000L, 210_000L); // 2,000 x 100, give or take 5 %
    }

    @Test
    void about_half_of_the_paid_invoices_are_paid_late_and_one_in_twelve_by_more_than_a_month() {
        long paid = 0;
        long late = 0;
        long veryLate = 0;
        for (SampleCustomer customer : customers) {
            Map<String, Integer> lastPaid = lastPaidDays(customer);
            for (SampleInvoice invoice : customer.invoices()) {
                int delay = lastPaid.getOrDefault(invoice.rowNumber(), invoice.dueDay()) - invoice.dueDay();
                paid += lastPaid.containsKey(invoice.rowNumber()) ? 1 : 0;
                late += delay > 0 ? 1 : 0;
                veryLate += delay > 30 ? 1 : 0;
            }
        }

        assertThat((double) late / paid).isBetween(0.40, 0.65);
        assertThat((double) veryLate / paid).isBetween(0.05, 0.12);
    }

    @Test
    void receipts_pay_several_invoices_or_parts_of_one_and_some_are_unapplied() {
        List<SampleReceipt> receipts = receipts().toList();
        long several =
                receipts.stream().filter(r -> r.applications().size() > 1).count();
        long unapplied = receipts.stream().filter(r -> r.unappliedMinor() > 0).count();
        long partial = receipts.stream()
                .flatMap(r -> r.applications().stream())
                .filter(a -> a.amountMinor() < a.invoice().amountMinor())
                .count();

        assertThat((double) several / receipts.size()).isBetween(0.15, 0.5);
        assertThat((double) unapplied / receipts.size()).isBetween(0.004, 0.02);
        assertThat(partial).isGreaterThan(4_000);
    }

    @Test
    void orders_dip_at_the_spring_festival_and_peak_at_the_end_of_a_quarter() {
        Map<Integer, Integer> perDay = new HashMap<>();
        orders().forEach(order -> perDay.merge(order.orderedDay(), 1, Integer::sum));
        double usual = average(perDay, LocalDate.of(2026, 4, 6), LocalDate.of(2026, 5, 31));
        double festival = average(perDay, LocalDate.of(2026, 2, 15), LocalDate.of(2026, 2, 24));
        double quarterEnd = average(perDay, LocalDate.of(2026, 6, 21), LocalDate.of(2026, 6, 30));

        assertThat(festival).isLessThan(usual * 0.15);
        assertThat(quarterEnd).isGreaterThan(usual * 1.3);
    }

    @Test
    void no_invoice_is_settled_beyond_its_amount_and_no_receipt_or_memo_applied_beyond_its_own() {
        for (SampleCustomer customer : customers) {
            Map<String, Long> open = new HashMap<>();
            customer.invoices().forEach(i -> open.put(i.rowNumber(), i.amountMinor()));
            applications(customer).forEach(a -> open.merge(a.invoice().rowNumber(), -a.amountMinor(), Long::sum));

            assertThat(open.values()).allMatch(left -> left >= 0);
            assertThat(customer.receipts()).allMatch(r -> r.amountMinor() > 0 && r.unappliedMinor() >= 0);
            assertThat(customer.creditMemos())
                    .allMatch(m -> m.application().map(Application::amountMinor).orElse(1L) <= m.amountMinor());
        }
    }

    @Test
    void nothing_is_settled_before_it_was_issued_and_instalments_are_settled_in_their_order() {
        for (SampleCustomer customer : customers) {
            Map<String, Long> open = new HashMap<>();
            customer.invoices().forEach(i -> open.put(i.rowNumber(), i.amountMinor()));
            for (SampleReceipt receipt : customer.receipts()) {
                for (Application applied : receipt.applications()) {
                    SampleInvoice invoice = applied.invoice();
                    assertThat(receipt.day()).isGreaterThanOrEqualTo(invoice.issuedDay());
                    open.merge(invoice.rowNumber(), -applied.amountMinor(), Long::sum);
                }
            }
            for (var memo : customer.creditMemos()) {
                memo.application().ifPresent(a -> open.merge(a.invoice().rowNumber(), -a.amountMinor(), Long::sum));
            }
            for (SampleInvoice second : customer.invoices()) {
                boolean isSettledInPart =
                        second.instalment() == 2 && open.getOrDefault(second.rowNumber(), 0L) < second.amountMinor();
                assertThat(isSettledInPart && open.getOrDefault(second.number() + "/1", 0L) > 0)
                        .isFalse();
            }
        }
    }

    @Test
    void every_document_lies_within_the_three_years_and_is_recorded_by_the_last_day() {
        int start = Days.epochDay(settings.start());
        int end = Days.epochDay(settings.asOf());

        assertThat(invoices())
                .allMatch(i -> i.issuedDay() > start && i.issuedDay() <= end && i.dueDay() >= i.issuedDay())
                .allMatch(i -> i.recordedDay() >= i.issuedDay() && i.recordedDay() <= end);
        assertThat(receipts()).allMatch(r -> r.day() > start && r.day() <= end && r.recordedDay() <= end);
        assertThat(orders())
                .allMatch(o -> o.orderedDay() > start && o.orderedDay() <= end && o.knownDay() <= end)
                .allMatch(o -> isKnownBy(end, o.closedDay()) && isKnownBy(end, o.cancelledDay()));
        assertThat(customers.stream().flatMap(c -> c.deliveries().stream()))
                .allMatch(d -> d.day() <= end && isKnownBy(end, d.invoicedDay()));
        assertThat(customers.stream().flatMap(c -> c.disputes().stream()))
                .allMatch(d -> d.dispute().openedDay() <= end
                        && isKnownBy(end, d.dispute().closedDay()));
    }

    @Test
    void deliveries_of_a_closed_order_add_up_to_the_order_and_bills_to_the_delivery() {
        for (SampleCustomer customer : customers) {
            Map<String, Long> left = new HashMap<>();
            customer.orders().forEach(o -> left.put(o.number(), o.amountMinor()));
            customer.deliveries().forEach(d -> left.merge(d.orderNumber(), -d.amountMinor(), Long::sum));
            assertThat(customer.orders().stream().filter(o -> o.closedDay() != Days.NEVER))
                    .allMatch(o -> left.getOrDefault(o.number(), -1L) == 0);
            long delivered = customer.deliveries().stream()
                    .filter(d -> d.invoicedDay() != Days.NEVER)
                    .mapToLong(d -> d.amountMinor())
                    .sum();
            long billed = customer.invoices().stream()
                    .mapToLong(SampleInvoice::amountMinor)
                    .sum();
            assertThat(billed).isEqualTo(delivered);
        }
    }

    @Test
    void some_limits_are_missing_some_are_zero_and_some_are_exceeded() {
        long none = customers.stream()
                .filter(c -> c.profile().limit() instanceof LimitInForce.None)
                .count();
        long zero = customers.stream().filter(c -> limitMinor(c) == 0).count();
        long exceeded = customers.stream()
                .filter(c -> limitMinor(c) > 0 && openMinor(c) > limitMinor(c))
                .count();

        assertThat(none).isBetween(120L, 200L); // 8 % of 2,000
        assertThat(zero).isBetween(8L, 35L); // 1 % of 2,000
        assertThat(exceeded).isBetween(20L, 120L); // a handful of percent, mostly those about to fail
    }

    @Test
    void what_is_unknown_of_a_customer_is_empty_and_never_zero() {
        assertThat(customers).anyMatch(c -> c.profile().tangibleNetWorthMinor().isEmpty());
        assertThat(customers).anyMatch(c -> c.profile().uscc().isEmpty());
        double known = customers.stream()
                .filter(c -> c.profile().tangibleNetWorthMinor().isPresent())
                .count();
        assertThat(known / customers.size()).isCloseTo(0.55, within(0.04));
    }

    @Test
    void codes_are_unique_within_the_company_and_numbers_within_the_customer() {
        Set<String> seen = new HashSet<>();
        for (SampleCustomer customer : customers) {
            assertThat(seen.add(customer.profile().code())).isTrue();
            assertThat(customer.profile().uscc().map(seen::add).orElse(true)).isTrue();
            assertThat(customer.invoices().stream().map(SampleInvoice::rowNumber))
                    .doesNotHaveDuplicates();
            assertThat(customer.receipts().stream().map(SampleReceipt::number)).doesNotHaveDuplicates();
        }
    }

    @Test
    void hostile_names_are_flagged_and_the_others_hold_no_special_character() {
        assertThat(customers).filteredOn(c -> c.profile().isNameHostile()).hasSize(16); // 17, 142, ... 1892
        assertThat(customers)
                .filteredOn(c -> !c.profile().isNameHostile())
                .allMatch(c ->
                        c.profile().name().codePoints().allMatch(p -> Character.isLetter(p) || p == ' ' || p == '.'));
    }

    @Test
    void the_engine_sees_the_same_money_as_the_files() {
        for (int index = 0; index < 50; index++) {
            SampleCustomer customer = customers.get(index);
            var ledger = company.factsOf(index, settings.asOf()).ledger();
            long settled = IntStream.range(0, ledger.settlements().size())
                    .mapToLong(ledger.settlements()::amountMinor)
                    .sum();
            assertThat(ledger.invoices().size()).isEqualTo(customer.invoices().size());
            assertThat(settled)
                    .isEqualTo(applications(customer)
                            .mapToLong(Application::amountMinor)
                            .sum());
        }
    }

    @Test
    void three_years_end_on_the_day_asked_for() {
        DemoSettings earlier = settings.withAsOf(LocalDate.of(2020, 2, 29));
        SampleCustomer customer = new DemoCompany(earlier).customer(3);

        assertThat(customer.invoices())
                .allMatch(i -> i.issuedDay() <= Days.epochDay(LocalDate.of(2020, 2, 29)))
                .anyMatch(
                        i -> YearMonth.from(LocalDate.ofEpochDay(i.issuedDay())).getYear() == 2019);
    }

    private Stream<SampleInvoice> invoices() {
        return customers.stream().flatMap(c -> c.invoices().stream());
    }

    private Stream<SampleReceipt> receipts() {
        return customers.stream().flatMap(c -> c.receipts().stream());
    }

    private Stream<SalesOrder> orders() {
        return customers.stream().flatMap(c -> c.orders().stream());
    }

    private static Stream<Application> applications(SampleCustomer customer) {
        return Stream.concat(
                customer.receipts().stream().flatMap(r -> r.applications().stream()),
                customer.creditMemos().stream().flatMap(m -> m.application().stream()));
    }

    private static Map<String, Integer> lastPaidDays(SampleCustomer customer) {
        Map<String, Integer> days = new HashMap<>();
        customer.receipts()
                .forEach(r ->
                        r.applications().forEach(a -> days.merge(a.invoice().rowNumber(), r.day(), Math::max)));
        return days;
    }

    private static long openMinor(SampleCustomer customer) {
        return customer.invoices().stream()
                        .mapToLong(SampleInvoice::amountMinor)
                        .sum()
                - applications(customer).mapToLong(Application::amountMinor).sum();
    }

    /** The limit, or -1 where none was set. */
    private static long limitMinor(SampleCustomer customer) {
        return customer.profile().limit() instanceof LimitInForce.Amount(long minor) ? minor : -1;
    }

    private static boolean isKnownBy(int end, int day) {
        return day <= end || day == Days.NEVER;
    }

    private static double average(Map<Integer, Integer> perDay, LocalDate from, LocalDate to) {
        return IntStream.rangeClosed(Days.epochDay(from), Days.epochDay(to))
                .map(day -> perDay.getOrDefault(day, 0))
                .average()
                .orElseThrow();
    }
}
