package io.ballast.engine.terms;

import io.ballast.engine.value.Text;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * On which day a share of a sale is due: a rule, not a label, because houses mean different things by one label.
 *
 * <ul>
 *   <li>shape: the days of one sale in, its {@link DueDate} out
 *   <li>no value: the rule refers to an event whose day is not known
 *   <li>not for: moving a due day off a holiday, which {@link PaymentTerms#schedule} does
 *   <li>source: docs/sources.md#terms-of-sale
 * </ul>
 */
public sealed interface DueRule {
    /** The longest term, in days. */
    int LONGEST_DAYS = 720;

    /** The longest term, in months. */
    int LONGEST_MONTHS = 60;

    DueDate dueDate(TradeDates dates);

    /** What sets it off: no due day lies before its day. */
    default TradeEvent from() {
        return TradeEvent.INVOICE;
    }

    /** Whether the goods do not leave before it is paid. */
    default boolean isPrepaid() {
        return false;
    }

    /** A due day, or what is missing to tell it. */
    sealed interface DueDate {
        record Day(LocalDate day) implements DueDate {}

        record NotKnown(Text because) implements DueDate {}
    }

    /**
     * So many months or days after an event: net 30 is the invoice and 30 days, cash on delivery is delivery and 0,
     * 票到30天 is receipt of the invoice and 30, cash in advance is order and 0, 款到发货 is shipment and 0, and what
     * is retained for a year is acceptance and 12 months.
     *
     * @param months 0 where it is a matter of days
     * @param days 0 where it is a matter of months
     */
    record After(TradeEvent from, int months, int days) implements DueRule {
        public After {
            checkMonths(months, LONGEST_MONTHS);
            checkDays(days);
            if (months > 0 && days > 0) {
                throw new IllegalArgumentException("Either months or days: " + months + " and " + days);
            }
        }

        /** So many days after an event. */
        public After(TradeEvent from, int days) {
            this(from, 0, days);
        }

        @Override
        public DueDate dueDate(TradeDates dates) {
            Optional<DueDate> due = dates.day(from)
                    .map(day -> new DueDate.Day(day.plusMonths(months).plusDays(days)));
            return due.orElseGet(() -> new DueDate.NotKnown(Text.of(
                    from.label().zh() + "日未知", "the day of " + from.label().en() + " is not known")));
        }

        @Override
        public boolean isPrepaid() {
            return (from == TradeEvent.ORDER || from == TradeEvent.SHIPMENT) && months == 0 && days == 0;
        }
    }

    /**
     * So many days after the end of a month: net EOM is 0, 0 and 0, 10 EOM is 0, 0 and 10, net monthly is 0, 1 and 0,
     * 30 days and then the end of the month is 30, 0 and 0.
     *
     * @param daysBefore days after the invoice whose month it is
     * @param monthsLater 0 for that month, 1 for the next, up to 12
     * @param daysAfter days after its end
     */
    record EndOfMonth(int daysBefore, int monthsLater, int daysAfter) implements DueRule {
        public EndOfMonth {
            checkDays(daysBefore);
            checkMonths(monthsLater, 12);
            checkDays(daysAfter);
        }

        @Override
        public DueDate dueDate(TradeDates dates) {
            YearMonth month =
                    YearMonth.from(dates.invoiced().plusDays(daysBefore)).plusMonths(monthsLater);
            return new DueDate.Day(month.atEndOfMonth().plusDays(daysAfter));
        }
    }

    /**
     * A day of a later month: 21 MFI and 21 PROX are 21 and 1. In a shorter month, its last day.
     *
     * @param day 1 to 31
     * @param monthsLater 1 for the month after the invoice, up to 12
     */
    record DayOfMonth(int day, int monthsLater) implements DueRule {
        public DayOfMonth {
            checkDayOfMonth(day);
            checkMonths(monthsLater, 12);
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
     * 月结: invoices up to the cut-off day are on one statement, which is due so many days after that day, or at the end
     * of a month so many months after that of the statement. An invoice after the cut-off day is on the statement of
     * the next month.
     *
     * @param cutOffDay 1 to 31; 31 is the last day of every month
     * @param months 0 where it is a matter of days, up to 12
     * @param days days after the statement; 0 where it is a matter of months
     */
    record MonthlyStatement(int cutOffDay, int months, int days) implements DueRule {
        public MonthlyStatement {
            checkDayOfMonth(cutOffDay);
            checkMonths(months, 12);
            checkDays(days);
            if (months > 0 && days > 0) {
                throw new IllegalArgumentException("Either months or days: " + months + " and " + days);
            }
        }

        @Override
        public DueDate dueDate(TradeDates dates) {
            YearMonth month = YearMonth.from(dates.invoiced());
            boolean isLate = dates.invoiced().isAfter(dayOf(month, cutOffDay));
            YearMonth stated = isLate ? month.plusMonths(1) : month;
            return new DueDate.Day(
                    months > 0
                            ? stated.plusMonths(months).atEndOfMonth()
                            : dayOf(stated, cutOffDay).plusDays(days));
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

    private static void checkMonths(int months, int most) {
        if (months < 0 || months > most) {
            throw new IllegalArgumentException("Months out of range 0.." + most + ": " + months);
        }
    }

    private static void checkDayOfMonth(int day) {
        if (day < 1 || day > 31) {
            throw new IllegalArgumentException("Not a day of a month: " + day);
        }
    }
}
