package io.ballast.server.notification;

import io.ballast.server.audit.Audit;
import io.ballast.server.identity.Colleagues;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds, changes, tests and disables receivers, for who may and knows of every customer; each act is in the trail. */
@Service
@Transactional
class EndpointKeeping {
    private static final String CHANNEL = "channel";
    private static final String STATE = "state";

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final OutboxBell bell;
    private final Colleagues colleagues;
    private final HookSettings settings;
    private final Audit audit;
    private final Clock clock;

    EndpointKeeping(
            Endpoints endpoints,
            Deliveries deliveries,
            Outbox outbox,
            OutboxBell bell,
            Colleagues colleagues,
            HookSettings settings,
            Audit audit,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.bell = bell;
        this.colleagues = colleagues;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a form. */
    sealed interface Result {
        /**
         * It is stored.
         *
         * @param secret of a new webhook, to be shown once
         */
        record Stored(long id, Optional<String> secret) implements Result {}

        /** Message that says what is wrong. */
        record Refused(String fault) implements Result {}
    }

    Result add(EndpointForm form, CurrentUser user) {
        check(user);
        Optional<String> fault = form.fault(colleagues.departments().keySet())
                .or(() -> settings.guard().fault(form.address().strip()));
        if (fault.isPresent()) {
            return new Result.Refused(fault.get());
        }
        if (endpoints.all().size() >= Endpoints.MOST) {
            return new Result.Refused("notification.fault.too-many");
        }
        Optional<String> secret = form.type() == Endpoint.Type.WEBHOOK
                ? Optional.of(Signature.newSecret())
                : Optional.of(form.secret().strip()).filter(text -> !text.isEmpty());
        Optional<Long> id = endpoints.add(
                form.type(),
                form.name().strip(),
                URI.create(form.address().strip()),
                secret,
                form.kinds(),
                form.departmentCode(),
                form.locale(),
                user.username());
        if (id.isEmpty()) {
            return new Result.Refused("notification.fault.name-taken");
        }
        record("added", id.get(), "", Map.of(), form.asTrail());
        return new Result.Stored(id.get(), secret.filter(text -> form.type() == Endpoint.Type.WEBHOOK));
    }

    /** Changes what a receiver is told; address and secrets stay. */
    Result change(long id, int version, EndpointForm form, CurrentUser user) {
        check(user);
        Endpoint endpoint = locked(id);
        Optional<String> fault = form.changeFault(colleagues.departments().keySet());
        if (fault.isPresent()) {
            return new Result.Refused(fault.get());
        }
        boolean isSame = endpoint.kinds().equals(form.kinds())
                && endpoint.department().equals(form.departmentCode())
                && endpoint.language().equals(form.locale());
        if (!isSame) {
            if (endpoint.version() != version) {
                throw Refusal.conflict("notification.fault.changed", endpoint.changedBy());
            }
            endpoints.change(id, form.kinds(), form.departmentCode(), form.locale(), user.username());
            record("changed", id, "", EndpointForm.of(endpoint).asTrail(), form.asTrail());
        }
        return new Result.Stored(id, Optional.empty());
    }

    /** Gives a webhook a new secret, to be shown once; the one before is good for three more days. */
    String rotate(long id, CurrentUser user) {
        check(user);
        Endpoint endpoint = locked(id);
        if (endpoint.type() != Endpoint.Type.WEBHOOK) {
            throw Refusal.conflict("notification.fault.no-webhook");
        }
        String secret = Signature.newSecret();
        endpoints.rotate(endpoint, secret, user.username());
        record("secret-changed", id, "", Map.of(), Map.of());
        return secret;
    }

    void setActive(long id, boolean isActive, CurrentUser user) {
        check(user);
        Endpoint endpoint = locked(id);
        if (endpoints.setActive(id, isActive, "", user.username())) {
            record(
                    isActive ? "enabled" : "disabled",
                    id,
                    "",
                    Map.of(STATE, endpoint.isActive() ? "ACTIVE" : "DISABLED"),
                    Map.of(STATE, isActive ? "ACTIVE" : "DISABLED"));
        }
    }

    /** Sends a message that says it is a test. */
    void test(long id, CurrentUser user) {
        check(user);
        Endpoint endpoint = locked(id);
        if (!endpoint.isActive()) {
            throw Refusal.conflict("notification.fault.disabled");
        }
        var notice = new Notice(
                Kind.TEST,
                "test:" + UUID.randomUUID(),
                "/channels/" + id,
                List.of(Notice.word(endpoint.name())),
                new Audience.Persons(Set.of()));
        long stored = outbox.addAddressed(notice, clock.instant());
        deliveries.post(stored, endpoint, clock.instant());
        record("tested", id, "", Map.of(), Map.of());
        bell.ringAfterCommit();
    }

    /** Sends a delivery again that was given up, under the same key; asked twice it is sent once. */
    void sendAgain(long delivery, CurrentUser user) {
        check(user);
        if (deliveries.revive(delivery, clock.instant())) {
            audit.record(
                    "notification.delivery.sent-again",
                    "delivery",
                    Long.toString(delivery),
                    "",
                    Map.of(STATE, "DEAD"),
                    Map.of(STATE, "WAITING"));
            bell.ringAfterCommit();
        }
    }

    private static void check(CurrentUser user) {
        if (!user.may(EndpointDoor.MANAGE) || !user.seesEveryCustomer()) {
            throw Refusal.forbidden("web.error.403.permission", EndpointDoor.MANAGE);
        }
    }

    private Endpoint locked(long id) {
        return endpoints.lock(id).orElseThrow(Refusal::notFound);
    }

    private void record(String verb, long id, String why, Map<String, ?> before, Map<String, ?> after) {
        audit.record("notification.channel." + verb, CHANNEL, Long.toString(id), why, before, after);
    }
}
