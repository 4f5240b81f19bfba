package io.ballast.engine.model.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.value.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaymentDaysTest {
    private static final LocalDate LAST = LocalDate.of(2026, 10, 31);
    private static final List<PaymentCase> CASES = cases();

    private static BookedInvoice invoice(String number, int due, int closed) {
        return new BookedInvoice(number, 100, due - 30, due, due - 30, closed, closed, true);
    }

    /** Sixty customers, usually 0 to 29 days late and up to 9 days more; invoices above 500 take a week more. */
    private static List<PaymentCase> cases() {
        var random = new SplittableRandom(7);
        int last = Days.epochDay(LAST);
        List<PaymentCase> cases = new ArrayList<>();
        for (int customer = 0; customer < 60; customer++) {
            List<BookedInvoice> invoices = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int issued = last - 900 + 13 * i + customer % 13;
                long amount = random.nextLong(1, 1_001);
                int closed = issued + 30 + customer % 30 + random.nextInt(10) + (amount > 500 ? 7 : 0);
                invoices.add(new BookedInvoice("I" + i, amount, issued, issued + 30, issued, closed, closed + 1, true));
            }
            var past = new PaymentPast("C" + customer, invoices);
            PaymentStudy.days(LAST).forEach(day -> cases.addAll(past.cases(Days.epochDay(day), last, one -> true)));
        }
        return cases;
    }

    @Test
    void nothing_that_was_booked_later_is_known_on_a_day() {
        List<BookedInvoice> whole =
                List.of(invoice("A", 40, 50), invoice("B", 60, 64), invoice("C", 80, 120), invoice("D", 131, 140));
        List<BookedInvoice> sofar = List.of(invoice("A", 40, 50), invoice("B", 60, 64), invoice("C", 80, Days.NEVER));
        assertThat(described(whole)).isEqualTo(described(sofar));
    }

    private static String described(List<BookedInvoice> invoices) {
        List<PaymentSight> sights = new PaymentPast("X", invoices).at(100);
        StringBuilder text = new StringBuilder();
        PaymentSight.sample(sights)
                .columns()
                .forEach(column -> text.append(column.name())
                        .append(' ')
                        .append(((NumberColumn) column).value(0))
                        .append('\n'));
        return sights.size() + "\n" + text;
    }

    @Test
    void what_is_known_is_what_the_customer_paid_by_then() {
        PaymentSight sight = new PaymentPast(
                        "X", List.of(invoice("A", 40, 50), invoice("B", 60, 64), invoice("C", 80, 120)))
                .at(100)
                .getFirst();
        assertThat(sight.number()).isEqualTo("C");
        assertThat(sight.paid()).isEqualTo(2);
        assertThat(sight.meanDays()).as("(10 + 4) / 2").hasValue(7);
        assertThat(sight.isOverdue()).isTrue();
        assertThat(new OwnMean(0).days(sight))
                .as("7 days behind day 80 are over: today")
                .isZero();
        assertThat(sight.came().cameDays()).as("day 120, 20 days after day 100").isEqualTo(20);
    }

    @Test
    void what_is_written_off_or_takes_longer_than_ninety_days_counts_as_ninety() {
        var writtenOff = new BookedInvoice("W", 100, 10, 80, 10, 120, 120, false);
        var slow = invoice("S", 80, 190);
        List<PaymentCase> cases = new PaymentPast("X", List.of(writtenOff, slow)).cases(100, 190, one -> true);
        assertThat(cases).extracting(PaymentCase::cameDays).containsExactly(90, 90);
        assertThat(new PaymentPast("X", List.of(slow)).cases(100, 189, one -> true))
                .as("not over yet")
                .isEmpty();
    }

    /** Of nine errors the ceil(10 x 0.9) = 9th smallest moves an end: the low one by 8, the high one by -1. */
    @Test
    void an_interval_is_moved_by_the_errors_of_others() {
        var sight = new PaymentPast("X", List.of(invoice("A", 100, 150))).at(90).getFirst();
        List<PaymentCase> cases = IntStream.range(2, 11)
                .mapToObj(came -> new PaymentCase(sight, came))
                .toList();
        int[] ends = new int[9];
        Arrays.fill(ends, 10);
        int[] high = new int[9];
        Arrays.fill(high, 11);
        Margin margin = Margin.of(cases, ends, high, IntStream.range(0, 9).toArray());
        assertThat(margin).isEqualTo(new Margin(8, -1));
        assertThat(margin.around(sight, 10, 10, 11)).isEqualTo(new Foretold(2, 10, 10));
    }

    @Test
    void a_fitted_model_errs_less_than_the_own_mean_and_its_interval_holds_what_it_says() {
        PaymentStudy study = PaymentStudy.of(CASES).orElseThrow();
        PaymentFigures figures = PaymentFigures.of(study.trial());
        assertThat(figures.notDue().isBetter()).isTrue();
        assertThat(figures.all().errors().held()).isCloseTo(0.8, within(0.07));
        assertThat(figures.months().stream()
                        .mapToInt(month -> month.errors().cases())
                        .sum())
                .isEqualTo(study.trial().tried().size());
        assertThat(study.trial().tried()).allMatch(one -> one.of().sight().day() >= Days.epochDay(study.firstTested()));
    }

    @Test
    void it_is_the_same_again_and_after_reading_its_text() {
        PaymentDays model = PaymentFitting.fit(CASES).orElseThrow();
        List<PaymentSight> sights =
                CASES.stream().limit(200).map(PaymentCase::sight).toList();
        assertThat(PaymentFitting.fit(CASES).orElseThrow().hash()).isEqualTo(model.hash());
        PaymentDays read = PaymentDays.parse(model.text());
        assertThat(read.text()).isEqualTo(model.text());
        assertThat(read.foretell(sights)).isEqualTo(model.foretell(sights));
        assertThatThrownBy(() -> PaymentDays.parse("payment-days\t2\n")).hasMessageContaining("Not a model");
        assertThat(PaymentFitting.fit(CASES.subList(0, 499))).as("too few").isEmpty();
    }

    /** Gains 4 and 2 of one customer, 0 of another: mean 2; sums are 6 - 2 x 2 and 0 - 1 x 2; sqrt(2 x 8) / 3 = 1.333. */
    @Test
    void customers_not_invoices_are_what_chance_draws() {
        List<PaymentTrial.Tried> tried = List.of(tried("X", 4), tried("X", 2), tried("Y", 0));
        var gain = PaymentTrial.gain(tried);
        assertThat(gain.lower()).isCloseTo(2 - 1.959964 * 4 / 3, within(1e-4));
        assertThat(gain.upper()).isCloseTo(2 + 1.959964 * 4 / 3, within(1e-4));
    }

    private static PaymentTrial.Tried tried(String customer, int gain) {
        var sight = new PaymentPast(customer, List.of(invoice("A", 100, 110)))
                .at(90)
                .getFirst();
        return new PaymentTrial.Tried(sight.came(), new Foretold(10, 10, 10), 10 + gain);
    }
}
