package io.ballast.server.notification;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Unread;
import io.ballast.server.web.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The messages of each user. One about customers is there as long as the reader may know of one of them: row-level
 * security of {@code notification.about} hides those of others, and the number of customers is that of the visible.
 */
@Repository
class Inbox implements Unread {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private static final String MINE = """
            from notification.delivery d
            join notification.notice n on n.id = d.notice_id
            where d.user_id = :user and d.channel = 'IN_APP'
              and (n.customers = 0
                or exists (select 1 from notification.about a where a.notice_id = n.id))
            """;
    private static final String LIST = """
            select d.id, n.kind, n.path, n.words, n.customers, n.created_at, d.read_at,
                   (select count(*) from notification.about a where a.notice_id = n.id) as covered
            """ + MINE + """
              and d.id < :before and (not :unread or d.read_at is null)
            order by d.id desc
            limit :most""";
    private static final String COUNT = """
            select count(*)
            from (
                select 1
            """ + MINE + """
                  and d.read_at is null
                limit :most
            ) unread""";
    private static final String READ = """
            update notification.delivery
            set read_at = :now
            where user_id = :user and channel = 'IN_APP' and read_at is null and (:id = 0 or id = :id)""";

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Messages of a user, the newest first. */
    List<Message> of(CurrentUser user, boolean onlyUnread, long before, int most) {
        return jdbc.sql(LIST)
                .param("user", user.id())
                .param("before", before)
                .param("unread", onlyUnread)
                .param("most", most)
                .query(this::message)
                .list();
    }

    /** One message of a user. */
    Optional<Message> find(long id, CurrentUser user) {
        return of(user, false, id + 1, 1).stream()
                .filter(message -> message.id() == id)
                .findFirst();
    }

    @Override
    public int of(Viewer viewer) {
        if (!(viewer instanceof CurrentUser user)) {
            return 0;
        }
        try {
            return jdbc.sql(COUNT)
                    .param("user", user.id())
                    .param("most", MOST)
                    .query(Integer.class)
                    .single();
        } catch (DataAccessException e) {
            // the page that says the database is away has a frame too
            LOG.info("unread messages not counted why={}", String.valueOf(e.getMessage()));
            return 0;
        }
    }

    @Transactional
    void read(long id, CurrentUser user) {
        markRead(id, user);
    }

    @Transactional
    void readAll(CurrentUser user) {
        markRead(0, user);
    }

    private void markRead(long id, CurrentUser user) {
        jdbc.sql(READ)
                .param("now", Timestamp.from(clock.instant()))
                .param("user", user.id())
                .param("id", id)
                .update();
    }

    private Message message(ResultSet row, int index) throws SQLException {
        return new Message(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("path"),
                outbox.words(row.getString("words")),
                row.getInt("customers"),
                row.getInt("covered"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("read_at")).map(Timestamp::toInstant));
    }
}
