package io.ballast.server.notification;

import io.ballast.server.web.Fmt;
import io.ballast.server.web.Formats;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes to chat groups through the robots of 企业微信, 钉钉 and 飞书. They answer 200 also when they refuse: what counts is
 * the number in the answer. None takes more than 20 messages a minute.
 */
@Component
class RobotCarrier implements Carrier {
    static final int MOST_IN_A_MINUTE = 20;

    /** 企业微信 takes 2,048 bytes of text, the least of the three; a Chinese sign has 3. */
    private static final int MOST_SIGNS = 600;

    private static final Duration A_LITTLE = Duration.ofSeconds(20);

    private final EndpointDoor door;
    private final Endpoints endpoints;
    private final HookSettings settings;
    private final Formats formats;
    private final MailSettings server;
    private final TransactionTemplate transactions;
    private final JsonMapper json;

    RobotCarrier(
            EndpointDoor door,
            Endpoints endpoints,
            HookSettings settings,
            Formats formats,
            MailSettings.Source server,
            TransactionTemplate transactions,
            JsonMapper json) {
        this.door = door;
        this.endpoints = endpoints;
        this.settings = settings;
        this.formats = formats;
        this.server = server.settings();
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public Channel channel() {
        return Channel.ROBOT;
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
            case EndpointDoor.State.Open open -> {
                long id = open.endpoint().id();
                boolean mayGo = Boolean.TRUE.equals(
                        transactions.execute(status -> endpoints.mayGo(id, claimed.id(), MOST_IN_A_MINUTE, now)));
                yield mayGo
                        ? new Outcome.Tried(post(open, now))
                        : new Outcome.Later(now.plus(A_LITTLE), "20 messages within a minute");
            }
        };
    }

    private Answer post(EndpointDoor.State.Open open, Instant now) {
        Endpoint endpoint = open.endpoint();
        try {
            HookClient.Reply reply =
                    settings.client().post(address(endpoint, now), Map.of(), json.writeValueAsBytes(body(open, now)));
            return reply.isGood() && isTaken(reply.body())
                    ? new Answer.Accepted(reply.shown())
                    : new Answer.Failed(reply.shown(), reply.retryAfter());
        } catch (IOException e) {
            return new Answer.Failed(Answer.shown(String.valueOf(e.getMessage())));
        }
    }

    /** 0 under the name each of them uses; an answer without it is no success. */
    private boolean isTaken(String answer) {
        try {
            JsonNode said = json.readTree(answer);
            for (String name : List.of("errcode", "code", "StatusCode")) {
                if (said.path(name).isNumber()) {
                    return said.path(name).asInt() == 0;
                }
            }
            return false;
        } catch (JacksonException e) {
            return false;
        }
    }

    /** 钉钉 wants time and signature in the address. */
    private static URI address(Endpoint endpoint, Instant now) {
        if (endpoint.type() != Endpoint.Type.DINGTALK || endpoint.secrets().isEmpty()) {
            return endpoint.address();
        }
        String sign = Signature.dingTalk(endpoint.secrets().getFirst(), now.toEpochMilli());
        String query = "timestamp=" + now.toEpochMilli() + "&sign=" + URLEncoder.encode(sign, StandardCharsets.UTF_8);
        String address = endpoint.address().toString();
        return URI.create(address + (address.contains("?") ? "&" : "?") + query);
    }

    private Map<String, Object> body(EndpointDoor.State.Open open, Instant now) {
        String text = text(open);
        Endpoint endpoint = open.endpoint();
        Map<String, Object> body = new LinkedHashMap<>();
        if (endpoint.type() == Endpoint.Type.FEISHU) {
            if (!endpoint.secrets().isEmpty()) {
                body.put("timestamp", Long.toString(now.getEpochSecond()));
                body.put("sign", Signature.feishu(endpoint.secrets().getFirst(), now.getEpochSecond()));
            }
            body.put("msg_type", "text");
            body.put("content", Map.of("text", text));
        } else {
            body.put("msgtype", "text");
            body.put("text", Map.of("content", text));
        }
        return body;
    }

    private String text(EndpointDoor.State.Open open) {
        Notice notice = open.stored().notice();
        Fmt fmt = formats.in(open.endpoint().language());
        String title =
                Message.title(notice.kind(), notice.words(), notice.customers().size(), open.covered(), fmt);
        String words = title + "\n" + fmt.text(notice.kind().next());
        String link = "\n" + server.address() + notice.path();
        return words.substring(0, Math.min(words.length(), MOST_SIGNS)) + link;
    }
}
