package io.ballast.engine.exposure;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.terms.PaymentTerms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file and an order as they are once advice was followed. */
record Followed(CreditFile file, OrderToCheck order) {

    /** The checks that hold the order after this advice. */
    List<CheckResult> holdingAfter(Advice advice, CheckPolicy policy) {
        if (!(advice instanceof Advice.ShipLater later)) {
            Followed after = after(advice);
            return holding(after.file, after.order, policy);
        }
        List<CheckResult> holding = new ArrayList<>();
        CreditFile shipped = file;
        if (later.nowMinor() > 0) {
            OrderToCheck now = order.of(later.nowMinor());
            holding.addAll(holding(file, now, policy));
            shipped = file.with(now);
        }
        holding.addAll(holding(shipped, order.of(later.laterMinor()).shipping(later.from()), policy));
        return holding;
    }

    static List<CheckResult> holding(CreditFile file, OrderToCheck order, CheckPolicy policy) {
        return Credit.results(file, order, policy).stream()
                .filter(CheckResult::isHolding)
                .toList();
    }

    /** File and order after this advice; of a shipment in two parts, those of the part that ships as planned. */
    Followed after(Advice advice) {
        return switch (advice) {
            case Advice.Pay pay -> new Followed(paid(pay), order);
            case Advice.CutOrder cut -> new Followed(file, order.of(cut.mostMinor()));
            case Advice.ShipLater later -> new Followed(file, order.of(later.nowMinor()));
            case Advice.RenewSecurity renew -> new Followed(renewed(renew.reference()), order);
            case Advice.AddSecurity add -> new Followed(secured(add.leastMinor()), order);
            case Advice.SetLimit set -> new Followed(limited(set), order);
            case Advice.ProlongLimit prolong -> new Followed(prolonged(prolong), order);
            case Advice.AgreeTerms terms ->
                new Followed(file, order.on(PaymentTerms.net(terms.mostDays(), terms.leastDepositPercent())));
            case Advice.AssessAgain again -> new Followed(file.assessedToday(), order);
            case Advice.AskAuthority ask -> this;
            case Advice.WriteChecks write -> this;
            case Advice.AllOf all -> {
                Followed now = this;
                for (Advice step : all.steps()) {
                    now = now.after(step);
                }
                yield now;
            }
        };
    }

    private CreditFile paid(Advice.Pay pay) {
        Level payer = pay.payer();
        if (payer.isGroup()) {
            return file.withBeside(payer, paid(file.beside(payer), pay));
        }
        if (payer.isCompany()) {
            return file.with(payer.code(), part -> paid(part, pay));
        }
        Position whole = paid(file.position(), pay);
        return file.with(whole, company -> surelyPaid(company.position(), whole, pay));
    }

    /**
     * What one company's part is at most when nobody says whose items are paid: on no day more than the customer has
     * left as a whole, and with none of the cash and credit that was applied.
     */
    private static Position surelyPaid(Position part, Position whole, Advice.Pay pay) {
        Map<LocalDate, DueAmount> still = new HashMap<>();
        whole.receivables().forEach(due -> still.put(due.dueOn(), due));
        List<DueAmount> left = part.receivables().stream()
                .map(due -> due.atMost(still.getOrDefault(due.dueOn(), due)))
                .toList();
        return part.paid(
                left,
                Math.max(0, part.unappliedCreditMinor() - pay.applyCreditMinor()),
                Math.max(0, part.unappliedCashMinor() - pay.applyCashMinor()));
    }

    private static Position paid(Position position, Advice.Pay pay) {
        Map<LocalDate, Long> parts = new HashMap<>();
        long set = 0;
        for (DuePart part : pay.parts()) {
            parts.merge(part.dueOn(), part.minor(), Math::addExact);
            set = Math.addExact(set, part.minor());
        }
        List<DueAmount> left = position.receivables().stream()
                .map(due -> new DueAmount(
                        due.dueOn(),
                        Math.max(due.disputedMinor(), due.minor() - parts.getOrDefault(due.dueOn(), 0L)),
                        due.disputedMinor(),
                        due.dunningLevel()))
                .toList();
        return position.paid(
                left,
                Math.max(0, position.unappliedCreditMinor() - pay.applyCreditMinor()),
                Math.max(0, position.unappliedCashMinor() - pay.applyCashMinor()) + (pay.totalMinor() - set));
    }

    private CreditFile renewed(String reference) {
        CreditFile changed = file;
        for (Level level : file.levels()) {
            changed = changed.withBeside(level, renewed(file.beside(level), reference, file.day()));
        }
        return changed;
    }

    private static Position renewed(Position position, String reference, LocalDate day) {
        return position.withSecurities(position.securities().stream()
                .map(security -> security.reference().equals(reference)
                                && security.notCounted(day).equals(Optional.of(NotCounted.EXPIRED))
                        ? new Security(
                                reference,
                                security.valueMinor(),
                                security.recognisedShare(),
                                security.allocatedMinor(),
                                Optional.empty())
                        : security)
                .toList());
    }

    private CreditFile secured(long minor) {
        List<Security> all = new ArrayList<>(file.position().securities());
        all.add(new Security("", minor, 1, minor, Optional.empty()));
        return file.withPosition(file.position().withSecurities(all));
    }

    private CreditFile limited(Advice.SetLimit set) {
        boolean isFirst = set.now() instanceof LimitInForce.None;
        return file.withLimit(
                set.level(),
                new LimitInForce.Amount(set.toMinor()),
                isFirst ? Optional.empty() : file.limitValidTo(set.level()));
    }

    private CreditFile prolonged(Advice.ProlongLimit prolong) {
        return file.withLimit(prolong.level(), file.limit(prolong.level()), Optional.of(prolong.to()));
    }
}
