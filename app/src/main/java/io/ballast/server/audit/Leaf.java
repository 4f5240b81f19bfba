package io.ballast.server.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
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
        ObjectNode leaf = JSON.createObjectNode();
        leaf.put("v", VERSION);
        leaf.put("id", row.getLong("id"));
        leaf.put(
                "at",
                row.getObject("at", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .format(MICROSECONDS));
        leaf.put("actor", row.getString("actor"));
        leaf.put("action", row.getString("action"));
        leaf.put("subjectType", row.getString("subject_type"));
        leaf.put("subjectId", row.getString("subject_id"));
        leaf.put("why", row.getString("why"));
        leaf.put("requestId", row.getString("request_id"));
        putJson(leaf, "before", row.getString("before"));
        putJson(leaf, "after", row.getString("after"));
        return CanonicalJson.write(leaf).getBytes(StandardCharsets.UTF_8);
    }

    private static void putJson(ObjectNode leaf, String name, @Nullable String json) {
        if (json == null) {
            leaf.putNull(name);
        } else {
            leaf.set(name, JSON.readTree(json));
        }
    }
}
