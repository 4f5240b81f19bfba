package io.ballast.engine.receivable;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.Ledger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How old the open items of one ledger are on a day. What is unapplied stands apart, never inside a bucket.
 *
 * <pre>sum(buckets) - unapplied cash - unapplied credit = balance of the ledger</pre>
 *
 * <ul>
 *   <li>shape: one ledger in, one amount per bucket out; every instalment ages by its own day
 *   <li>unit: minor units of the ledger's currency; the equation holds to the cent or the record does not exist
 *   <li>window: the day asked for, never today
 *   <li>no value: none is needed, an empty ledger has empty buckets
 *   <li>error: exact
 *   <li>source: docs/sources.md#credit-conventions
 * </ul>
 *
 * @param asOf the day
 * @param basis from which day the age counts
 * @param buckets where buckets end
 * @param amountsMinor one amount per bucket, 0 or more
 * @param unappliedCashMinor cash that pays no invoice yet, 0 or more; it reduces the balance
 * @param unappliedCreditMinor credit memos set against no invoice yet, 0 or more; they reduce the balance
 * @param balanceMinor balance of the account, added up from documents
 * @param dueAssumedMinor how much of the buckets is aged from the day of issue because no due day is known
 * @param appliedWithoutDocumentMinor how much was settled without a receipt or memo in the ledger: a flag on the data
 */
public record Ageing(
        LocalDate asOf,
        AgeingBasis basis,
        AgeingBuckets buckets,
        List<Long> amountsMinor,
        long unappliedCashMinor,
        long unappliedCreditMinor,
        long balanceMinor,
        long dueAssumedMinor,
        long appliedWithoutDocumentMinor) {
    public Ageing {
        amountsMinor = List.copyOf(amountsMinor);
        if (amountsMinor.size() != buckets.size()) {
            throw new IllegalArgumentException(
                    "Ageing has " + amountsMinor.size() + " amounts for " + buckets.size() + " buckets");
        }
        long owed = total(amountsMinor);
        long unapplied = Math.addExact(unappliedCashMinor, unappliedCreditMinor);
        if (Math.subtractExact(owed, unapplied) != balanceMinor) {
            throw new IllegalArgumentException(
                    "Buckets of " + owed + " less unapplied " + unapplied + " are not the balance of " + balanceMinor);
        }
    }

    /** Ages a ledger as it stood on a day. */
    public static Ageing of(
            Ledger ledger, AgeingBuckets buckets, AgeingBasis basis, LocalDate asOf, Knowledge knowledge) {
        return of(OpenItems.of(ledger, PointInTime.of(asOf, knowledge)), buckets, basis);
    }

    /** Ages open items. */
    public static Ageing of(OpenItems items, AgeingBuckets buckets, AgeingBasis basis) {
        long[] amounts = new long[buckets.size()];
        long dueAssumed = 0;
        for (int item = 0; item < items.size(); item++) {
            int days = switch (basis) {
                case DUE_DATE -> items.daysPastDue(item);
                case INVOICE_DATE -> items.daysSinceIssue(item);
            };
            int bucket = buckets.bucketOf(days);
            amounts[bucket] = Math.addExact(amounts[bucket], items.openMinor(item));
            dueAssumed = items.isDueAssumed(item) ? Math.addExact(dueAssumed, items.openMinor(item)) : dueAssumed;
        }
        return new Ageing(
                items.at().date(),
                basis,
                buckets,
                Arrays.stream(amounts).boxed().toList(),
                items.unappliedCashMinor(),
                items.unappliedCreditMinor(),
                items.balanceMinor(),
                dueAssumed,
                items.appliedWithoutDocumentMinor());
    }

    /** Sum of the buckets. */
    public long totalMinor() {
        return total(amountsMinor);
    }

    /**
     * The same with what is unapplied set against the oldest items first; only what exceeds all of them stays
     * unapplied. Not for the book of record: it says what the picture would be if someone did the matching.
     */
    public Ageing withUnappliedSetAgainstOldest() {
        List<Long> amounts = new ArrayList<>(amountsMinor);
        long credit = unappliedCreditMinor;
        long cash = unappliedCashMinor;
        for (int bucket = amounts.size() - 1; bucket >= 0; bucket--) {
            long byCredit = Math.min(credit, amounts.get(bucket));
            long byCash = Math.min(cash, amounts.get(bucket) - byCredit);
            amounts.set(bucket, amounts.get(bucket) - byCredit - byCash);
            credit -= byCredit;
            cash -= byCash;
        }
        return new Ageing(
                asOf,
                basis,
                buckets,
                amounts,
                cash,
                credit,
                balanceMinor,
                Math.min(dueAssumedMinor, total(amounts)),
                appliedWithoutDocumentMinor);
    }

    private static long total(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }
}
