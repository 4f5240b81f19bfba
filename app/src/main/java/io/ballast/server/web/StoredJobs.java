package io.ballast.server.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The jobs in the database; each report commits by itself, whatever becomes of the work. */
@Repository
@Transactional(propagation = Propagation.REQUIRES_NEW)
class StoredJobs {
    private static final int LONGEST_MESSAGE = 2000;
    private static final String COLUMNS = """
            select id, kind, title, started_by, state, rows_done, rows_total, message, result_path, started_at,
                   updated_at, finished_at
            from web.job
            """;
    private static final String INSERT = """
            insert into web.job (kind, title, started_by, state, started_at, updated_at, alive_until)
            values (:kind, :title, :by, 'RUNNING', :now, :now, clock_timestamp() + interval '15 seconds')
            returning id""";
    /** Three times as long as the time between two renewals. */
    private static final String KEEP_ALIVE = """
            update web.job
            set alive_until = clock_timestamp() + interval '15 seconds'
            where id = any (:ids) and state = 'RUNNING'""";

    private static final String MARK_INTERRUPTED = """
            update web.job
            set state = 'RESUMABLE', finished_at = greatest(started_at, clock_timestamp())
            where state = 'RUNNING' and alive_until < clock_timestamp()""";
    private static final String REPORT = """
            update web.job
            set rows_done = :done, rows_total = :total, updated_at = :now
            where id = :id
            returning cancel_requested or state <> 'RUNNING'""";
    private static final String FINISH = """
            update web.job
            set state = :state, message = :message, result_path = :path, updated_at = :now, finished_at = :now
            where id = :id and state = 'RUNNING'""";

    private final JdbcClient jdbc;

    StoredJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(String kind, String title, String by, Instant now) {
        return jdbc.sql(INSERT)
                .param("kind", kind)
                .param("title", title)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** True if the job shall stop: somebody asked for it, or it was taken for dead. */
    boolean report(long id, long done, OptionalLong total, Instant now) {
        return jdbc.sql(REPORT)
                .param("id", id)
                .param("done", done)
                .param("total", total.isPresent() ? total.getAsLong() : null, java.sql.Types.BIGINT)
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    void finish(long id, JobState state, String message, Optional<String> resultPath, Instant now) {
        jdbc.sql(FINISH)
                .param("id", id)
                .param("state", state.name())
                .param("message", message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)))
                .param("path", resultPath.orElse(null), java.sql.Types.VARCHAR)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Says of these jobs that their process lives. */
    void keepAlive(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql(KEEP_ALIVE)
                    .param("ids", new SqlArrayValue("int8", ids.toArray()))
                    .update();
        }
    }

    /** Jobs whose process has not renewed them can no longer run: whoever started them may start them again. */
    int markInterrupted() {
        return jdbc.sql(MARK_INTERRUPTED).update();
    }

    boolean requestCancel(long id) {
        return jdbc.sql("update web.job set cancel_requested = true where id = :id and state = 'RUNNING'")
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<Job> find(long id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(StoredJobs::job)
                .optional();
    }

    List<Job> newest(int count) {
        return jdbc.sql(COLUMNS + "order by id desc limit :count")
                .param("count", count)
                .query(StoredJobs::job)
                .list();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        long total = row.getLong("rows_total");
        return new Job(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("started_by"),
                JobState.valueOf(row.getString("state")),
                row.getLong("rows_done"),
                total == 0 ? OptionalLong.empty() : OptionalLong.of(total),
                row.getString("message"),
                Optional.ofNullable(row.getString("result_path")),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant));
    }
}
