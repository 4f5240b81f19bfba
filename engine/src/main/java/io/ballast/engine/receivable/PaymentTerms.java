package io.ballast.engine.receivable;

import io.ballast.engine.value.Text;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * When a sale is due: a rule, not a label, because houses mean different things by one label.
 *
 * <ul>
 *   <li>shape: the days of one sale in, its {@link DueDate} out
 *   <li>no value: the rule refers to an event whose day is not known
 *   <li>not for: moving a due day off a holiday
 *   <li>source: docs/sources.md#terms-of-sale
 * </ul>
 */
public sealed interface PaymentTerms {
    /** The longest term, in days. */
    int LONGEST_DAYS = 720;

    DueDate dueDate(TradeDates dates);

    /** A due day, or what is missing to tell it. */
    sealed interface DueDate {
        record Day(LocalDate day) implements DueDate {}

        record NotKnown(Text because) implements DueDate {}
    }

    /** So many days after the invoice: net 30. */
    record Net(int days) implements PaymentTerms {
        public Net {
            checkDays(days);
        }

        @Override
        public DueDate dueDate(TradeDates dates) {
            return new DueDate.Day(dates.invoiced().plusDays(days));
        }
    }

    /**
     * So many days after the end of a month: net EOM is 0 and 0, 10 EOM is 0 and 10, net monthly is 1 and 0.
     *
     * @param monthsLater 0 for the month of the invoice, 1 for the next, up to 12
     * @param days days after its end
     */
    record EndOfMonth(int monthsLater, int days) implements PaymentTerms {
        public EndOfMonth {
            checkMonths(monthsLater);
            checkDays(days);
        }

        @Override
        public DueDate dueDate(TradeDates dates) {
            YearMonth month = YearMonth.from(dates.invoiced()).plusMonths(monthsLater);
            return new DueDate.Day(month.atEndOfMonth().plusDays(days));
        }
    }

    /**
     * A day of a later month: 21 MFI and 21 PROX are 21 and 1. In a shorter month, its last day.
     *
     * @param day 1 to 31
     * @param monthsLater 1 for the month after the invoice, up to 12
     */
    record DayOfMonth(int day, int monthsLater) implements PaymentTerms {
        public DayOfMonth {
            checkDayOfMonth(day);
            checkMonths(monthsLater);
            if (monthsLater == 0) {
                throw new IllegalArgumentException("A day of the invoice's own month may lie before the invoice");
            }
        }

        @Override
        public DueDate dueDate(TradeDates dates) {
            return new DueDate.Day(dayOf(YearMonth.from(dates.invoiced()).plusMonths(monthsLater), day));
        }
    }

    /**
     * 月结: invoices up to the cut-off day are on one statement, which is due so many days after that day. An invoice
     * after the cut-off day is on the statement of the next month.
     *
     * @param cutOffDay 1 to 31; 31 is the last day of every month
     * @param days days after the statement
     */
    record MonthlyStatement(int cutOffDay, int days) implements PaymentTerms {
        public MonthlyStatement {
            checkDayOfMonth(cutOffDay);
            checkDays(days);
        }

        @Override
        public DueDate dueDate(TradeDates dates) {
            YearMonth month = YearMonth.from(dates.invoiced());
            LocalDate sameMonth = dayOf(month, cutOffDay);
            LocalDate statement =
                    dates.invoiced().isAfter(sameMonth) ? dayOf(month.plusMonths(1), cutOffDay) : sameMonth;
            return new DueDate.Day(statement.plusDays(days));
        }
    }

    /**
     * So many days after an event: cash on delivery is delivery and 0, 票到30天 is receipt of the invoice and 30, cash
     * in advance is order and 0, 款到发货 is shipment and 0.
     */
    record After(TradeEvent event, int days) implements PaymentTerms {
        public After {
            checkDays(days);
        }

        @Override
        public DueDate dueDate(TradeDates dates) {
            Optional<DueDate> due = dates.day(event).map(day -> new DueDate.Day(day.plusDays(days)));
            return due.orElseGet(() -> new DueDate.NotKnown(
                    Text.of(event.label().zh() + "未知", "the " + event.label().en() + " is not known")));
        }
    }

    /**
     * A discount for paying early, otherwise other terms: 2/10 net 30.
     *
     * @param discount share of the amount, above 0 and below 1
     * @param discountDays days after the invoice within which it is granted
     * @param otherwise when the whole is due
     */
    record WithDiscount(double discount, int discountDays, PaymentTerms otherwise) implements PaymentTerms {
        public WithDiscount {
            checkDays(discountDays);
            if (!(discount > 0 && discount < 1)) {
                throw new IllegalArgumentException("A discount must lie between 0 and 1: " + discount);
            }
            if (otherwise instanceof WithDiscount) {
                throw new IllegalArgumentException("A discount within a discount has no single due day");
            }
        }

        @Override
        public DueDate dueDate(TradeDates dates) {
            return otherwise.dueDate(dates);
        }

        /** Last day on which the discount is granted. */
        public LocalDate discountDay(TradeDates dates) {
            return dates.invoiced().plusDays(discountDays);
        }

        /**
         * What it costs a year to pay on the due day instead of taking the discount.
         *
         * <pre>discount / (1 - discount) * 365 / (due day - discount day)</pre>
         *
         * <p>Unit: ratio. No value where the due day is not known or not after the discount day.
         */
        public Figure impliedAnnualCost(TradeDates dates) {
            LocalDate last = discountDay(dates);
            Text name = Text.of("放弃折扣的年化成本", "annual cost of not taking the discount");
            Text variant = Text.of("单利，365 天", "simple, 365 days");
            return switch (dueDate(dates)) {
                case DueDate.Day(LocalDate due)
                when due.isAfter(last) -> {
                    Window window = new Window(last, due);
                    double cost = discount / (1 - discount) * 365 / window.days();
                    yield new Figure(name, variant, window, FigureUnit.RATIO, Figure.value(cost));
                }
                case DueDate.Day(LocalDate due) -> {
                    Text because = Text.of("到期日不晚于折扣期", "due no later than the discount ends");
                    yield new Figure(name, variant, Window.on(due), FigureUnit.RATIO, Figure.noValue(because));
                }
                case DueDate.NotKnown(Text because) ->
                    new Figure(name, variant, Window.on(last), FigureUnit.RATIO, Figure.noValue(because));
            };
        }
    }

    private static LocalDate dayOf(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private static void checkDays(int days) {
        if (days < 0 || days > LONGEST_DAYS) {
            throw new IllegalArgumentException("Terms out of range 0.." + LONGEST_DAYS + " days: " + days);
        }
    }

    private static void checkMonths(int months) {
        if (months < 0 || months > 12) {
            throw new IllegalArgumentException("Months out of range 0..12: " + months);
        }
    }

    private static void checkDayOfMonth(int day) {
        if (day < 1 || day > 31) {
            throw new IllegalArgumentException("Not a day of a month: " + day);
        }
    }
}
