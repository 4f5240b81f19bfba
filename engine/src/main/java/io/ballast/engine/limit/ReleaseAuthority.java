package io.ballast.engine.limit;

import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Currency;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Who may release how much of waiting orders over what their checks allow.
 *
 * @param steps at most one for each authority and risk level; for each risk level a higher authority may release no
 *     less, and somebody any amount. Without steps everybody may who may release at all
 */
public record ReleaseAuthority(List<ReleaseStep> steps) {
    /** What holds under a policy that was written before releases were bound. */
    public static final ReleaseAuthority NONE = new ReleaseAuthority(List.of());

    public ReleaseAuthority {
        steps = List.copyOf(steps);
        if (!steps.isEmpty()) {
            for (RiskLevel risk : RiskLevel.values()) {
                checkRise(risk, steps);
            }
        }
    }

    private static void checkRise(RiskLevel risk, List<ReleaseStep> steps) {
        Optional<ReleaseStep> lower = Optional.empty();
        for (Voter voter : Voter.values()) {
            List<ReleaseStep> own = steps.stream()
                    .filter(step -> step.by() == voter && step.risks().contains(risk))
                    .toList();
            if (own.size() > 1) {
                throw new IllegalArgumentException("Two release steps of " + voter + " are for risk " + risk);
            }
            if (!own.isEmpty() && lower.isPresent() && !own.getFirst().isAtLeast(lower.get())) {
                throw new IllegalArgumentException(voter + " must be allowed to release no less than "
                        + lower.get().by() + " for risk " + risk);
            }
            lower = own.isEmpty() ? lower : Optional.of(own.getFirst());
        }
        if (lower.isEmpty() || lower.get().upToMajor().isPresent()) {
            throw new IllegalArgumentException("Somebody must be allowed to release any amount for risk " + risk);
        }
    }

    /** What the product starts with. */
    public static ReleaseAuthority standard() {
        Set<RiskLevel> better = EnumSet.of(RiskLevel.LOW, RiskLevel.MEDIUM);
        Set<RiskLevel> worst = EnumSet.of(RiskLevel.HIGH);
        return new ReleaseAuthority(List.of(
                new ReleaseStep(Voter.CREDIT_MANAGER, better, OptionalLong.of(500_000)),
                new ReleaseStep(Voter.CREDIT_MANAGER, worst, OptionalLong.of(50_000)),
                new ReleaseStep(Voter.CREDIT_COMMITTEE, EnumSet.allOf(RiskLevel.class), OptionalLong.empty())));
    }

    /** Those who may release so much in all, minor units; the lowest authority first. */
    public List<Voter> mayRelease(long totalMinor, RiskLevel risk, Currency currency) {
        return Arrays.stream(Voter.values())
                .filter(voter -> mostMinor(List.of(voter), risk, currency)
                        .filter(most -> most.isEmpty() || most.getAsLong() >= totalMinor)
                        .isPresent())
                .toList();
    }

    /**
     * The most that somebody with one of these authorities may release, minor units; an empty amount is any, and no
     * answer is nothing at all.
     */
    public Optional<OptionalLong> mostMinor(Collection<Voter> held, RiskLevel risk, Currency currency) {
        if (steps.isEmpty()) {
            return Optional.of(OptionalLong.empty());
        }
        return steps.stream()
                .filter(step -> held.contains(step.by()) && step.risks().contains(risk))
                .reduce((one, other) -> one.isAtLeast(other) ? one : other)
                .map(step -> step.upToMajor().isPresent()
                        ? OptionalLong.of(Math.multiplyExact(step.upToMajor().getAsLong(), currency.minorPerMajor()))
                        : OptionalLong.empty());
    }
}
