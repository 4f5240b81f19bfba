package io.ballast.engine.limit;

import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Currency;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Who may grant limits.
 *
 * @param windowDays days back in which requests by one person, or for one group, count as one
 * @param temporaryDays longest temporary limit, first and last day included
 * @param temporaryGapDays days that must lie between two temporary limits of a customer
 * @param dueHours hours in which each of those who decide shall do so
 * @param steps for each risk level in rising order, the last one without an amount; without any, two members of the
 *     credit committee decide on everything
 * @param releases who may release how much of waiting orders; those of the window count as one
 */
public record AuthorityPolicy(
        int windowDays,
        int temporaryDays,
        int temporaryGapDays,
        int dueHours,
        List<AuthorityStep> steps,
        ReleaseAuthority releases) {
    /** What holds under a policy that was written before there was authority: the committee decides on everything. */
    public static final AuthorityPolicy NONE = new AuthorityPolicy(30, 90, 30, 48, List.of(), ReleaseAuthority.NONE);

    private static final Set<RiskLevel> ALL = EnumSet.allOf(RiskLevel.class);
    private static final AuthorityStep COMMITTEE =
            new AuthorityStep("committee_decides_all", ALL, OptionalLong.empty(), 0, 2);
    private static final int MOST_DAYS = 366;
    private static final int MOST_HOURS = 720;
    private static final int MOST_STEPS = 50;

    public AuthorityPolicy {
        steps = List.copyOf(steps);
        inRange("window-days", windowDays, 1, MOST_DAYS);
        inRange("temporary-days", temporaryDays, 1, MOST_DAYS);
        inRange("temporary-gap-days", temporaryGapDays, 0, MOST_DAYS);
        inRange("due-hours", dueHours, 1, MOST_HOURS);
        if (steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("A policy has at most " + MOST_STEPS + " authority steps");
        }
        Set<String> codes = new HashSet<>();
        for (AuthorityStep step : steps) {
            if (!codes.add(step.code())) {
                throw new IllegalArgumentException("Two authority steps are called " + step.code());
            }
        }
        if (!steps.isEmpty()) {
            for (RiskLevel risk : RiskLevel.values()) {
                checkRise(risk, ofRisk(steps, risk));
            }
        }
    }

    private static void inRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }

    private static List<AuthorityStep> ofRisk(List<AuthorityStep> steps, RiskLevel risk) {
        return steps.stream().filter(step -> step.risks().contains(risk)).toList();
    }

    private static void checkRise(RiskLevel risk, List<AuthorityStep> steps) {
        if (steps.isEmpty() || steps.getLast().upToMajor().isPresent()) {
            throw new IllegalArgumentException(
                    "The last authority step for risk " + risk + " must be up to any amount");
        }
        for (int i = 1; i < steps.size(); i++) {
            AuthorityStep lower = steps.get(i - 1);
            AuthorityStep upper = steps.get(i);
            boolean isHigher = lower.upToMajor().isPresent()
                    && (upper.upToMajor().isEmpty()
                            || upper.upToMajor().getAsLong() > lower.upToMajor().getAsLong());
            if (!isHigher || !upper.isAtLeast(lower)) {
                throw new IllegalArgumentException("Authority step " + upper.code() + " must be for more than "
                        + lower.code() + " and need no fewer people of either kind");
            }
        }
    }

    /** What the product starts with; a credit manager alone decides on less where the risk is high or not known. */
    public static AuthorityPolicy standard() {
        Set<RiskLevel> better = EnumSet.of(RiskLevel.LOW, RiskLevel.MEDIUM);
        Set<RiskLevel> worst = EnumSet.of(RiskLevel.HIGH);
        return new AuthorityPolicy(
                7,
                92,
                30,
                48,
                List.of(
                        new AuthorityStep("manager", better, OptionalLong.of(2_000_000), 1, 0),
                        new AuthorityStep("manager_high_risk", worst, OptionalLong.of(50_000), 1, 0),
                        new AuthorityStep("committee", ALL, OptionalLong.empty(), 1, 2)),
                ReleaseAuthority.standard());
    }

    /** The same authority over limits with another over releases. */
    public AuthorityPolicy releasing(ReleaseAuthority others) {
        return new AuthorityPolicy(windowDays, temporaryDays, temporaryGapDays, dueHours, steps, others);
    }

    /** The lowest step that covers the total; an empty total is unlimited. */
    AuthorityStep step(OptionalLong totalMinor, RiskLevel risk, Currency currency) {
        return applying(risk).stream()
                .filter(step -> step.covers(totalMinor, currency.minorPerMajor()))
                .findFirst()
                .orElseThrow();
    }

    /** The step of the smallest amounts. */
    AuthorityStep lowest(RiskLevel risk) {
        return applying(risk).getFirst();
    }

    /** The step below this one, if there is any. */
    Optional<AuthorityStep> below(AuthorityStep step, RiskLevel risk) {
        List<AuthorityStep> applying = applying(risk);
        int at = applying.indexOf(step);
        return at > 0 ? Optional.of(applying.get(at - 1)) : Optional.empty();
    }

    private List<AuthorityStep> applying(RiskLevel risk) {
        return steps.isEmpty() ? List.of(COMMITTEE) : ofRisk(steps, risk);
    }
}
