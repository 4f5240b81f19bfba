package io.ballast.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.identity.TestTokens;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs that write, propose and decide on drafts over HTTP, each by a token. */
final class DraftCalls {
    static final String DRAFTS = "/api/v1/policy-drafts";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    DraftCalls(int port, JdbcTemplate jdbc, Clock clock) {
        this.port = port;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A draft of the standard policy with a weight nobody else chose, so that its text is its writer's alone. */
    JsonNode changed(String token) {
        long version = number("select min(id) from policy.version");
        JsonNode draft = body(start(token, Map.of("purpose", "a test", "copyOf", version)));
        String text = draft.get("text")
                .asString()
                .replaceFirst("weight=[0-9]+", "weight=31")
                .replaceFirst(
                        "anchor-points=[0-9]+",
                        "anchor-points=" + (400 + draft.get("version").asInt()));
        return save(token, draft, text);
    }

    HttpResponse<String> start(String token, Map<String, ?> order) {
        return send(
                token,
                "POST",
                DRAFTS,
                JSON.writeValueAsString(order),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    JsonNode save(String token, JsonNode draft, String text) {
        return body(send(
                token,
                "PUT",
                path(draft) + "/text",
                JSON.writeValueAsString(Map.of("revision", draft.get("revision").asInt(), "text", text))));
    }

    HttpResponse<String> propose(String token, JsonNode draft) {
        return send(
                token,
                "POST",
                path(draft) + "/proposal",
                "{\"revision\": " + draft.get("revision").asInt() + "}");
    }

    HttpResponse<String> reject(String token, JsonNode draft, String comment) {
        return send(
                token,
                "POST",
                path(draft) + "/rejection",
                JSON.writeValueAsString(Map.of("hash", draft.get("hash").asString(), "comment", comment)));
    }

    HttpResponse<String> approve(String token, JsonNode draft) {
        return approve(token, draft, first());
    }

    HttpResponse<String> approve(String token, JsonNode draft, LocalDate from) {
        return send(
                token,
                "POST",
                path(draft) + "/approval",
                JSON.writeValueAsString(Map.of("hash", draft.get("hash").asString(), "inForceFrom", from.toString())));
    }

    /** Far ahead, so that nobody else who uses this database is judged by it. */
    LocalDate first() {
        return LocalDate.now(clock).plusDays(3_000);
    }

    HttpResponse<String> send(String token, String method, String path, String json, String... headers) {
        return TestTokens.send(port, token, method, path, json, headers);
    }

    static String path(JsonNode draft) {
        return DRAFTS + "/" + draft.get("id").asLong();
    }

    long versionsOf(JsonNode draft) {
        return number("select count(*) from policy.version where draft_id = "
                + draft.get("id").asLong());
    }

    long number(String sql) {
        return JdbcClient.create(jdbc).sql(sql).query(Long.class).single();
    }

    static JsonNode body(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }
}
