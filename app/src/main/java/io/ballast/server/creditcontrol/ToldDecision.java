package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Advice;
import io.ballast.engine.exposure.CheckKind;
import io.ballast.engine.exposure.CheckResult;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.Level;
import io.ballast.engine.exposure.Measured;
import io.ballast.engine.exposure.NoMeasure;
import io.ballast.engine.exposure.Reaction;
import io.ballast.engine.exposure.Verdict;
import io.ballast.server.identity.CurrentUser;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A decision as a user may know it. Who does not see every customer learns of groups no more than that they do not
 * allow the order: no amount, no name, no number of levels, and no advice whose figures come from them.
 */
final class ToldDecision {
    /** Stands for all checks of groups together. */
    private static final String GROUP = "group";

    private ToldDecision() {}

    static Decision to(CurrentUser user, Decision decision) {
        return user.seesEveryCustomer() ? decision : withoutGroups(decision);
    }

    private static Decision withoutGroups(Decision decision) {
        List<CheckResult> results = new ArrayList<>();
        List<CheckResult> failed = new ArrayList<>();
        for (CheckResult result : decision.results()) {
            if (result.level().isGroup()) {
                failed.addAll(result.isFailed() ? List.of(result) : List.of());
            } else {
                results.add(result);
            }
        }
        if (failed.isEmpty() && decision.headroom().size() == 1) {
            return decision;
        }
        boolean isHeld = failed.stream().anyMatch(CheckResult::isHolding);
        if (!failed.isEmpty()) {
            results.add(told(isHeld ? Reaction.HOLD : Reaction.WARN, decision));
        }
        return new Decision(
                decision.outcome(),
                decision.point(),
                decision.risk(),
                decision.day(),
                decision.terms(),
                decision.company(),
                results,
                advice(decision, failed, isHeld),
                decision.headroom().stream()
                        .filter(left -> !left.level().isGroup())
                        .toList(),
                decision.securities().stream()
                        .filter(security -> !security.level().isGroup())
                        .toList(),
                decision.authority());
    }

    private static CheckResult told(Reaction reaction, Decision decision) {
        return new CheckResult(
                GROUP,
                CheckKind.GROUP_LIMIT,
                Level.CUSTOMER,
                Verdict.FAILED,
                new Measured.Nothing(NoMeasure.NOT_SHOWN),
                OptionalLong.empty(),
                0,
                reaction,
                decision.day());
    }

    /** What was advised for the customer's own checks; where groups hold the order, an authority is to be asked. */
    private static List<Advice> advice(Decision decision, List<CheckResult> failed, boolean isHeld) {
        Set<String> ofGroups = failed.stream().map(CheckResult::key).collect(Collectors.toSet());
        List<Advice> told = new ArrayList<>();
        List<String> toAsk = new ArrayList<>();
        for (Advice advice : decision.advice()) {
            if (advice instanceof Advice.AskAuthority(List<String> checks)) {
                checks.stream().filter(check -> !ofGroups.contains(check)).forEach(toAsk::add);
            } else if (advice.clears().stream().noneMatch(ofGroups::contains)) {
                told.add(advice);
            }
        }
        if (isHeld) {
            toAsk.add(GROUP);
        }
        if (!toAsk.isEmpty()) {
            told.add(new Advice.AskAuthority(toAsk));
        }
        return told;
    }
}
