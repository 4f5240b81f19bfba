package io.ballast.server.connectors;

import io.ballast.engine.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which column users said is which field, remembered for files with the same header in the same order. */
@Repository
class Mappings {
    private static final String REMEMBERED = """
        select columns
        from connectors.mapping
        where source = :source and file_kind = :kind and header_hash = decode(:header, 'hex')""";

    private static final String REMEMBER = """
        insert into connectors.mapping (source, file_kind, header_hash, columns, saved_by, saved_at)
        values (:source, :kind, decode(:header, 'hex'), cast(:columns as jsonb), :by, :at)
        on conflict (source, file_kind, header_hash) do update
        set columns = excluded.columns, saved_by = excluded.saved_by, saved_at = excluded.saved_at
        where connectors.mapping.columns <> excluded.columns""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Mappings(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The header chosen for each field, as {@link Headers#positions} takes it; empty where nobody ever chose. */
    Map<String, String> remembered(String source, String kind, List<String> header) {
        return jdbc.sql(REMEMBERED)
                .param("source", source)
                .param("kind", kind)
                .param("header", hash(header))
                .query(String.class)
                .optional()
                .map(columns -> json.readValue(columns, new TypeReference<Map<String, String>>() {}))
                .orElse(Map.of());
    }

    /** Remembers the choice; true if it is another one than before. */
    boolean remember(
            String source, String kind, List<String> header, Map<String, String> columns, String by, Instant at) {
        return jdbc.sql(REMEMBER)
                        .param("source", source)
                        .param("kind", kind)
                        .param("header", hash(header))
                        .param("columns", json.writeValueAsString(new TreeMap<>(columns)))
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** SHA-256 of the plain headers, each ended by a line feed, in hexadecimal digits. */
    private static String hash(List<String> header) {
        MessageDigest digest = Sha256.digest();
        for (String name : header) {
            digest.update((Headers.plain(name) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
