package io.ballast.server.protection;

import io.ballast.engine.exposure.NotCounted;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Fmt;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** How protection reads. */
final class ProtectionWords {
    private static final int SOON_DAYS = 30;

    private ProtectionWords() {}

    static String percent(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString() + "%";
    }

    /** Whether it counts on a day, or why not. */
    static String standing(Protection protection, LocalDate day, Fmt fmt) {
        return protection
                .security()
                .notCounted(day)
                .map(because -> fmt.text(because.label()))
                .orElseGet(() -> fmt.text(isSoonOver(protection, day) ? "protection.soon-over" : "protection.counts"));
    }

    static Badge badge(Protection protection, LocalDate day, Fmt fmt) {
        Optional<NotCounted> because = protection.security().notCounted(day);
        Badge.Tone tone = because.map(ProtectionWords::tone)
                .orElse(isSoonOver(protection, day) ? Badge.Tone.WATCH : Badge.Tone.GOOD);
        return Badge.of(tone, standing(protection, day, fmt));
    }

    private static Badge.Tone tone(NotCounted because) {
        return switch (because) {
            case NOT_CONFIRMED -> Badge.Tone.WATCH;
            case EXPIRED, OWN_WORD -> Badge.Tone.BAD;
            case CALLED, NO_RATE -> Badge.Tone.HIGH;
            case NOT_YET_VALID, ALLOCATED_ELSEWHERE -> Badge.Tone.NEUTRAL;
        };
    }

    private static boolean isSoonOver(Protection protection, LocalDate day) {
        return protection
                .validTo()
                .filter(last -> !last.isAfter(day.plusDays(SOON_DAYS)))
                .isPresent();
    }

    /** From when to when, in words. */
    static String days(LocalDate from, Optional<LocalDate> to, Fmt fmt) {
        return to.map(last -> fmt.text("protection.days.between", fmt.date(from), fmt.date(last)))
                .orElseGet(() -> fmt.text("protection.days.from", fmt.date(from)));
    }
}
