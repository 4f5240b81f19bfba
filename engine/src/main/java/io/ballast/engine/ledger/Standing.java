package io.ballast.engine.ledger;

import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Text;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What was agreed with the customer and decided about it, as in force on the day.
 *
 * @param limit the credit limit in force
 * @param termsDays net days of payment granted
 * @param override a grade a person put in place of the computed one
 * @param isStopped whether supply is stopped by a person's decision
 * @param insurerLimitMinor what a credit insurer covers, 0 where it refused; empty where nobody asked
 */
public record Standing(
        LimitInForce limit,
        OptionalInt termsDays,
        Optional<GradeOverride> override,
        boolean isStopped,
        OptionalLong insurerLimitMinor) {
    public Standing {
        if (insurerLimitMinor.isPresent() && insurerLimitMinor.getAsLong() < 0) {
            throw new IllegalArgumentException(
                    "An insurer's limit cannot be negative: " + insurerLimitMinor.getAsLong());
        }
        if (termsDays.isPresent() && (termsDays.getAsInt() < 0 || termsDays.getAsInt() > 720)) {
            throw new IllegalArgumentException("Terms out of range 0..720 days: " + termsDays.getAsInt());
        }
    }

    /** A standing without an insurer's answer. */
    public Standing(LimitInForce limit, OptionalInt termsDays, Optional<GradeOverride> override, boolean isStopped) {
        this(limit, termsDays, override, isStopped, OptionalLong.empty());
    }

    /**
     * A person's grade in place of the computed one.
     *
     * @param grade the grade to use
     * @param reason why, never blank
     * @param until last day on which it holds
     */
    public record GradeOverride(Grade grade, String reason, LocalDate until) {
        public GradeOverride {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("An override needs a reason");
            }
        }

        /** What such a grade means for the score: it rules until its day, points do not move it. */
        public static Text because(Grade grade, LocalDate until) {
            return Text.of(
                    "人工设定 " + grade + "，至 " + until + " 有效；在此之前得分变动不影响等级",
                    "set to " + grade + " by a person until " + until + "; points do not move it before");
        }
    }

    public static Standing none() {
        return new Standing(new LimitInForce.None(), OptionalInt.empty(), Optional.empty(), false);
    }
}
