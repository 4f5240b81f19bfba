package io.ballast.server.notification;

import io.ballast.server.web.Formats;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts to webhooks as Standard Webhooks says: only 2xx is a success, 410 switches the receiver off, a repetition has
 * the same {@code webhook-id} and body with the time of the attempt.
 */
@Component
class WebhookCarrier implements Carrier {
    private static final int GONE = 410;

    private final EndpointDoor door;
    private final HookSettings settings;
    private final Formats formats;
    private final MailSettings server;
    private final JsonMapper json;

    WebhookCarrier(
            EndpointDoor door, HookSettings settings, Formats formats, MailSettings.Source server, JsonMapper json) {
        this.door = door;
        this.settings = settings;
        this.formats = formats;
        this.server = server.settings();
        this.json = json;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public Outcome carry(List<Deliveries.Claimed> together, Instant now) {
        Deliveries.Claimed claimed = together.getFirst();
        return switch (door.of(claimed)) {
            case EndpointDoor.State.Closed(String why) -> new Outcome.Dropped(why);
            case EndpointDoor.State.Open open -> new Outcome.Tried(post(claimed, open, now));
        };
    }

    private Answer post(Deliveries.Claimed claimed, EndpointDoor.State.Open open, Instant now) {
        Endpoint endpoint = open.endpoint();
        String id = "msg_" + claimed.key().toString().replace("-", "");
        byte[] body = body(open);
        try {
            HookClient.Reply reply = settings.client()
                    .post(
                            endpoint.address(),
                            Map.of(
                                    "webhook-id", id,
                                    "webhook-timestamp", Long.toString(now.getEpochSecond()),
                                    "webhook-signature",
                                            Signature.webhook(endpoint.secrets(), id, now.getEpochSecond(), body)),
                            body);
            if (reply.isGood()) {
                return new Answer.Accepted(reply.shown());
            }
            if (reply.status() == GONE) {
                door.left(endpoint, reply.shown());
                return new Answer.Gone(reply.shown());
            }
            return new Answer.Failed(reply.shown(), reply.retryAfter());
        } catch (IOException e) {
            return new Answer.Failed(Answer.shown(String.valueOf(e.getMessage())));
        }
    }

    /** The same bytes at every attempt, as long as the receiver may be told of the same customers. */
    private byte[] body(EndpointDoor.State.Open open) {
        Notice notice = open.stored().notice();
        Map<String, Object> data = new LinkedHashMap<>();
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            data.put(
                    "title_" + locale.getLanguage(),
                    Message.title(
                            notice.kind(),
                            notice.words(),
                            notice.customers().size(),
                            open.covered(),
                            formats.in(locale)));
        }
        data.put("link", server.address() + notice.path());
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("type", "ballast." + notice.kind().name().toLowerCase(Locale.ROOT));
        payload.put("timestamp", open.stored().createdAt().toString());
        payload.put("data", data);
        return json.writeValueAsBytes(payload);
    }
}
