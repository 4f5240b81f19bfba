package io.ballast.server.notification;

import io.ballast.server.identity.Colleagues;
import io.ballast.server.identity.CurrentUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Brings mails. Whether the reader may know is asked again at each attempt. */
@Component
class MailCarrier implements Carrier {
    private final Outbox outbox;
    private final Recipients recipients;
    private final Colleagues colleagues;
    private final WishRows wishes;
    private final Letters letters;
    private final MailSettings settings;
    private final MailTransport transport;

    MailCarrier(
            Outbox outbox,
            Recipients recipients,
            Colleagues colleagues,
            WishRows wishes,
            Letters letters,
            MailSettings.Source source) {
        this.outbox = outbox;
        this.recipients = recipients;
        this.colleagues = colleagues;
        this.wishes = wishes;
        this.letters = letters;
        this.settings = source.settings();
        this.transport = new MailTransport(settings);
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public boolean isReady() {
        return settings.isConfigured();
    }

    @Override
    public Outcome carry(List<Deliveries.Claimed> together, Instant now) {
        Optional<CurrentUser> reader =
                colleagues.byId(together.getFirst().user().orElseThrow());
        if (reader.isEmpty()) {
            return new Outcome.Dropped("the user is disabled");
        }
        Wishes wanted = wishes.of(reader.get());
        if (wanted.address().isEmpty()) {
            return new Outcome.Dropped("the user has no mail address");
        }
        List<Letters.Told> told = told(together, reader.get());
        if (told.isEmpty()) {
            return new Outcome.Dropped("outside the scope of the user");
        }
        UUID key = together.getFirst().key();
        return new Outcome.Tried(transport.send(letters.write(key, reader.get(), wanted, told, now)));
    }

    private List<Letters.Told> told(List<Deliveries.Claimed> together, CurrentUser reader) {
        List<Letters.Told> told = new ArrayList<>();
        for (Deliveries.Claimed claimed : together) {
            outbox.find(claimed.notice()).ifPresent(stored -> {
                int covered = recipients.covered(stored.notice(), reader.scope());
                if (stored.notice().customers().isEmpty() || covered > 0) {
                    told.add(new Letters.Told(stored, covered));
                }
            });
        }
        return told;
    }

    @Override
    public Instant earliest(Deliveries.Claimed claimed, Instant planned) {
        Optional<Kind> kind =
                outbox.find(claimed.notice()).map(stored -> stored.notice().kind());
        return claimed.user().isEmpty()
                        || kind.filter(known -> !known.isCritical()).isEmpty()
                ? planned
                : colleagues
                        .byId(claimed.user().getAsLong())
                        .map(user -> wishes.of(user).quiet().after(planned))
                        .orElse(planned);
    }
}
