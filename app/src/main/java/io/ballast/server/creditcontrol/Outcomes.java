package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Authority;
import io.ballast.engine.exposure.CheckResult;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.exposure.Reaction;
import io.ballast.engine.exposure.Verdict;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Fmt;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** How outcomes and results look wherever they are shown. */
public final class Outcomes {
    private static final int MOST_SHOWN = 3;

    private Outcomes() {}

    /** What was decided. */
    public static Badge badge(Outcome outcome, Fmt fmt) {
        Badge.Tone tone = switch (outcome) {
            case APPROVED -> Badge.Tone.GOOD;
            case WARNED -> Badge.Tone.WATCH;
            case HELD -> Badge.Tone.BAD;
        };
        return Badge.of(tone, fmt.text(outcome.label()));
    }

    /** What one check came to, and what that does to the order. */
    public static Badge badge(CheckResult result, Fmt fmt) {
        Badge.Tone tone = switch (result.verdict()) {
            case PASSED -> Badge.Tone.GOOD;
            case NOT_APPLICABLE -> Badge.Tone.NEUTRAL;
            case FAILED -> result.reaction() == Reaction.HOLD ? Badge.Tone.BAD : Badge.Tone.WATCH;
        };
        String verdict = fmt.text(result.verdict().label());
        return Badge.of(
                tone,
                result.isFailed() ? verdict + " · " + fmt.text(result.reaction().label()) : verdict);
    }

    /** Those that hold the order first, then those that warn, then the others; each in the order of the policy. */
    static List<CheckResult> inOrder(List<CheckResult> results) {
        return results.stream()
                .sorted(Comparator.comparingInt(
                        (CheckResult result) -> result.isHolding() ? 0 : result.isFailed() ? 1 : 2))
                .toList();
    }

    /** Those that failed, what holds the order first. */
    public static List<CheckResult> failed(List<CheckResult> results) {
        return inOrder(results).stream().filter(CheckResult::isFailed).toList();
    }

    /** Those that passed or did not apply, in the order of the policy. */
    public static List<CheckResult> notFailed(List<CheckResult> results) {
        return results.stream().filter(result -> !result.isFailed()).toList();
    }

    /** How many came to this. */
    public static long count(List<CheckResult> results, Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /** What failed, the worst first; nothing where nothing did. */
    public static String failed(Decision decision, Fmt fmt) {
        List<CheckResult> failed = failed(decision.results());
        String shown = failed.stream()
                .limit(MOST_SHOWN)
                .map(result -> fmt.text(result.kind().label()))
                .distinct()
                .collect(Collectors.joining(fmt.text("creditcontrol.and")));
        if (failed.isEmpty()) {
            return decision.isWithoutRules() ? fmt.text("creditcontrol.without-rules") : Fmt.NONE;
        }
        return failed.size() > MOST_SHOWN ? shown + " +" + (failed.size() - MOST_SHOWN) : shown;
    }

    /** Everything that failed, and whose word it is where it is not that of the checks. */
    public static String allFailed(Decision decision, Fmt fmt) {
        List<String> keys = decision.results().stream()
                .filter(CheckResult::isFailed)
                .map(CheckResult::key)
                .toList();
        String failed = keys.isEmpty() ? failed(decision, fmt) : labels(keys, decision, fmt);
        return decision.authority() == Authority.CHECKS
                ? failed
                : fmt.text(decision.authority().label())
                        + (keys.isEmpty() ? "" : fmt.text("creditcontrol.and") + failed);
    }

    /** What the checks with these results are called. */
    public static String labels(List<String> keys, Decision decision, Fmt fmt) {
        return decision.results().stream()
                .filter(result -> keys.contains(result.key()))
                .map(result -> fmt.text(result.kind().label()))
                .distinct()
                .collect(Collectors.joining(fmt.text("creditcontrol.and")));
    }
}
