package io.ballast.engine.terms;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * How risky terms are, so that two of them can be compared: longer effective days are riskier, and of equally long ones
 * those with the smaller deposit.
 *
 * <pre>effective days = sum of share_i * mean over the invoice days of a common year of (due_i - invoiced)</pre>
 *
 * <ul>
 *   <li>what is prepaid counts 0 days; goods are delivered, invoiced and accepted, and the invoice received, on one
 *       day; a next delivery comes 30 days later; nothing is moved off holidays, no discount is taken
 *   <li>unit: whole days, rounded up: net 30 is 30, 月结30天 is 45, 30 % in advance and the rest at 60 days is 42
 *   <li>not for: when a customer really pays
 *   <li>source: docs/payment-terms.md
 * </ul>
 *
 * @param days effective credit days, 0 or more
 * @param depositBasisPoints what is paid before goods leave, 0 to 10,000
 */
public record TermsRank(int days, int depositBasisPoints) implements Comparable<TermsRank> {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int YEAR = 365;

    public TermsRank {
        if (days < 0 || depositBasisPoints < 0 || depositBasisPoints > PaymentTerms.WHOLE) {
            throw new IllegalArgumentException("Not a rank of terms: " + days + " days, " + depositBasisPoints);
        }
    }

    static TermsRank of(PaymentTerms terms) {
        long weighted = 0;
        int deposit = 0;
        for (PaymentTerms.Share share : terms.shares()) {
            weighted += share.basisPoints() * daysOfYear(share.rule());
            deposit += share.rule().isPrepaid() ? share.basisPoints() : 0;
        }
        return new TermsRank(Math.toIntExact(Math.ceilDiv(weighted, (long) YEAR * PaymentTerms.WHOLE)), deposit);
    }

    /** The days of credit of an invoice of every day of the year, added up. */
    private static long daysOfYear(DueRule rule) {
        if (rule instanceof DueRule.After after && after.months() == 0) {
            return (long) YEAR * (after.from().nominalDays() + after.days());
        }
        long sum = 0;
        for (int day = 0; day < YEAR; day++) {
            LocalDate invoiced = FIRST.plusDays(day);
            if (rule.dueDate(nominal(invoiced)) instanceof DueRule.DueDate.Day(LocalDate due)) {
                sum += due.toEpochDay() - invoiced.toEpochDay();
            }
        }
        return sum;
    }

    private static TradeDates nominal(LocalDate invoiced) {
        Map<TradeEvent, LocalDate> events = new EnumMap<>(TradeEvent.class);
        for (TradeEvent event : TradeEvent.values()) {
            if (event != TradeEvent.INVOICE) {
                events.put(event, invoiced.plusDays(event.nominalDays()));
            }
        }
        return new TradeDates(invoiced, events);
    }

    /** Riskier is greater. */
    @Override
    public int compareTo(TermsRank other) {
        int byDays = Integer.compare(days, other.days);
        return byDays == 0 ? Integer.compare(other.depositBasisPoints, depositBasisPoints) : byDays;
    }
}
