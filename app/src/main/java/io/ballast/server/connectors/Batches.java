package io.ballast.server.connectors;

import io.ballast.server.staging.Rejection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The imports that were made, one batch for each file. */
@Repository
class Batches {
    private static final String LEFTOVERS = """
        update connectors.batch
        set state = 'INTERRUPTED', finished_at = clock_timestamp()
        where state = 'RUNNING'""";

    private static final String BEGIN = """
        insert into connectors.batch
            (source, file_kind, file_name, content_hash, size_bytes, started_by, started_at, state)
        values (:source, :kind, :name, decode(:hash, 'hex'), :size, :by, :at, :state)
        returning id""";

    private static final String NEXT_ID = """
        select nextval(pg_get_serial_sequence('connectors.batch', 'id'))""";

    private static final String FINISH = """
        update connectors.batch
        set state = 'LOADED', finished_at = clock_timestamp(), rows_read = :read, rows_new = :added,
            rows_changed = :changed, rows_unchanged = :unchanged, rows_rejected = :rejected,
            report = cast(:report as jsonb)
        where id = :batch""";

    private static final String FAIL = """
        update connectors.batch
        set state = :state, finished_at = clock_timestamp(), report = cast(:report as jsonb)
        where id = :batch""";

    private static final String KEEP_REJECTIONS = """
        insert into connectors.rejected_row (batch_id, row_number, field, value, rule)
        select :batch, row_number, field, left(value, 200), rule
        from staged_rejection
        order by row_number
        limit 10000""";

    private static final String REJECTIONS = """
        select row_number, field, value, rule
        from connectors.rejected_row
        where batch_id = :batch and row_number > :border
        order by row_number
        limit :most""";

    private static final String REJECTIONS_BEFORE = """
        select row_number, field, value, rule
        from connectors.rejected_row
        where batch_id = :batch and row_number < :border
        order by row_number desc
        limit :most""";

    private static final String COLUMNS = """
        select id, source, file_kind, file_name, encode(content_hash, 'hex') as hash, size_bytes, started_by,
            started_at, finished_at, state, rows_read, rows_new, rows_changed, rows_unchanged, rows_rejected,
            undone_by
        from connectors.batch
        """;

    private static final String WANTED = """
        where (:name = '' or position(:name in lower(file_name)) > 0)
            and (:state = '' or state = :state)
            and (:source = '' or source = :source)
        """;

    private static final String OLDER = COLUMNS + WANTED + """
            and (:border = 0 or id < :border)
        order by id desc
        limit :most""";

    private static final String NEWER = COLUMNS + WANTED + """
            and id > :border
        order by id
        limit :most""";

    private static final String COUNT = """
        select count(*)
        from connectors.batch
        """ + WANTED;

    private static final String BY_ID = COLUMNS + """
        where id = :batch""";

    private static final String REPORT = """
        select report
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

    /** Batches that a process left behind when it ended: whoever is alone can tell that nobody reads them any more. */
    @Transactional
    public void interruptLeftovers() {
        if (isAlone()) {
            jdbc.sql(LEFTOVERS).update();
        }
    }

    /** Begins a batch that can be seen at once; the caller must be alone, so that any other one running is dead. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public long begin(Origin origin) {
        jdbc.sql(LEFTOVERS).update();
        return added(origin, BatchState.RUNNING);
    }

    private long added(Origin origin, BatchState state) {
        return jdbc.sql(BEGIN)
                .param("source", origin.source())
                .param("kind", origin.kind())
                .param("name", origin.name())
                .param("hash", origin.hash())
                .param("size", origin.size())
                .param("by", origin.startedBy())
                .param("at", origin.startedAt().atOffset(ZoneOffset.UTC))
                .param("state", state.name())
                .query(Long.class)
                .single();
    }

    /** A key for a dry run, of which no batch is kept. */
    long nextId() {
        return jdbc.sql(NEXT_ID).query(Long.class).single();
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

    /** Ends a batch of which nothing was loaded. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void fail(long batch, BatchState state, String json) {
        jdbc.sql(FAIL)
                .param("batch", batch)
                .param("state", state.name())
                .param("report", json)
                .update();
    }

    /** Keeps a file that was refused before it was read. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public long refuse(Origin origin, BatchState state, String json) {
        long batch = added(origin, state);
        fail(batch, state, json);
        return batch;
    }

    void markUndone(long batch, String by, Instant at) {
        jdbc.sql(UNDONE)
                .param("batch", batch)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The newest batches older than the border, which is 0 for the very newest. */
    List<Batch> older(BatchFilter filter, long border, int most) {
        return listed(OLDER, filter, border, most);
    }

    /** The batches next newer than the border, nearest first. */
    List<Batch> newer(BatchFilter filter, long border, int most) {
        return listed(NEWER, filter, border, most);
    }

    private List<Batch> listed(String sql, BatchFilter filter, long border, int most) {
        return filtered(sql, filter)
                .param("border", border)
                .param("most", most)
                .query(Batches::batch)
                .list();
    }

    long count(BatchFilter filter) {
        return filtered(COUNT, filter).query(Long.class).single();
    }

    private JdbcClient.StatementSpec filtered(String sql, BatchFilter filter) {
        return jdbc.sql(sql)
                .param("name", filter.name())
                .param("state", filter.state().map(BatchState::name).orElse(""))
                .param("source", filter.source());
    }

    Optional<Batch> byId(long id) {
        return jdbc.sql(BY_ID).param("batch", id).query(Batches::batch).optional();
    }

    /** The report as it was kept. */
    String report(long id) {
        return jdbc.sql(REPORT).param("batch", id).query(String.class).single();
    }

    /** The rejected rows behind a row, in their order. */
    List<Rejection> rejections(long batch, long border, int most) {
        return rejections(REJECTIONS, batch, border, most);
    }

    /** The rejected rows before a row, nearest first. */
    List<Rejection> rejectionsBefore(long batch, long border, int most) {
        return rejections(REJECTIONS_BEFORE, batch, border, most);
    }

    private List<Rejection> rejections(String sql, long batch, long border, int most) {
        return jdbc.sql(sql)
                .param("batch", batch)
                .param("border", border)
                .param("most", most)
                .query((row, _) -> new Rejection(
                        row.getLong("row_number"),
                        row.getString("field"),
                        row.getString("value"),
                        row.getString("rule")))
                .list();
    }

    private static Batch batch(ResultSet row, int index) throws SQLException {
        return new Batch(
                row.getLong("id"),
                row.getString("source"),
                row.getString("file_kind"),
                row.getString("file_name"),
                row.getString("hash"),
                row.getLong("size_bytes"),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                BatchState.valueOf(row.getString("state")),
                new Batch.Rows(
                        row.getLong("rows_read"),
                        row.getLong("rows_new"),
                        row.getLong("rows_changed"),
                        row.getLong("rows_unchanged"),
                        row.getLong("rows_rejected")),
                Optional.ofNullable(row.getString("undone_by")));
    }
}
