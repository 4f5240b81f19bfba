package io.ballast.server.connectors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The imports that were made, one batch for each file. */
@Repository
class Batches {
    private static final String BEGIN = """
        insert into connectors.batch
            (source, file_kind, file_name, content_hash, size_bytes, started_by, started_at, state)
        values (:source, :kind, :name, decode(:hash, 'hex'), :size, :by, :at, 'LOADED')
        returning id""";

    private static final String FINISH = """
        update connectors.batch
        set finished_at = clock_timestamp(), rows_read = :read, rows_new = :added, rows_changed = :changed,
            rows_unchanged = :unchanged, rows_rejected = :rejected, report = cast(:report as jsonb)
        where id = :batch""";

    private static final String REFUSED = """
        insert into connectors.batch
            (source, file_kind, file_name, content_hash, size_bytes, started_by, started_at, finished_at, state, report)
        values (:source, :kind, :name, decode(:hash, 'hex'), :size, :by, :at, clock_timestamp(),
            :state, cast(:report as jsonb))""";

    private static final String KEEP_REJECTIONS = """
        insert into connectors.rejected_row (batch_id, row_number, field, value, rule)
        select :batch, row_number, field, left(value, 200), rule
        from staged_rejection
        order by row_number
        limit 10000""";

    private static final String LATEST = """
        select id, source, file_kind, file_name, started_by, started_at, state, rows_read, rows_new, rows_changed,
            rows_unchanged, rows_rejected
        from connectors.batch
        order by id desc
        limit :most""";

    private static final String BY_ID = """
        select id, source, file_kind, file_name, started_by, started_at, state, rows_read, rows_new, rows_changed,
            rows_unchanged, rows_rejected
        from connectors.batch
        where id = :batch""";

    private static final String UNDONE = """
        update connectors.batch
        set state = 'UNDONE', undone_at = :at, undone_by = :by
        where id = :batch""";

    private final JdbcClient jdbc;

    Batches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a file is, before anything of it is read. */
    record Origin(
            String source, String kind, String name, String hash, long size, String startedBy, Instant startedAt) {}

    /** Only one import at a time may change the book of record; false where another one is under way. */
    boolean isAlone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('ballast import'))")
                .query(Boolean.class)
                .single();
    }

    long begin(Origin origin) {
        return bound(BEGIN, origin).query(Long.class).single();
    }

    private JdbcClient.StatementSpec bound(String sql, Origin origin) {
        return jdbc.sql(sql)
                .param("source", origin.source())
                .param("kind", origin.kind())
                .param("name", origin.name())
                .param("hash", origin.hash())
                .param("size", origin.size())
                .param("by", origin.startedBy())
                .param("at", origin.startedAt().atOffset(ZoneOffset.UTC));
    }

    void keepRejections(long batch) {
        jdbc.sql(KEEP_REJECTIONS).param("batch", batch).update();
    }

    void finish(long batch, ImportReport.FileReport report, String json) {
        jdbc.sql(FINISH)
                .param("batch", batch)
                .param("read", report.rowsRead())
                .param("added", report.added())
                .param("changed", report.changed())
                .param("unchanged", report.unchanged())
                .param("rejected", report.rowsRejected())
                .param("report", json)
                .update();
    }

    void keepFailure(Origin origin, ImportReport.State state, String json) {
        bound(REFUSED, origin)
                .param("state", state.name())
                .param("report", json)
                .update();
    }

    void markUndone(long batch, String by, Instant at) {
        jdbc.sql(UNDONE)
                .param("batch", batch)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Batch> latest(int most) {
        return jdbc.sql(LATEST).param("most", most).query(Batches::batch).list();
    }

    Optional<Batch> byId(long id) {
        return jdbc.sql(BY_ID).param("batch", id).query(Batches::batch).optional();
    }

    private static Batch batch(ResultSet row, int index) throws SQLException {
        return new Batch(
                row.getLong("id"),
                row.getString("source"),
                row.getString("file_kind"),
                row.getString("file_name"),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class),
                row.getString("state"),
                row.getLong("rows_read"),
                row.getLong("rows_new"),
                row.getLong("rows_changed"),
                row.getLong("rows_unchanged"),
                row.getLong("rows_rejected"));
    }
}
