package io.ballast.engine.exposure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Books of one member of a group, in which advice is followed by booking it. */
final class Books {
    final Map<LocalDate, Long> undisputed = new TreeMap<>();
    final Map<LocalDate, Long> disputed = new TreeMap<>();
    final Map<LocalDate, Integer> dunned = new TreeMap<>();
    long credit;
    long cash;
    long delivered;
    final List<Commitment> commitments = new ArrayList<>();
    final List<Security> securities = new ArrayList<>();
    final List<Bill> bills = new ArrayList<>();

    Books copy() {
        var copy = new Books();
        copy.undisputed.putAll(undisputed);
        copy.disputed.putAll(disputed);
        copy.dunned.putAll(dunned);
        copy.credit = credit;
        copy.cash = cash;
        copy.delivered = delivered;
        copy.commitments.addAll(commitments);
        copy.securities.addAll(securities);
        copy.bills.addAll(bills);
        return copy;
    }

    /** Books a payment, as far as it reaches with these books and then with others. */
    void book(long applyCash, long applyCredit, long pay, List<DuePart> parts, Books others) {
        long left = applyCash + applyCredit + pay;
        long ownCash = Math.min(cash, applyCash);
        long ownCredit = Math.min(credit, applyCredit);
        cash -= ownCash;
        credit -= ownCredit;
        others.cash -= applyCash - ownCash;
        others.credit -= applyCredit - ownCredit;
        for (DuePart part : parts) {
            long ownPart = Math.min(undisputed.getOrDefault(part.dueOn(), 0L), part.minor());
            undisputed.merge(part.dueOn(), -ownPart, Long::sum);
            others.undisputed.merge(part.dueOn(), ownPart - part.minor(), Long::sum);
            left -= part.minor();
        }
        cash += left;
        position();
        others.position();
    }

    /** Books a payment: nothing may be paid or applied that is not there. */
    void book(Advice.Pay pay) {
        long left = pay.applyCashMinor() + pay.applyCreditMinor() + pay.payMinor();
        cash -= pay.applyCashMinor();
        credit -= pay.applyCreditMinor();
        for (DuePart part : pay.parts()) {
            undisputed.merge(part.dueOn(), -part.minor(), Long::sum);
            left -= part.minor();
            if (undisputed.getOrDefault(part.dueOn(), 0L) < 0) {
                throw new IllegalArgumentException("Paid more than is due on " + part.dueOn());
            }
        }
        cash += left;
        if (cash < 0 || credit < 0 || left < 0) {
            throw new IllegalArgumentException("Applied more than there is: " + pay);
        }
    }

    Position position() {
        List<DueAmount> receivables = new ArrayList<>();
        undisputed.forEach((day, minor) -> receivables.add(new DueAmount(day, minor, 0, level(day, minor))));
        disputed.forEach((day, minor) -> receivables.add(new DueAmount(day, minor, minor)));
        return new Position(receivables, credit, cash, delivered, commitments, securities, bills);
    }

    /** What is paid is dunned no more. */
    private OptionalInt level(LocalDate day, long minor) {
        return dunned.containsKey(day) && minor > 0 ? OptionalInt.of(dunned.get(day)) : OptionalInt.empty();
    }
}
