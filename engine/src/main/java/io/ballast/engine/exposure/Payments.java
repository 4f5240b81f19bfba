package io.ballast.engine.exposure;

import io.ballast.engine.value.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which payments bring an exposure or overdue items down: oldest items first, what was paid before new money. */
final class Payments {
    private final Level payer;
    private final LocalDate day;
    private final List<DueAmount> open;
    private final long cashMinor;
    private final long creditMinor;

    private Payments(Level payer, LocalDate day, List<DueAmount> open, long cashMinor, long creditMinor) {
        this.payer = payer;
        this.day = day;
        this.open = open;
        this.cashMinor = cashMinor;
        this.creditMinor = creditMinor;
    }

    /** Payments by the customer, or by those members of a group that belong to no nearer one. */
    static Payments by(Level payer, CreditFile file) {
        Position books = file.beside(payer);
        return new Payments(
                payer, file.day(), books.receivables(), books.unappliedCashMinor(), books.unappliedCreditMinor());
    }

    /** Brings an exposure down by so much, if that much is open or the policy deducts what is paid on account. */
    Advice.Pay lowering(long exposureMinor, CheckPolicy policy, List<String> clears) {
        long openMinor = 0;
        for (DueAmount each : open) {
            openMinor = Math.addExact(openMinor, each.undisputedMinor());
        }
        long applicable = Math.min(exposureMinor, openMinor);
        long cash = policy.deductsUnappliedCash() ? 0 : Math.min(cashMinor, applicable);
        long credit = policy.deductsUnappliedCredit() ? 0 : Math.min(creditMinor, applicable - cash);
        long pay = exposureMinor - cash - credit;
        List<DuePart> parts = oldest(Math.min(exposureMinor, openMinor), -Days.NEVER);
        return new Advice.Pay(payer, cash, credit, pay, parts, clears);
    }

    /** Pays so much of what is more than so many days overdue. */
    Advice.Pay ofOverdue(long minor, int beyondDays, List<String> clears) {
        return setAgainst(oldest(minor, beyondDays), clears);
    }

    /** Pays so much of what is open, due or not. */
    Advice.Pay ofOpen(long minor, List<String> clears) {
        return setAgainst(oldest(minor, -Days.NEVER), clears);
    }

    /** Pays all that is more than so many days overdue. */
    Advice.Pay allOverdue(int beyondDays, List<String> clears) {
        return setAgainst(oldest(Long.MAX_VALUE, beyondDays), clears);
    }

    /** Pays all that is due on days with something that was dunned beyond a level. */
    Advice.Pay allDunned(int beyondLevel, List<String> clears) {
        List<DuePart> parts = open.stream()
                .filter(each -> each.isDunnedBeyond(beyondLevel))
                .map(each -> new DuePart(each.dueOn(), each.undisputedMinor()))
                .toList();
        return setAgainst(parts, clears);
    }

    private Advice.Pay setAgainst(List<DuePart> parts, List<String> clears) {
        long total = 0;
        for (DuePart part : parts) {
            total = Math.addExact(total, part.minor());
        }
        long cash = Math.min(cashMinor, total);
        long credit = Math.min(creditMinor, total - cash);
        return new Advice.Pay(payer, cash, credit, total - cash - credit, parts, clears);
    }

    private List<DuePart> oldest(long minor, int beyondDays) {
        List<DuePart> parts = new ArrayList<>();
        long left = minor;
        for (DueAmount each : open) {
            long part = Math.min(left, each.undisputedMinor());
            if (part > 0 && Days.between(each.dueOn(), day) > beyondDays) {
                parts.add(new DuePart(each.dueOn(), part));
                left -= part;
            }
        }
        return parts;
    }

    /** Two payments by the same payer as one. */
    static Advice.Pay together(Advice.Pay first, Advice.Pay second, List<String> clears) {
        Map<LocalDate, Long> byDay = new TreeMap<>();
        first.parts().forEach(part -> byDay.merge(part.dueOn(), part.minor(), Math::addExact));
        second.parts().forEach(part -> byDay.merge(part.dueOn(), part.minor(), Math::addExact));
        List<DuePart> parts = byDay.entrySet().stream()
                .map(entry -> new DuePart(entry.getKey(), entry.getValue()))
                .toList();
        return new Advice.Pay(
                first.payer(),
                Math.addExact(first.applyCashMinor(), second.applyCashMinor()),
                Math.addExact(first.applyCreditMinor(), second.applyCreditMinor()),
                Math.addExact(first.payMinor(), second.payMinor()),
                parts,
                clears);
    }
}
