package io.ballast.server.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bytes of an entry that the log vouches for: canonical JSON of its row as stored, with tokens in place of what is
 * personal. A change of this form needs a new value of {@code v}.
 */
final class Leaf {
    /** The columns {@link #bytes} reads; {@code e} is the entry. */
    static final String COLUMNS =
            "e.id, e.at, e.actor, e.action, e.subject_type, e.subject_id, e.why, e.before::text, e.after::text,"
                    + " e.request_id";

    private static final int VERSION = 1;
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Leaf() {}

    static byte[] bytes(ResultSet row) throws SQLException {
        return Stored.of(row).bytes();
    }

    /** The columns of an entry, to be written as a leaf by any thread. */
    record Stored(
            long id,
            OffsetDateTime at,
            String actor,
            String action,
            String subjectType,
            String subjectId,
            String why,
            String requestId,
            Optional<String> before,
            Optional<String> after) {

        static Stored of(ResultSet row) throws SQLException {
            return new Stored(
                    row.getLong("id"),
                    row.getObject("at", OffsetDateTime.class),
                    row.getString("actor"),
                    row.getString("action"),
                    row.getString("subject_type"),
                    row.getString("subject_id"),
                    row.getString("why"),
                    row.getString("request_id"),
                    Optional.ofNullable(row.getString("before")),
                    Optional.ofNullable(row.getString("after")));
        }

        byte[] bytes() {
            ObjectNode leaf = JSON.createObjectNode();
            leaf.put("v", VERSION);
            leaf.put("id", id);
            leaf.put("at", at.withOffsetSameInstant(ZoneOffset.UTC).format(MICROSECONDS));
            leaf.put("actor", actor);
            leaf.put("action", action);
            leaf.put("subjectType", subjectType);
            leaf.put("subjectId", subjectId);
            leaf.put("why", why);
            leaf.put("requestId", requestId);
            putJson(leaf, "before", before);
            putJson(leaf, "after", after);
            return CanonicalJson.write(leaf).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static void putJson(ObjectNode leaf, String name, Optional<String> json) {
        if (json.isEmpty()) {
            leaf.putNull(name);
        } else {
            leaf.set(name, JSON.readTree(json.get()));
        }
    }
}
