package io.ballast.engine.terms;

import io.ballast.engine.value.Portion;
import io.ballast.engine.value.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was agreed about paying a sale: shares, and for each when it is due.
 *
 * <ul>
 *   <li>shape: an amount and the days of one sale in, its {@link Instalment instalments} out
 *   <li>error: exact; the instalments add up to the amount
 *   <li>source: docs/sources.md#terms-of-sale
 * </ul>
 *
 * @param shares 1 to 12 that add up to the whole
 * @param discount for paying early; only where there is one share
 * @param holidays where a due day goes that is not worked
 */
public record PaymentTerms(List<Share> shares, Optional<EarlyDiscount> discount, HolidayRule holidays) {
    /** The whole in basis points. */
    public static final int WHOLE = 10_000;

    private static final int MOST_SHARES = 12;

    /**
     * A part of a sale.
     *
     * @param basisPoints 1 to 10,000
     */
    public record Share(int basisPoints, DueRule rule) {
        public Share {
            if (basisPoints < 1 || basisPoints > WHOLE) {
                throw new IllegalArgumentException("Not a share in basis points: " + basisPoints);
            }
        }
    }

    public PaymentTerms {
        shares = List.copyOf(shares);
        int sum = shares.stream().mapToInt(Share::basisPoints).sum();
        if (shares.size() > MOST_SHARES || sum != WHOLE) {
            throw new IllegalArgumentException(
                    "At most " + MOST_SHARES + " shares that add up to " + WHOLE + ": " + shares.size() + " of " + sum);
        }
        if (discount.isPresent() && shares.size() > 1) {
            throw new IllegalArgumentException(
                    "A discount is on the whole amount, not on " + shares.size() + " shares");
        }
    }

    /** All of it by one rule. */
    public static PaymentTerms of(DueRule rule) {
        return new PaymentTerms(List.of(new Share(WHOLE, rule)), Optional.empty(), HolidayRule.UNMOVED);
    }

    /** So many days after the invoice. */
    public static PaymentTerms net(int days) {
        return of(new DueRule.After(TradeEvent.INVOICE, days));
    }

    /** So much in advance and the rest so many days after the invoice. */
    public static PaymentTerms net(int days, int depositPercent) {
        var advance = new DueRule.After(TradeEvent.ORDER, 0);
        if (depositPercent == 0) {
            return net(days);
        }
        int deposit = depositPercent * (WHOLE / 100);
        return deposit == WHOLE
                ? of(advance)
                : new PaymentTerms(
                        List.of(
                                new Share(deposit, advance),
                                new Share(WHOLE - deposit, new DueRule.After(TradeEvent.INVOICE, days))),
                        Optional.empty(),
                        HolidayRule.UNMOVED);
    }

    /**
     * What is to be paid when, in the order of the shares.
     *
     * <pre>instalment_i = round(amount * (share_1 + ... + share_i)) - (instalment_1 + ... + instalment_(i-1))</pre>
     *
     * @param minor minor units, 0 or more
     */
    public List<Instalment> schedule(long minor, TradeDates dates, WorkingDays calendar) {
        if (minor < 0) {
            throw new IllegalArgumentException("A sale of less than nothing: " + minor);
        }
        List<Instalment> instalments = new ArrayList<>();
        int shared = 0;
        long before = 0;
        for (Share share : shares) {
            shared += share.basisPoints();
            long upTo = Portion.of(minor, shared, WHOLE);
            instalments.add(new Instalment(share.basisPoints(), upTo - before, due(share.rule(), dates, calendar)));
            before = upTo;
        }
        return instalments;
    }

    private DueRule.DueDate due(DueRule rule, TradeDates dates, WorkingDays calendar) {
        return switch (rule.dueDate(dates)) {
            case DueRule.DueDate.Day(LocalDate day) -> {
                LocalDate first = dates.day(rule.from()).orElse(dates.invoiced());
                yield new DueRule.DueDate.Day(holidays.moved(day, first, calendar));
            }
            case DueRule.DueDate.NotKnown unknown -> unknown;
        };
    }

    /** How risky they are. */
    public TermsRank rank() {
        return TermsRank.of(this);
    }

    /** The code that {@link TermsCode} reads as these terms; equal terms have equal codes. */
    public String code() {
        return TermsWords.code(this);
    }

    /** The terms in words. */
    public Text words() {
        return TermsWords.of(this);
    }
}
