package io.ballast.engine.limit;

import io.ballast.engine.value.Text;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The days of a temporary limit.
 *
 * @param first day in force
 * @param last day in force
 */
public record TemporaryDays(LocalDate first, LocalDate last) {
    public TemporaryDays {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "A temporary limit ends no earlier than it begins: " + first + ", " + last);
        }
    }

    /** Why the policy refuses these days beside those that the customer has or is to have; nothing if it does not. */
    public Optional<Text> refusal(List<TemporaryDays> others, AuthorityPolicy policy) {
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days > policy.temporaryDays()) {
            return Optional.of(Text.of(
                    "临时额度 " + days + " 天，政策最长 " + policy.temporaryDays() + " 天",
                    "A temporary limit of " + days + " days; the policy allows " + policy.temporaryDays()));
        }
        return others.stream()
                .filter(other -> isTooNear(other, policy.temporaryGapDays()))
                .findFirst()
                .map(other -> Text.of(
                        "与临时额度 " + other.first + " 至 " + other.last + " 间隔不足 " + policy.temporaryGapDays()
                                + " 天，不得连续展期",
                        "Fewer than " + policy.temporaryGapDays() + " days from the temporary limit of " + other.first
                                + " to " + other.last + ": temporary limits do not follow one another"));
    }

    private boolean isTooNear(TemporaryDays other, int gapDays) {
        return !first.isAfter(other.last.plusDays(gapDays)) && !other.first.isAfter(last.plusDays(gapDays));
    }
}
