package io.ballast.server.notification;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The form of preferences as it was sent.
 *
 * @param address where mails go, empty for none
 * @param language zh or en
 * @param zone name of a time zone
 * @param quietFrom time of day
 * @param quietTo time of day
 * @param digest whether mails are gathered into one a day
 * @param wanted kind and channel with a colon between, for what is switched on
 */
record WishForm(
        String address,
        String language,
        String zone,
        String quietFrom,
        String quietTo,
        boolean digest,
        Set<String> wanted) {
    static final List<Channel> CHANNELS = List.of(Channel.IN_APP, Channel.MAIL);

    WishForm {
        wanted = Set.copyOf(wanted);
    }

    static WishForm of(Wishes wishes) {
        var wanted = new java.util.TreeSet<String>();
        for (Kind kind : Kind.values()) {
            CHANNELS.stream()
                    .filter(channel -> wishes.wants(kind, channel))
                    .forEach(channel -> wanted.add(name(kind, channel)));
        }
        return new WishForm(
                wishes.address().orElse(""),
                wishes.language().getLanguage(),
                wishes.quiet().zone().getId(),
                wishes.quiet().from().toString(),
                wishes.quiet().to().toString(),
                wishes.isDigest(),
                wanted);
    }

    static String name(Kind kind, Channel channel) {
        return kind + ":" + channel;
    }

    boolean wants(Kind kind, Channel channel) {
        return kind.isCritical() || wanted.contains(name(kind, channel));
    }

    /** The message that says what is wrong, if anything is. */
    Optional<String> fault() {
        if (!address.isBlank() && !MailAddress.isSound(address.strip())) {
            return Optional.of("notification.fault.address");
        }
        if (!language.equals("zh") && !language.equals("en")) {
            return Optional.of("notification.fault.language");
        }
        try {
            LocalTime.parse(quietFrom);
            LocalTime.parse(quietTo);
        } catch (DateTimeException e) {
            return Optional.of("notification.fault.quiet");
        }
        return ZoneId.getAvailableZoneIds().contains(zone) ? Optional.empty() : Optional.of("notification.fault.zone");
    }

    /** What a form without fault says. */
    Wishes asWishes() {
        Map<Kind, Map<Channel, Boolean>> choices = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Map<Channel, Boolean> channels = new EnumMap<>(Channel.class);
            CHANNELS.forEach(channel -> channels.put(channel, wants(kind, channel)));
            choices.put(kind, channels);
        }
        return new Wishes(
                Optional.of(address.strip()).filter(text -> !text.isEmpty()),
                language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE,
                new QuietHours(LocalTime.parse(quietFrom), LocalTime.parse(quietTo), ZoneId.of(zone)),
                digest,
                choices);
    }
}
