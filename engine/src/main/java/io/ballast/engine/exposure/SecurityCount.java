package io.ballast.engine.exposure;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What one security did in a decision.
 *
 * @param level of the customer, or of the nearest group of the member that it stands for
 * @param reference what people call it
 * @param countedMinor what it takes over on the day, minor units; checks of gross exposure leave it out
 * @param because why it counts nothing; empty if it counts
 * @param since the first or last day that the reason is about
 */
public record SecurityCount(
        Level level, String reference, long countedMinor, Optional<NotCounted> because, Optional<LocalDate> since) {

    static SecurityCount of(Level level, Security security, LocalDate day) {
        Optional<NotCounted> because = security.notCounted(day);
        return new SecurityCount(
                level, security.reference(), security.countedMinor(day), because, because.flatMap(security::dayOf));
    }
}
