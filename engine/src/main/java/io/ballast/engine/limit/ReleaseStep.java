package io.ballast.engine.limit;

import io.ballast.engine.scoring.RiskLevel;
import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How much one person may release.
 *
 * @param by what authority the person has
 * @param risks risk levels of the customers it is for; a customer without a rating counts as the worst
 * @param upToMajor the most over what the checks allow, of one customer within the window, in major units; empty for
 *     any
 */
public record ReleaseStep(Voter by, Set<RiskLevel> risks, OptionalLong upToMajor) {
    private static final long LARGEST = 1_000_000_000_000L;

    public ReleaseStep {
        if (risks.isEmpty()) {
            throw new IllegalArgumentException("A release step of " + by + " is for nobody");
        }
        if (upToMajor.isPresent() && (upToMajor.getAsLong() < 0 || upToMajor.getAsLong() > LARGEST)) {
            throw new IllegalArgumentException("Amount to release out of range: " + upToMajor.getAsLong());
        }
        risks = Collections.unmodifiableSet(EnumSet.copyOf(risks));
    }

    /** Whether nothing that the other covers is missing here. */
    boolean isAtLeast(ReleaseStep other) {
        return upToMajor.isEmpty()
                || other.upToMajor.isPresent() && upToMajor.getAsLong() >= other.upToMajor.getAsLong();
    }
}
