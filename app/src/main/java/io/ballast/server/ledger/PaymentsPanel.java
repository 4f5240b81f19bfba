package io.ballast.server.ledger;

import io.ballast.engine.value.Currency;
import io.ballast.server.ledger.CustomerLedger.Paid;
import io.ballast.server.web.Chart;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

        /** One bubble a payment: across by day, up by days late, larger for larger amounts. */
        Chart chart(Fmt fmt) {
            List<Chart.Point> late = new ArrayList<>();
            List<Chart.Point> amounts = new ArrayList<>();
            List<Chart.Point> tones = new ArrayList<>();
            for (Paid payment : paid) {
                Tone tone = Tone.of(payment.lateDays());
                late.add(Chart.Point.of(payment.lateDays(), fmt.number(payment.lateDays())));
                amounts.add(Chart.Point.of(
                        (double) payment.baseMinor() / currency.minorPerMajor(),
                        fmt.amount(payment.baseMinor(), currency)));
                tones.add(Chart.Point.of(tone.ordinal(), payment.number() + " · " + fmt.text(tone.label())));
            }
            return new Chart(
                    Chart.Kind.BUBBLES,
                    "payment-bubbles",
                    fmt.text("ledger.payments.chart"),
                    fmt.text("ledger.payments.unit"),
                    fmt.date(from) + " ~ " + fmt.date(to),
                    paid.stream().map(payment -> payment.settledOn().toString()).toList(),
                    List.of(
                            new Chart.Series(fmt.text("ledger.payments.unit"), late),
                            new Chart.Series(fmt.text("ledger.payments.amount"), amounts),
                            new Chart.Series(fmt.text("ledger.payments.invoice"), tones)));
        }
    }

    /** How a payment is coloured; the order is that of the colours. */
    enum Tone {
        GOOD,
        WATCH,
        HIGH,
        BAD;

        static Tone of(int lateDays) {
            return lateDays <= 0 ? GOOD : lateDays <= 15 ? WATCH : lateDays <= 60 ? HIGH : BAD;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        String label() {
            return "ledger.payments.tone." + code();
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
