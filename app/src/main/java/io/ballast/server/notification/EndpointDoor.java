package io.ballast.server.notification;

import io.ballast.engine.value.Text;
import io.ballast.server.audit.Audit;
import io.ballast.server.identity.Colleagues;
import io.ballast.server.identity.DataScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the carriers to receivers outside share: whether they may still be told, and what happens when they leave. */
@Component
class EndpointDoor {
    static final String MANAGE = "notification:channel:manage";

    private final Endpoints endpoints;
    private final Outbox outbox;
    private final Recipients recipients;
    private final Colleagues colleagues;
    private final Notifications notifications;
    private final Audit audit;
    private final TransactionTemplate transactions;

    EndpointDoor(
            Endpoints endpoints,
            Outbox outbox,
            Recipients recipients,
            Colleagues colleagues,
            Notifications notifications,
            Audit audit,
            TransactionTemplate transactions) {
        this.endpoints = endpoints;
        this.outbox = outbox;
        this.recipients = recipients;
        this.colleagues = colleagues;
        this.notifications = notifications;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Whether a delivery may go ahead. */
    sealed interface State {
        /**
         * It may.
         *
         * @param covered how many customers of the notice the receiver may be told of
         */
        record Open(Endpoint endpoint, StoredNotice stored, int covered) implements State {}

        /** It may not, and never will. */
        record Closed(String why) implements State {}
    }

    State of(Deliveries.Claimed claimed) {
        Optional<Endpoint> endpoint = endpoints.find(claimed.endpoint().orElseThrow());
        Optional<StoredNotice> stored = outbox.find(claimed.notice());
        if (endpoint.isEmpty() || stored.isEmpty() || !endpoint.get().isActive()) {
            return new State.Closed("the channel is disabled");
        }
        int covered = recipients.covered(stored.get().notice(), scopeOf(endpoint.get()));
        return stored.get().notice().customers().isEmpty() || covered > 0
                ? new State.Open(endpoint.get(), stored.get(), covered)
                : new State.Closed("outside the scope of the channel");
    }

    /** The customers a receiver may be told of. */
    DataScope scopeOf(Endpoint endpoint) {
        return endpoint.department().map(colleagues::branch).orElse(new DataScope.All());
    }

    /** Active receivers that a notice goes to. */
    List<Endpoint> meant(Notice notice) {
        return endpoints.all().stream()
                .filter(endpoint -> endpoint.isActive() && endpoint.kinds().contains(notice.kind()))
                .filter(endpoint -> !(notice.audience() instanceof Audience.Overseers)
                        || scopeOf(endpoint) instanceof DataScope.All)
                .filter(endpoint -> notice.customers().isEmpty() || recipients.covered(notice, scopeOf(endpoint)) > 0)
                .toList();
    }

    /** Switches a receiver off that wants nothing more, and tells those who manage channels. */
    void left(Endpoint endpoint, String said) {
        transactions.executeWithoutResult(status -> {
            if (!endpoints.setActive(endpoint.id(), false, said, Audit.SYSTEM)) {
                return;
            }
            audit.record(
                    "notification.channel.disabled",
                    "channel",
                    Long.toString(endpoint.id()),
                    said,
                    Map.of("state", "ACTIVE"),
                    Map.of("state", "DISABLED"));
            Text answer = Notice.word(said);
            notifications.tell(new Notice(
                    Kind.ENDPOINT_DISABLED,
                    "endpoint:" + endpoint.id() + ":" + endpoint.version(),
                    "/channels/" + endpoint.id(),
                    List.of(Notice.word(endpoint.name()), answer),
                    new Audience.Overseers(MANAGE)));
        });
    }
}
