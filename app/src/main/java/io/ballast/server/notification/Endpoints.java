package io.ballast.server.notification;

import io.ballast.engine.value.Text;
import io.ballast.server.sealing.FieldCipher;
import io.ballast.server.sealing.FieldsAbandoned;
import io.ballast.server.sealing.SealedColumn;
import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Receivers in the database, their addresses and secrets sealed. */
@Repository
class Endpoints {
    /** How long a secret signs beside its successor. */
    static final Duration CHANGE_OVER = Duration.ofDays(3);

    static final int MOST = 100;

    private static final String COLUMNS = """
            select id, key, type, name, address, secret, old_secret, old_secret_until, kinds, department_code, language,
                   state, disabled_because, version, changed_by
            from notification.endpoint
            """;
    private static final String BY_ID = COLUMNS + "where id = :id";
    private static final String LOCK = COLUMNS + "where id = :id for update";
    private static final String ALL = COLUMNS + "order by name limit 100";
    private static final String ADD = """
            insert into notification.endpoint (key, type, name, host, address, secret, kinds, department_code, language,
                                               state, changed_by, changed_at)
            values (:key, :type, :name, :host, :address, :secret, :kinds, :department, :language,
                    'ACTIVE', :by, :now)
            on conflict (name) do nothing
            returning id""";
    private static final String CHANGE = """
            update notification.endpoint
            set kinds = :kinds, department_code = :department, language = :language, version = version + 1,
                changed_by = :by, changed_at = :now
            where id = :id""";
    private static final String SET_STATE = """
            update notification.endpoint
            set state = :state, disabled_because = :because, version = version + 1, changed_by = :by, changed_at = :now
            where id = :id and state <> :state""";
    private static final String ROTATE = """
            update notification.endpoint
            set old_secret = secret, old_secret_until = :until, secret = :secret, version = version + 1,
                changed_by = :by, changed_at = :now
            where id = :id""";
    private static final String IN_A_MINUTE = """
            select count(*)
            from notification.delivery
            where endpoint_id = :id and last_attempt_at > :since""";
    private static final String STAMP = """
            update notification.delivery
            set last_attempt_at = :now
            where id = :id""";

    private static final String LOST = """
            select key, host
            from notification.endpoint""";
    private static final String LOSE = """
            update notification.endpoint
            set address = :address,
                secret = case when secret is null then null else :secret end,
                old_secret = null,
                old_secret_until = null,
                state = 'DISABLED',
                disabled_because = 'key lost',
                version = version + 1,
                changed_by = 'ballast',
                changed_at = :now
            where key = :key""";
    private static final String TABLE = "notification.endpoint";
    private static final String SECRET = "secret";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    Endpoints(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    Optional<Endpoint> find(long id) {
        return jdbc.sql(BY_ID).param("id", id).query(this::endpoint).optional();
    }

    /** The receiver, kept as it is until the end of the transaction. */
    Optional<Endpoint> lock(long id) {
        return jdbc.sql(LOCK).param("id", id).query(this::endpoint).optional();
    }

    List<Endpoint> all() {
        return jdbc.sql(ALL).query(this::endpoint).list();
    }

    /** The key of the new receiver, or nothing if the name is taken. */
    Optional<Long> add(
            Endpoint.Type type,
            String name,
            URI address,
            Optional<String> secret,
            Set<Kind> kinds,
            Optional<String> department,
            Locale language,
            String by) {
        var key = UUID.randomUUID();
        return jdbc.sql(ADD)
                .param("key", key)
                .param("type", type.name())
                .param("name", name)
                .param("host", address.getHost())
                .param("address", seal(address.toString(), key, "address"))
                .param("secret", secret.map(text -> seal(text, key, "secret")).orElse(null))
                .param("kinds", names(kinds))
                .param("department", department.orElse(null))
                .param("language", language.getLanguage())
                .param("by", by)
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional();
    }

    void change(long id, Set<Kind> kinds, Optional<String> department, Locale language, String by) {
        jdbc.sql(CHANGE)
                .param("id", id)
                .param("kinds", names(kinds))
                .param("department", department.orElse(null))
                .param("language", language.getLanguage())
                .param("by", by)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Switches a receiver on or off; false if it is so already. */
    boolean setActive(long id, boolean isActive, String because, String by) {
        return jdbc.sql(SET_STATE)
                        .param("id", id)
                        .param("state", isActive ? "ACTIVE" : "DISABLED")
                        .param("because", because)
                        .param("by", by)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Gives a receiver a new secret; the one before signs beside it for a while. */
    void rotate(Endpoint endpoint, String secret, String by) {
        jdbc.sql(ROTATE)
                .param("id", endpoint.id())
                .param("until", Timestamp.from(clock.instant().plus(CHANGE_OVER)))
                .param("secret", seal(secret, endpoint.key(), "secret"))
                .param("by", by)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * Notes an attempt, unless there were too many within a minute, with the receiver locked.
     *
     * @return whether it may go ahead
     */
    boolean mayGo(long id, long delivery, int mostInAMinute, Instant now) {
        lock(id);
        long attempts = jdbc.sql(IN_A_MINUTE)
                .param("id", id)
                .param("since", Timestamp.from(now.minus(Duration.ofMinutes(1))))
                .query(Long.class)
                .single();
        return attempts < mostInAMinute
                && jdbc.sql(STAMP)
                                .param("id", delivery)
                                .param("now", Timestamp.from(now))
                                .update()
                        == 1;
    }

    @Bean
    static SealedColumn sealedReceivers() {
        return columnOf(Text.of("消息接收端的地址", "addresses of receivers"), "address", "address");
    }

    @Bean
    static SealedColumn sealedReceiverSecrets() {
        return columnOf(Text.of("消息接收端的签名密钥", "secrets of receivers"), SECRET, SECRET);
    }

    @Bean
    static SealedColumn sealedOldSecrets() {
        return columnOf(Text.of("消息接收端的前一签名密钥", "former secrets of receivers"), "old_secret", SECRET);
    }

    private static SealedColumn columnOf(Text what, String column, String place) {
        return SealedColumn.of(what, TABLE, "key", "uuid", column, place);
    }

    /** Receivers stay as a name and a host, switched off, to be entered again. */
    @EventListener
    void on(FieldsAbandoned abandoned) {
        jdbc.sql(LOST)
                .query((row, number) -> new Lost(row.getObject("key", UUID.class), row.getString("host")))
                .list()
                .forEach(lost -> jdbc.sql(LOSE)
                        .param("key", lost.key())
                        .param("address", seal("https://" + lost.host() + "/", lost.key(), "address"))
                        .param(SECRET, seal(Signature.newSecret(), lost.key(), SECRET))
                        .param("now", Timestamp.from(clock.instant()))
                        .update());
    }

    private record Lost(UUID key, String host) {}

    private static SqlArrayValue names(Set<Kind> kinds) {
        return new SqlArrayValue("text", kinds.stream().map(Kind::name).sorted().toArray());
    }

    private byte[] seal(String text, UUID key, String column) {
        return cipher.seal(text, place(key, column));
    }

    private String open(byte[] sealed, UUID key, String column) {
        return cipher.openText(sealed, place(key, column));
    }

    /** An old secret lies where it was sealed for: its place does not change when it gets a successor. */
    private static String place(UUID key, String column) {
        return TABLE + ":" + key + ":" + column;
    }

    private Endpoint endpoint(ResultSet row, int index) throws SQLException {
        UUID key = row.getObject("key", UUID.class);
        List<String> secrets = new ArrayList<>();
        byte[] secret = row.getBytes("secret");
        if (secret != null) {
            secrets.add(open(secret, key, "secret"));
        }
        byte[] old = row.getBytes("old_secret");
        if (old != null && row.getTimestamp("old_secret_until").toInstant().isAfter(clock.instant())) {
            secrets.add(open(old, key, "secret"));
        }
        return new Endpoint(
                row.getLong("id"),
                key,
                Endpoint.Type.valueOf(row.getString("type")),
                row.getString("name"),
                URI.create(open(row.getBytes("address"), key, "address")),
                secrets,
                kindsOf(row.getArray("kinds")),
                Optional.ofNullable(row.getString("department_code")),
                row.getString("language").equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE,
                row.getString("state").equals("ACTIVE"),
                row.getString("disabled_because"),
                row.getInt("version"),
                row.getString("changed_by"));
    }

    private static Set<Kind> kindsOf(Array kinds) throws SQLException {
        EnumSet<Kind> set = EnumSet.noneOf(Kind.class);
        Arrays.stream((String[]) kinds.getArray()).map(Kind::valueOf).forEach(set::add);
        return set;
    }
}
