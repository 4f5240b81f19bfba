package io.ballast.engine.limit;

import io.ballast.engine.scoring.RiskLevel;
import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Who decides together, up to an amount.
 *
 * @param code stable name, lower_snake_case
 * @param risks risk levels of the customers it is for; a customer without a rating counts as the worst
 * @param upToMajor resulting group total up to which it is enough, in major units; empty for any, unlimited included
 * @param managers credit managers who must agree
 * @param committee members of the credit committee who must agree after them
 */
public record AuthorityStep(String code, Set<RiskLevel> risks, OptionalLong upToMajor, int managers, int committee) {
    private static final int MOST_OF_A_KIND = 5;
    private static final long LARGEST = 1_000_000_000_000L;

    public AuthorityStep {
        if (!code.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Codes of authority steps are lower_snake_case: '" + code + "'");
        }
        if (risks.isEmpty()) {
            throw new IllegalArgumentException("Authority step " + code + " is for nobody");
        }
        if (upToMajor.isPresent() && (upToMajor.getAsLong() < 0 || upToMajor.getAsLong() > LARGEST)) {
            throw new IllegalArgumentException("Amount of " + code + " out of range: " + upToMajor.getAsLong());
        }
        if (managers < 0
                || managers > MOST_OF_A_KIND
                || committee < 0
                || committee > MOST_OF_A_KIND
                || managers + committee == 0) {
            throw new IllegalArgumentException("Authority step " + code + " needs 1 to " + MOST_OF_A_KIND
                    + " managers or members of the committee: " + managers + ", " + committee);
        }
        risks = Collections.unmodifiableSet(EnumSet.copyOf(risks));
    }

    /** Whether the step is enough for a total; an empty one is unlimited. */
    boolean covers(OptionalLong totalMinor, long minorPerMajor) {
        return upToMajor.isEmpty()
                || (totalMinor.isPresent()
                        && totalMinor.getAsLong() <= Math.multiplyExact(upToMajor.getAsLong(), minorPerMajor));
    }

    /** Whether nobody who has to agree to the other is missing here. */
    boolean isAtLeast(AuthorityStep other) {
        return managers >= other.managers && committee >= other.committee;
    }
}
