package io.ballast.server.ledger;

import io.ballast.engine.value.Currency;
import io.ballast.server.ledger.CustomerLedger.Paid;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Plot;
import io.ballast.server.web.Subject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** How early or late a customer paid over the last 24 months. */
@Component
class PaymentsPanel implements Panel {
    static final int MONTHS = 24;

    private final CustomerLedger books;
    private final Ledger ledger;

    PaymentsPanel(CustomerLedger books, Ledger ledger) {
        this.books = books;
        this.ledger = ledger;
    }

    /**
     * What the section shows.
     *
     * @param code of the customer
     * @param currency reporting currency of all amounts
     * @param from first day after which payments count
     * @param to day of the figures
     * @param paid every payment of an instalment
     */
    record PaymentsPage(String code, Currency currency, LocalDate from, LocalDate to, List<Paid> paid) {
        PaymentsPage {
            paid = List.copyOf(paid);
        }

        /** The months with payments, newest first. */
        List<Month> months() {
            Map<YearMonth, Month> months = new TreeMap<>();
            for (Paid payment : paid) {
                YearMonth month = YearMonth.from(payment.settledOn());
                months.merge(month, Month.of(month, payment), Month::plus);
            }
            return new ArrayList<>(months.values()).reversed();
        }

        /** One dot a payment: across by day, up by days late, larger for larger amounts. */
        Plot plot(Fmt fmt) {
            long largest = paid.stream().mapToLong(Paid::baseMinor).max().orElse(1);
            double worst = Plot.roundUp(
                    Math.max(10, paid.stream().mapToInt(Paid::lateDays).max().orElse(0)));
            double least = -Plot.roundUp(
                    Math.max(5, -paid.stream().mapToInt(Paid::lateDays).min().orElse(0)));
            Plot.Drawing drawing = new Plot.Drawing(fmt.text("ledger.payments.chart"), 960, 220, least, worst)
                    .rule(worst, fmt.text("ledger.payments.late", (int) worst))
                    .rule(worst / 2, fmt.text("ledger.payments.late", (int) (worst / 2)))
                    .rule(0, fmt.text("ledger.payments.on-time"))
                    .rule(least, fmt.text("ledger.payments.early", (int) -least));
            for (YearMonth month = YearMonth.from(from).plusMonths(1);
                    !month.atDay(1).isAfter(to);
                    month = month.plusMonths(3)) {
                drawing.below(across(month.atDay(1)), month.toString());
            }
            for (Paid payment : paid) {
                drawing.dot(
                        across(payment.settledOn()),
                        payment.lateDays(),
                        2.5 + 6 * Math.sqrt((double) payment.baseMinor() / largest),
                        "tone-" + tone(payment.lateDays()),
                        fmt.date(payment.settledOn()) + " · " + payment.number() + " · "
                                + fmt.amount(payment.baseMinor(), currency) + " · "
                                + fmt.text("ledger.payments.days", payment.lateDays()));
            }
            return drawing.plot();
        }

        private double across(LocalDate day) {
            return (double) ChronoUnit.DAYS.between(from, day) / ChronoUnit.DAYS.between(from, to);
        }

        static String tone(int lateDays) {
            return lateDays <= 0 ? "good" : lateDays <= 15 ? "watch" : lateDays <= 60 ? "high" : "bad";
        }
    }

    /** Payments of a month; late days are weighted by amount. */
    record Month(YearMonth month, int count, long amountMinor, long lateMinor, double lateDaysAmount, int worstDays) {
        static Month of(YearMonth month, Paid paid) {
            return new Month(
                    month,
                    1,
                    paid.baseMinor(),
                    paid.lateDays() > 0 ? paid.baseMinor() : 0,
                    (double) paid.baseMinor() * Math.max(0, paid.lateDays()),
                    paid.lateDays());
        }

        Month plus(Month other) {
            return new Month(
                    month,
                    count + other.count,
                    Math.addExact(amountMinor, other.amountMinor),
                    Math.addExact(lateMinor, other.lateMinor),
                    lateDaysAmount + other.lateDaysAmount,
                    Math.max(worstDays, other.worstDays));
        }

        double averageDays() {
            return amountMinor == 0 ? 0 : lateDaysAmount / amountMinor;
        }

        double lateShare() {
            return amountMinor == 0 ? 0 : (double) lateMinor / amountMinor;
        }
    }

    @Override
    public Place place() {
        return new Place("customer", 400, "payments", "ledger.payments", "ledger:receipt:read");
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        LocalDate to = customer.at().date();
        LocalDate from = to.minusMonths(MONTHS);
        return ledger.currency()
                .map(currency -> new Fragment(
                        "ledger/customer_payments",
                        new PaymentsPage(customer.code(), currency, from, to, books.paidSince(customer, from))));
    }
}
