package io.ballast.server.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
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
            insert into web.job (kind, title, started_by, state, started_at, updated_at)
            values (:kind, :title, :by, 'RUNNING', :now, :now)
            returning id""";
    private static final String REPORT = """
            update web.job
            set rows_done = :done, rows_total = :total, updated_at = :now
            where id = :id
            returning cancel_requested""";
    private static final String FINISH = """
            update web.job
            set state = :state, message = :message, result_path = :path, updated_at = :now, finished_at = :now
            where id = :id and state = 'RUNNING'""";

    private final JdbcClient jdbc;

    StoredJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Jobs of the process before this one can no longer run: whoever started them may start them again. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    static class Restart {
        @Bean
        org.springframework.beans.factory.SmartInitializingSingleton markInterruptedJobs(
                StoredJobs jobs, java.time.Clock clock) {
            return () -> jobs.markInterrupted(clock.instant());
        }
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

    /** True if somebody asked the job to stop. */
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

    void markInterrupted(Instant now) {
        jdbc.sql("update web.job set state = 'RESUMABLE', finished_at = :now where state = 'RUNNING'")
                .param("now", Timestamp.from(now))
                .update();
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
