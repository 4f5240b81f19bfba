package io.ballast.server.web;

import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes {@link Fmt} for a viewer, or for an export or command that has none. */
@Component
public class Formats {
    private final MessageSource messages;
    private final ZoneId zone;

    Formats(MessageSource messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    /** Formats in this language with amounts written out. */
    public Fmt in(Locale locale) {
        return new Fmt(locale, zone, Preferences.Amounts.FULL, messages);
    }

    public Fmt of(Preferences preferences) {
        return new Fmt(preferences.locale(), zone, preferences.amounts(), messages);
    }
}
