package io.ballast.server.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How the signed-in user wants to be told.
 *
 * @param form as stored, or as sent with a fault
 * @param fault message that says what is wrong
 * @param isSaved whether it was saved just now
 * @param hasMail whether this server sends mails
 */
record WishPage(WishForm form, Optional<String> fault, boolean isSaved, boolean hasMail) {
    private static final List<String> OFFERED = List.of(
            "Asia/Shanghai",
            "Asia/Hong_Kong",
            "Asia/Tokyo",
            "Asia/Singapore",
            "Europe/Berlin",
            "Europe/London",
            "America/New_York",
            "America/Los_Angeles",
            "UTC");

    List<Kind> kinds() {
        return Arrays.stream(Kind.values()).filter(kind -> kind != Kind.TEST).toList();
    }

    /** Zones to choose from, the chosen one among them. */
    TreeSet<String> zones() {
        var zones = new TreeSet<>(OFFERED);
        zones.add(form.zone());
        return zones;
    }
}
