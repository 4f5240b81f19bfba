package io.ballast.server.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deputies as they are stored. */
@Repository
class DeputyRows {
    private static final String COLUMNS = """
            select d.id, d.user_id, a.username, a.display_name, d.deputy_id, s.username as deputy_username,
                   s.display_name as deputy_name, d.first_day, d.last_day, d.why, d.appointed_by, d.ended_at
            from identity.deputy d
            join identity.app_user a on a.id = d.user_id
            join identity.app_user s on s.id = d.deputy_id
            """;
    private static final String BY_ID = COLUMNS + "where d.id = :id";
    private static final String OF = COLUMNS + """
            where d.user_id = :user or d.deputy_id = :user
            order by d.last_day desc, d.id desc
            limit 100""";

    /** Always in the same order, so that two appointments never wait for each other. */
    private static final String LOCK = """
            select id
            from identity.app_user
            where id in (:one, :other)
            order by id
            for update""";

    private static final String ADD = """
            insert into identity.deputy (user_id, deputy_id, first_day, last_day, why, appointed_by, appointed_at)
            values (:user, :deputy, :first, :last, :why, :by, :now)
            returning id""";

    private static final String END = """
            update identity.deputy
            set ended_at = :now
            where id = :id and ended_at is null""";

    private final JdbcClient jdbc;

    DeputyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock(long one, long other) {
        jdbc.sql(LOCK).param("one", one).param("other", other).query(Long.class).list();
    }

    Optional<Deputy> find(long id) {
        return jdbc.sql(BY_ID).param("id", id).query(DeputyRows::deputy).optional();
    }

    /** Those of a user and those the user is, the latest first. */
    List<Deputy> of(long user) {
        return jdbc.sql(OF).param("user", user).query(DeputyRows::deputy).list();
    }

    long add(Account absent, Account deputy, LocalDate first, LocalDate last, String why, String by, Instant now) {
        return jdbc.sql(ADD)
                .param("user", absent.id())
                .param("deputy", deputy.id())
                .param("first", first)
                .param("last", last)
                .param("why", why)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    boolean end(long id, Instant now) {
        return jdbc.sql(END).param("id", id).param("now", Timestamp.from(now)).update() == 1;
    }

    private static Deputy deputy(ResultSet row, int number) throws SQLException {
        return new Deputy(
                row.getLong("id"),
                new Deputy.Person(row.getLong("user_id"), row.getString("username"), row.getString("display_name")),
                new Deputy.Person(
                        row.getLong("deputy_id"), row.getString("deputy_username"), row.getString("deputy_name")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("why"),
                row.getString("appointed_by"),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }
}
