package io.ballast.engine.exposure;

import io.ballast.engine.ledger.LimitInForce;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one check found.
 *
 * @param code of the rule
 * @param level whose limit or items it looked at; the customer where it is not a matter of groups
 * @param measured what it saw
 * @param threshold in {@link CheckKind#measuredUnit()}; of a limit or cap the largest exposure that is asked for, of
 *     a check that asks yes or no, or of an unlimited customer, empty
 * @param overshoot least amount in the same unit by which what was measured must change for the check to pass; rounded
 *     up to a whole one, 0 unless it failed; of terms the days, 0 where only the deposit is too small
 * @param reaction what its failure does
 * @param dataDay day of the data it looked at
 */
public record CheckResult(
        String code,
        CheckKind kind,
        Level level,
        Verdict verdict,
        Measured measured,
        OptionalLong threshold,
        long overshoot,
        Reaction reaction,
        LocalDate dataDay) {

    /** What tells it from the other results of a decision, such as {@code group_limit@2} for the second group
     * or {@code kind_limit@bills}. */
    public String key() {
        if (level.isKind()) {
            return code + "@" + level.code();
        }
        return level.isGroup() ? code + "@" + level.number() : level.isCompany() ? code + "@company" : code;
    }

    public boolean isFailed() {
        return verdict == Verdict.FAILED;
    }

    /** Whether it holds the order. */
    public boolean isHolding() {
        return isFailed() && reaction == Reaction.HOLD;
    }

    /** Why it did not apply; empty if it did. */
    public Optional<NoMeasure> because() {
        return switch (measured) {
            case Measured.Nothing(NoMeasure because) -> Optional.of(because);
            case Measured.AgainstLimit(long minor, LimitInForce.None none) -> Optional.of(NoMeasure.NO_LIMIT);
            default -> Optional.empty();
        };
    }

    /** What it saw, to be judged again. */
    public Observation observation() {
        return new Observation(code, level, measured, dataDay);
    }
}
