package io.ballast.server.connectors;

import io.ballast.engine.value.Currency;
import io.ballast.server.connectors.ImportReport.FileReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The uploads in the database; their bytes are with {@link UploadFolder}. */
@Repository
class Uploads {
    private static final String ADD = """
        insert into connectors.upload (source, stage, created_by, created_at, idempotency_key, fingerprint)
        values ('', 'DRAFT', :by, :at, :key, decode(:fingerprint, 'hex'))
        on conflict (created_by, idempotency_key) do nothing
        returning id""";

    private static final String ADD_FILE = """
        insert into connectors.upload_file (upload_id, place, name, stored_as, size_bytes, content_hash)
        values (:upload, :place, :name, :stored, :size, decode(:hash, 'hex'))""";

    private static final String FIND = """
        select id, source, currency, rates, stage, job_id, reports, created_by, created_at
        from connectors.upload
        where id = :upload""";

    private static final String FILES = """
        select place, name, stored_as, size_bytes, encode(content_hash, 'hex') as hash, kind, is_left_out, sheet,
            encoding, delimiter, columns
        from connectors.upload_file
        where upload_id = :upload
        order by place""";

    private static final String BY_KEY = """
        select id, encode(fingerprint, 'hex') as fingerprint
        from connectors.upload
        where created_by = :by and idempotency_key = :key""";

    private static final String CHOOSE = """
        update connectors.upload
        set source = :source, currency = :currency, rates = :rates
        where id = :upload""";

    private static final String SAY = """
        update connectors.upload_file
        set kind = :kind, is_left_out = :leftOut, sheet = :sheet, encoding = :encoding, delimiter = :delimiter,
            columns = cast(:columns as jsonb)
        where upload_id = :upload and place = :place""";

    private static final String START = """
        update connectors.upload
        set stage = :stage, job_id = :job, reports = '[]'
        where id = :upload""";

    private static final String REPORT = """
        update connectors.upload
        set reports = cast(:reports as jsonb)
        where id = :upload""";

    private static final String OLD = """
        select id
        from connectors.upload
        where created_at < :before
        order by id
        limit 1000""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Uploads(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What makes a request that is sent again the same one.
     *
     * @param key chosen by the sender
     * @param fingerprint SHA-256 of all that was sent, in hexadecimal digits
     */
    record Idempotency(String key, String fingerprint) {}

    /**
     * An upload that came with a key.
     *
     * @param id key of the upload
     * @param fingerprint SHA-256 of what was sent, in hexadecimal digits
     */
    record Keyed(long id, String fingerprint) {}

    /** A new upload; empty if the same user has sent this key before. */
    Optional<Long> add(String by, Instant at, Optional<Idempotency> idempotency) {
        return jdbc.sql(ADD)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("key", idempotency.map(Idempotency::key).orElse(null), Types.VARCHAR)
                .param("fingerprint", idempotency.map(Idempotency::fingerprint).orElse(null), Types.VARCHAR)
                .query(Long.class)
                .optional();
    }

    void addFile(long upload, int place, String name, String storedAs, long size, String hash) {
        jdbc.sql(ADD_FILE)
                .param("upload", upload)
                .param("place", place)
                .param("name", name)
                .param("stored", storedAs)
                .param("size", size)
                .param("hash", hash)
                .update();
    }

    Optional<Upload> find(long id) {
        return jdbc.sql(FIND)
                .param("upload", id)
                .query((row, _) -> upload(row, files(id)))
                .optional();
    }

    /** The same, and nobody else changes it before this transaction ends. */
    Optional<Upload> lock(long id) {
        jdbc.sql("select id from connectors.upload where id = :upload for update")
                .param("upload", id)
                .query(Long.class)
                .optional();
        return find(id);
    }

    Optional<Keyed> byKey(String by, String key) {
        return jdbc.sql(BY_KEY)
                .param("by", by)
                .param("key", key)
                .query((row, _) -> new Keyed(row.getLong("id"), row.getString("fingerprint")))
                .optional();
    }

    void choose(long upload, Upload.Choices choices) {
        jdbc.sql(CHOOSE)
                .param("upload", upload)
                .param("source", choices.source())
                .param("currency", choices.currency().map(Currency::code).orElse(null), Types.CHAR)
                .param("rates", choices.rates())
                .update();
    }

    void say(long upload, int place, Upload.Said said) {
        jdbc.sql(SAY)
                .param("upload", upload)
                .param("place", place)
                .param("kind", said.kind().orElse(null), Types.VARCHAR)
                .param("leftOut", said.isLeftOut())
                .param("sheet", said.sheet().orElse(null), Types.VARCHAR)
                .param("encoding", said.text().encoding())
                .param("delimiter", said.text().sign())
                .param("columns", json.writeValueAsString(said.columns()))
                .update();
    }

    void start(long upload, Upload.Stage stage, long job) {
        jdbc.sql(START)
                .param("upload", upload)
                .param("stage", stage.name())
                .param("job", job)
                .update();
    }

    void report(long upload, List<FileReport> reports) {
        jdbc.sql(REPORT)
                .param("upload", upload)
                .param("reports", json.writeValueAsString(reports))
                .update();
    }

    long count() {
        return jdbc.sql("select count(*) from connectors.upload")
                .query(Long.class)
                .single();
    }

    List<Long> olderThan(Instant before) {
        return jdbc.sql(OLD)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    void delete(long id) {
        jdbc.sql("delete from connectors.upload where id = :upload")
                .param("upload", id)
                .update();
    }

    private List<Upload.File> files(long upload) {
        return jdbc.sql(FILES).param("upload", upload).query(this::file).list();
    }

    private Upload upload(ResultSet row, List<Upload.File> files) throws SQLException {
        long job = row.getLong("job_id");
        return new Upload(
                row.getLong("id"),
                new Upload.Choices(
                        row.getString("source"),
                        Optional.ofNullable(row.getString("currency")).map(Currency::of),
                        row.getString("rates")),
                Upload.Stage.valueOf(row.getString("stage")),
                job == 0 ? OptionalLong.empty() : OptionalLong.of(job),
                json.readValue(row.getString("reports"), new TypeReference<List<FileReport>>() {}),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                files);
    }

    private Upload.File file(ResultSet row, int index) throws SQLException {
        return new Upload.File(
                row.getInt("place"),
                row.getString("name"),
                row.getString("stored_as"),
                row.getLong("size_bytes"),
                row.getString("hash"),
                new Upload.Said(
                        Optional.ofNullable(row.getString("kind")),
                        row.getBoolean("is_left_out"),
                        Optional.ofNullable(row.getString("sheet")),
                        TextChoice.parse(row.getString("encoding"), row.getString("delimiter"))
                                .orElse(TextChoice.NONE),
                        json.readValue(row.getString("columns"), new TypeReference<Map<String, String>>() {})));
    }
}
