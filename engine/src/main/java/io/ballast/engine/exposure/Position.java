package io.ballast.engine.exposure;

import io.ballast.engine.value.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a customer, or a group, owes and has ordered, by category, tax included throughout.
 *
 * <pre>
 * gross   = receivables + delivered + commitments + unpaid bills (as much of them as the policy says)
 *           - unapplied credit - unapplied cash (these two if the policy says so)
 * dynamic = gross - commitments that ship after day + horizon
 * net     = gross or dynamic - securities valid on the day, not below 0 unless it already was
 * </pre>
 *
 * <ul>
 *   <li>unit: minor units of the reporting currency, exact; gross may be negative when the customer paid ahead
 *   <li>delivering, invoicing and paying a part moves it from one category to the next and adds nothing
 *   <li>source: docs/sources.md#exposure
 * </ul>
 *
 * @param receivables what is open by the day it is due, each day once; sorted here
 * @param unappliedCreditMinor credit memos not yet set against an invoice, 0 or more
 * @param unappliedCashMinor cash not yet set against an invoice, 0 or more
 * @param deliveredMinor delivered and not yet invoiced, 0 or more
 * @param commitments what is left of orders, and reservations
 * @param securities guarantees, deposits and the like, expired ones included
 * @param bills that were taken in payment and are not paid themselves
 */
public record Position(
        List<DueAmount> receivables,
        long unappliedCreditMinor,
        long unappliedCashMinor,
        long deliveredMinor,
        List<Commitment> commitments,
        List<Security> securities,
        List<Bill> bills) {
    /** Owes nothing and has ordered nothing. */
    public static final Position NOTHING = new Position(List.of(), 0, 0, 0, List.of(), List.of());

    public Position {
        if (unappliedCreditMinor < 0 || unappliedCashMinor < 0 || deliveredMinor < 0) {
            throw new IllegalArgumentException("Negative in a position: credit " + unappliedCreditMinor + ", cash "
                    + unappliedCashMinor + ", delivered " + deliveredMinor);
        }
        receivables = inOrder(receivables);
        commitments = List.copyOf(commitments);
        securities = List.copyOf(securities);
        bills = List.copyOf(bills);
    }

    /** A position without bills. */
    public Position(
            List<DueAmount> receivables,
            long unappliedCreditMinor,
            long unappliedCashMinor,
            long deliveredMinor,
            List<Commitment> commitments,
            List<Security> securities) {
        this(receivables, unappliedCreditMinor, unappliedCashMinor, deliveredMinor, commitments, securities, List.of());
    }

    private static List<DueAmount> inOrder(List<DueAmount> amounts) {
        boolean isInOrder = true;
        for (int i = 1; i < amounts.size(); i++) {
            isInOrder &= amounts.get(i - 1).dueOn().isBefore(amounts.get(i).dueOn());
        }
        if (isInOrder) {
            return List.copyOf(amounts);
        }
        Map<LocalDate, DueAmount> byDay = new TreeMap<>();
        amounts.forEach(each -> byDay.merge(each.dueOn(), each, DueAmount::plus));
        return List.copyOf(byDay.values());
    }

    /** Everything that counts, however late it ships. */
    public long grossMinor(CheckPolicy policy) {
        long gross = Math.addExact(balanceMinor(), deliveredMinor);
        gross = Math.addExact(gross, committedMinor());
        gross = Math.addExact(gross, countedBillsMinor(policy));
        gross = policy.deductsUnappliedCredit() ? Math.subtractExact(gross, unappliedCreditMinor) : gross;
        return policy.deductsUnappliedCash() ? Math.subtractExact(gross, unappliedCashMinor) : gross;
    }

    /** As much of unpaid bills as the policy says. */
    public long countedBillsMinor(CheckPolicy policy) {
        long counted = 0;
        for (Bill each : bills) {
            counted = Math.addExact(counted, policy.bills().countedMinor(each));
        }
        return counted;
    }

    /** Gross without orders that ship after the horizon. */
    public long dynamicMinor(CheckPolicy policy, LocalDate day, int horizonDays) {
        LocalDate last = day.plusDays(horizonDays);
        long dynamic = grossMinor(policy);
        for (Commitment each : commitments) {
            dynamic = each.shipsBy(last) ? dynamic : Math.subtractExact(dynamic, each.minor());
        }
        return dynamic;
    }

    /** Gross less securities. */
    public long netMinor(CheckPolicy policy, LocalDate day) {
        return securedMinor(grossMinor(policy), day);
    }

    /** Dynamic less securities. */
    public long netDynamicMinor(CheckPolicy policy, LocalDate day, int horizonDays) {
        return securedMinor(dynamicMinor(policy, day, horizonDays), day);
    }

    private long securedMinor(long exposureMinor, LocalDate day) {
        long secured = exposureMinor;
        for (Security each : securities) {
            secured = Math.subtractExact(secured, each.countedMinor(day));
        }
        return Math.max(secured, Math.min(exposureMinor, 0));
    }

    /** Every category with its amount, 0 or more; {@link Category#sign()} says whether it adds or deducts. */
    public Map<Category, Long> categories() {
        long reserved = 0;
        long ordered = 0;
        for (Commitment each : commitments) {
            reserved = Math.addExact(reserved, each.isReserved() ? each.minor() : 0);
            ordered = Math.addExact(ordered, each.isReserved() ? 0 : each.minor());
        }
        long unpaid = 0;
        for (Bill each : bills) {
            unpaid = Math.addExact(unpaid, each.minor());
        }
        Map<Category, Long> amounts = new EnumMap<>(Category.class);
        amounts.put(Category.RESERVED, reserved);
        amounts.put(Category.OPEN_ORDERS, ordered);
        amounts.put(Category.DELIVERED, deliveredMinor);
        amounts.put(Category.RECEIVABLES, balanceMinor());
        amounts.put(Category.BILLS, unpaid);
        amounts.put(Category.UNAPPLIED_CREDIT, unappliedCreditMinor);
        amounts.put(Category.UNAPPLIED_CASH, unappliedCashMinor);
        return Collections.unmodifiableMap(amounts);
    }

    /** What is left of orders, and reserved for new ones. */
    long committedMinor() {
        long committed = 0;
        for (Commitment each : commitments) {
            committed = Math.addExact(committed, each.minor());
        }
        return committed;
    }

    /** All open items, disputed ones included. */
    public long balanceMinor() {
        long balance = 0;
        for (DueAmount each : receivables) {
            balance = Math.addExact(balance, each.minor());
        }
        return balance;
    }

    /** Undisputed items that are more than so many days overdue. */
    public long overdueMinor(LocalDate day, int beyondDays) {
        long overdue = 0;
        for (DueAmount each : receivables) {
            boolean counts = Days.between(each.dueOn(), day) > beyondDays;
            overdue = counts ? Math.addExact(overdue, each.undisputedMinor()) : overdue;
        }
        return overdue;
    }

    /** Days by which the oldest undisputed item is past due; 0 if none is. */
    public int oldestPastDueDays(LocalDate day) {
        for (DueAmount each : receivables) {
            if (each.undisputedMinor() > 0) {
                return Math.max(0, Days.between(each.dueOn(), day));
            }
        }
        return 0;
    }

    /** The highest level of dunning of what is open and undisputed; empty if the books tell none of any. */
    public OptionalInt dunningLevel() {
        return receivables.stream()
                .filter(due -> due.undisputedMinor() > 0)
                .flatMapToInt(due -> due.dunningLevel().stream())
                .max();
    }

    /** Both added up, as members of one group. */
    public Position plus(Position other) {
        return sum(List.of(this, other));
    }

    /** All of them added up, as members of one group. */
    public static Position sum(Collection<Position> members) {
        List<DueAmount> receivables = new ArrayList<>();
        long credit = 0;
        long cash = 0;
        long delivered = 0;
        List<Commitment> commitments = new ArrayList<>();
        List<Security> securities = new ArrayList<>();
        List<Bill> bills = new ArrayList<>();
        for (Position each : members) {
            receivables.addAll(each.receivables);
            credit = Math.addExact(credit, each.unappliedCreditMinor);
            cash = Math.addExact(cash, each.unappliedCashMinor);
            delivered = Math.addExact(delivered, each.deliveredMinor);
            commitments.addAll(each.commitments);
            securities.addAll(each.securities);
            bills.addAll(each.bills);
        }
        return new Position(receivables, credit, cash, delivered, commitments, securities, bills);
    }

    /** The same without what is left of, or reserved for, an order: for a check that takes its place altogether. */
    public Position without(String number) {
        return withCommitments(commitments.stream()
                .filter(each -> !each.number().equals(number))
                .toList());
    }

    /**
     * The same with what is checked. An order comes on top; a delivery or goods issue takes the place of what is left
     * of its order, as far as it reaches.
     */
    public Position with(OrderToCheck order) {
        boolean replaces = order.point() != CheckPoint.ORDER;
        List<Commitment> all = new ArrayList<>(commitments.size() + 1);
        long toReplace = replaces ? order.minor() : 0;
        for (Commitment each : commitments) {
            long replaced = each.number().equals(order.number()) ? Math.min(each.minor(), toReplace) : 0;
            toReplace -= replaced;
            if (replaced == 0 || replaced < each.minor()) {
                all.add(each.reduced(replaced));
            }
        }
        all.add(new Commitment(order.number(), order.shipOn(), order.minor(), true));
        return withCommitments(all);
    }

    /** The same with more commitments. */
    public Position plus(List<Commitment> more) {
        List<Commitment> all = new ArrayList<>(commitments);
        all.addAll(more);
        return withCommitments(all);
    }

    /** The same with other commitments. */
    public Position withCommitments(List<Commitment> others) {
        return new Position(
                receivables, unappliedCreditMinor, unappliedCashMinor, deliveredMinor, others, securities, bills);
    }

    /** The same with other securities. */
    public Position withSecurities(List<Security> others) {
        return new Position(
                receivables, unappliedCreditMinor, unappliedCashMinor, deliveredMinor, commitments, others, bills);
    }

    /** The same with other bills. */
    public Position withBills(List<Bill> others) {
        return new Position(
                receivables, unappliedCreditMinor, unappliedCashMinor, deliveredMinor, commitments, securities, others);
    }

    /** The same when some of it is paid. */
    Position paid(List<DueAmount> left, long creditMinor, long cashMinor) {
        return new Position(left, creditMinor, cashMinor, deliveredMinor, commitments, securities, bills);
    }
}
