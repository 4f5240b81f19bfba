package io.ballast.server.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a user wants to be told.
 *
 * @param address where mails go, if there is one
 * @param language of mails
 * @param quiet hours in which mails wait
 * @param isDigest whether mails are gathered into one a day, at the end of the quiet hours
 * @param choices kinds switched on or off by channel; those that are missing are as the product has them
 */
record Wishes(
        Optional<String> address,
        Locale language,
        QuietHours quiet,
        boolean isDigest,
        Map<Kind, Map<Channel, Boolean>> choices) {
    private static final LocalTime DIGEST = LocalTime.of(8, 0);

    Wishes {
        choices = Map.copyOf(choices);
    }

    /** Whether messages of a kind are wanted; critical ones always are. */
    boolean wants(Kind kind, Channel channel) {
        return kind.isCritical()
                || choices.getOrDefault(kind, Map.of())
                        .getOrDefault(channel, channel == Channel.IN_APP || kind != Kind.NIGHTLY_FINISHED);
    }

    /** When a mail may leave at the earliest. */
    Instant earliest(Kind kind, Instant now) {
        return kind.isCritical() ? now : isDigest ? digestAfter(now) : quiet.after(now);
    }

    private Instant digestAfter(Instant now) {
        ZonedDateTime today = now.atZone(quiet.zone()).with(quiet.from().equals(quiet.to()) ? DIGEST : quiet.to());
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
