package io.ballast.engine.exposure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what releases a held order. Every proposal is followed and checked again before it is given, and claims only
 * those checks that no longer hold the order then.
 */
final class Advising {
    private static final int MOST_STEPS = 40;

    /** Where payment does not help, only a smaller order does. */
    private static final Set<CheckKind> ONLY_BY_LESS = Set.of(CheckKind.DOCUMENT_VALUE, CheckKind.CONCENTRATION);

    private final Followed start;
    private final CheckPolicy policy;
    private final List<CheckResult> results;
    private final List<CheckResult> holding;

    private Advising(Followed start, CheckPolicy policy, List<CheckResult> results) {
        this.start = start;
        this.policy = policy;
        this.results = results;
        this.holding = results.stream().filter(CheckResult::isHolding).toList();
    }

    static List<Advice> of(CreditFile file, OrderToCheck order, CheckPolicy policy, List<CheckResult> results) {
        return policy.rules().isEmpty()
                ? List.of(new Advice.WriteChecks())
                : new Advising(new Followed(file, order), policy, results).advice();
    }

    private List<Advice> advice() {
        Set<Advice> advice = new LinkedHashSet<>();
        var proposals = new Proposals(start, policy, results);
        for (CheckResult held : holding) {
            for (Proposals.Draft draft : proposals.of(held)) {
                claimed(held, draft).ifPresent(advice::add);
            }
        }
        combined().ifPresent(advice::add);
        List<String> unclear = holding.stream()
                .map(CheckResult::key)
                .filter(code -> advice.stream().noneMatch(each -> each.clears().contains(code)))
                .toList();
        if (!unclear.isEmpty()) {
            advice.add(new Advice.AskAuthority(unclear));
        }
        return List.copyOf(advice);
    }

    /** The advice with the checks it clears; empty if the check it was made for is none of them. */
    private Optional<Advice> claimed(CheckResult held, Proposals.Draft draft) {
        List<String> still = start.holdingAfter(draft.apply(List.of()), policy).stream()
                .map(CheckResult::key)
                .toList();
        List<String> clears = holding.stream()
                .map(CheckResult::key)
                .filter(code -> !still.contains(code))
                .toList();
        return clears.contains(held.key()) ? Optional.of(draft.apply(clears)) : Optional.empty();
    }

    /** One step after the other, each the first that clears a check, until nothing holds the order any more. */
    private Optional<Advice> combined() {
        List<Advice> steps = new ArrayList<>();
        Followed now = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            List<CheckResult> seen = Credit.results(now.file(), now.order(), policy);
            Optional<CheckResult> next = seen.stream()
                    .filter(CheckResult::isHolding)
                    .min(Comparator.<CheckResult>comparingInt(result -> turn(result.kind()))
                            .thenComparingInt(result -> result.level().number()));
            if (next.isEmpty()) {
                return together(steps);
            }
            Optional<Advice> following = step(now, next.orElseThrow(), seen);
            if (following.isEmpty()) {
                return Optional.empty();
            }
            steps.add(following.orElseThrow());
            now = now.after(following.orElseThrow());
        }
        return Optional.empty();
    }

    /** A cut lowers what must be paid, and payment of overdue items what must be paid for the limit. */
    private static int turn(CheckKind kind) {
        return switch (kind) {
            case STATUS_BLOCK, IN_DEFAULT, GRADE, PAYMENT_INDEX -> 0;
            case DOCUMENT_VALUE, TERMS_RANK -> 1;
            case OLDEST_ITEM, OVERDUE_AMOUNT, OVERDUE_SHARE, GROUP_OVERDUE, DUNNING_LEVEL -> 2;
            case NO_LIMIT, LIMIT_EXPIRED -> 3;
            case CONCENTRATION -> 4;
            case STATIC_LIMIT, DYNAMIC_LIMIT, COMPANY_LIMIT, KIND_LIMIT, GROUP_LIMIT -> 5;
            case ASSESSMENT_AGE -> 6;
        };
    }

    private Optional<Advice> step(Followed now, CheckResult held, List<CheckResult> seen) {
        for (Proposals.Draft draft : new Proposals(now, policy, seen).of(held)) {
            Advice advice = draft.apply(List.of(held.key()));
            boolean cutsOrder = advice instanceof Advice.CutOrder || advice instanceof Advice.ShipLater;
            boolean isAllowed = !cutsOrder || ONLY_BY_LESS.contains(held.kind());
            if (isAllowed && (advice instanceof Advice.ProlongLimit || clears(now, advice, held))) {
                return Optional.of(advice);
            }
        }
        return Optional.empty();
    }

    private boolean clears(Followed now, Advice advice, CheckResult held) {
        return now.holdingAfter(advice, policy).stream()
                .noneMatch(result -> result.key().equals(held.key()));
    }

    private Optional<Advice> together(List<Advice> steps) {
        List<String> all = holding.stream().map(CheckResult::key).toList();
        List<Advice> merged = new ArrayList<>();
        for (Advice step : steps) {
            int same = sameKind(merged, step);
            if (same >= 0 && merged.get(same) instanceof Advice.Pay first && step instanceof Advice.Pay second) {
                merged.set(same, Payments.together(first, second, cleared(first, second)));
            } else if (same >= 0
                    && merged.get(same) instanceof Advice.SetLimit first
                    && step instanceof Advice.SetLimit second) {
                long to = Math.max(first.toMinor(), second.toMinor());
                merged.set(same, new Advice.SetLimit(first.level(), first.now(), to, cleared(first, second)));
            } else if (same >= 0
                    && merged.get(same) instanceof Advice.AgreeTerms first
                    && step instanceof Advice.AgreeTerms second) {
                int days = Math.min(first.mostDays(), second.mostDays());
                merged.set(same, new Advice.AgreeTerms(days, second.leastDepositPercent(), cleared(first, second)));
            } else if (same >= 0 && step instanceof Advice.CutOrder second) {
                merged.set(same, new Advice.CutOrder(second.mostMinor(), cleared(merged.get(same), second)));
            } else {
                merged.add(step);
            }
        }
        if (merged.size() > 1) {
            return Optional.of(new Advice.AllOf(merged, all));
        }
        return merged.stream()
                .findFirst()
                .flatMap(only -> only instanceof Advice.Pay pay
                        ? Optional.of(new Advice.Pay(
                                pay.payer(),
                                pay.applyCashMinor(),
                                pay.applyCreditMinor(),
                                pay.payMinor(),
                                pay.parts(),
                                all))
                        : Optional.empty());
    }

    /** Where the steps have a payment by the same payer, a limit of the same level or a cut already; -1 if nowhere. */
    private static int sameKind(List<Advice> steps, Advice step) {
        for (int i = 0; i < steps.size(); i++) {
            boolean isSame = switch (step) {
                case Advice.Pay pay ->
                    steps.get(i) instanceof Advice.Pay other && other.payer().equals(pay.payer());
                case Advice.SetLimit set ->
                    steps.get(i) instanceof Advice.SetLimit other
                            && other.level().equals(set.level());
                case Advice.AgreeTerms terms -> steps.get(i) instanceof Advice.AgreeTerms;
                case Advice.CutOrder cut -> steps.get(i) instanceof Advice.CutOrder;
                default -> false;
            };
            if (isSame) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> cleared(Advice first, Advice second) {
        Set<String> codes = new LinkedHashSet<>(first.clears());
        codes.addAll(second.clears());
        return List.copyOf(codes);
    }
}
