package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Advice;
import io.ballast.engine.exposure.CheckKind;
import io.ballast.engine.exposure.CheckResult;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.Level;
import io.ballast.engine.exposure.Measured;
import io.ballast.engine.exposure.NoMeasure;
import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.exposure.Reaction;
import io.ballast.engine.exposure.Verdict;
import io.ballast.server.identity.CurrentUser;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A decision as a user may know it. Who does not see every customer learns of groups no more than that they do not
 * allow the order: no amount, no name, no number of levels, and no advice whose figures come from them. Of a
 * concentration cap, no more than that it holds the order; where it only warns, nothing, the outcome included.
 */
final class ToldDecision {
    /** Stands for all checks of groups together. */
    private static final String GROUP = "group";

    /** Stands for all concentration caps together, on whichever level. */
    private static final String CAP = "portfolio";

    /**
     * The outcome of a decision {@code d} for who does not see every customer, as {@link #to} tells it: a warning is
     * one where something else than a concentration cap failed.
     */
    static final String OUTCOME = """
        case
          when d.outcome = 'WARNED' and d.text !~ 'kind=(?!CONCENTRATION )[A-Z_]+ verdict=FAILED' then 'APPROVED'
          else d.outcome
        end""";

    private ToldDecision() {}

    static Decision to(CurrentUser user, Decision decision) {
        return user.seesEveryCustomer() ? decision : withoutOthers(decision);
    }

    private static Decision withoutOthers(Decision decision) {
        List<CheckResult> results = new ArrayList<>();
        List<CheckResult> failed = new ArrayList<>();
        List<CheckResult> capped = new ArrayList<>();
        for (CheckResult result : decision.results()) {
            if (result.kind() == CheckKind.CONCENTRATION) {
                capped.addAll(result.isHolding() ? List.of(result) : List.of());
            } else if (result.level().isGroup()) {
                failed.addAll(result.isFailed() ? List.of(result) : List.of());
            } else {
                results.add(result);
            }
        }
        if (results.equals(decision.results()) && decision.headroom().size() == 1) {
            return decision;
        }
        boolean isHeld = failed.stream().anyMatch(CheckResult::isHolding);
        if (!failed.isEmpty()) {
            results.add(told(GROUP, NoMeasure.NOT_SHOWN, isHeld ? Reaction.HOLD : Reaction.WARN, decision));
        }
        if (!capped.isEmpty()) {
            results.add(told(CAP, NoMeasure.CAP_NOT_SHOWN, Reaction.HOLD, decision));
        }
        boolean isWarning = results.stream().anyMatch(CheckResult::isFailed);
        return new Decision(
                decision.outcome() == Outcome.WARNED && !isWarning ? Outcome.APPROVED : decision.outcome(),
                decision.point(),
                decision.risk(),
                decision.day(),
                decision.terms(),
                decision.company(),
                results,
                advice(decision, isHeld ? failed : List.of(), capped),
                decision.headroom().stream()
                        .filter(left -> !left.level().isGroup())
                        .toList(),
                decision.securities().stream()
                        .filter(security -> !security.level().isGroup())
                        .toList(),
                decision.authority());
    }

    private static CheckResult told(String code, NoMeasure because, Reaction reaction, Decision decision) {
        return new CheckResult(
                code,
                code.equals(CAP) ? CheckKind.CONCENTRATION : CheckKind.GROUP_LIMIT,
                Level.CUSTOMER,
                Verdict.FAILED,
                new Measured.Nothing(because),
                OptionalLong.empty(),
                0,
                reaction,
                decision.day());
    }

    /** What was advised for the customer's own checks; where groups or caps hold the order, an authority is asked. */
    private static List<Advice> advice(Decision decision, List<CheckResult> ofGroups, List<CheckResult> capped) {
        Set<String> hidden = Stream.concat(ofGroups.stream(), capped.stream())
                .map(CheckResult::key)
                .collect(Collectors.toSet());
        List<Advice> told = new ArrayList<>();
        List<String> toAsk = new ArrayList<>();
        for (Advice advice : decision.advice()) {
            if (advice instanceof Advice.AskAuthority(List<String> checks)) {
                checks.stream().filter(check -> !hidden.contains(check)).forEach(toAsk::add);
            } else if (advice.clears().stream().noneMatch(hidden::contains)) {
                told.add(advice);
            }
        }
        if (!ofGroups.isEmpty()) {
            toAsk.add(GROUP);
        }
        if (!capped.isEmpty()) {
            toAsk.add(CAP);
        }
        if (!toAsk.isEmpty()) {
            told.add(new Advice.AskAuthority(toAsk));
        }
        return told;
    }
}
