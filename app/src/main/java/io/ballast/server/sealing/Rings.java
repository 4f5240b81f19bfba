package io.ballast.server.sealing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored ring. */
@Repository
class Rings {
    private static final String READ = """
            select stamp, ciphers, lookups, wrapped_by
            from sealing.ring
            """;
    private static final String SHARE = """
            select stamp
            from sealing.ring
            for share""";
    private static final String LOCK = READ + "for update";
    private static final String ADD = """
            insert into sealing.ring (stamp, ciphers, lookups, wrapped_by, changed_at)
            values (:stamp, :ciphers, :lookups, :by, :now)
            on conflict do nothing""";
    private static final String REPLACE = """
            update sealing.ring
            set stamp = :stamp, ciphers = :ciphers, lookups = :lookups, wrapped_by = :by, changed_at = :now""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Rings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The ring, wrapped.
     *
     * @param stamp of this set of keys
     * @param wrapped the keys
     * @param wrappedBy id of the field key
     */
    record Stored(UUID stamp, Keyring.Wrapped wrapped, String wrappedBy) {
        static Stored of(ResultSet row, int number) throws SQLException {
            return new Stored(
                    row.getObject("stamp", UUID.class),
                    new Keyring.Wrapped(row.getBytes("ciphers"), row.getBytes("lookups")),
                    row.getString("wrapped_by"));
        }
    }

    Optional<Stored> read() {
        return jdbc.sql(READ).query(Stored::of).optional();
    }

    /** The stamp of the ring, which nobody changes until this transaction ends. */
    Optional<UUID> share() {
        return jdbc.sql(SHARE).query(UUID.class).optional();
    }

    /** The ring, when all that was being sealed under it is stored. */
    Optional<Stored> lock() {
        return jdbc.sql(LOCK).query(Stored::of).optional();
    }

    void add(Stored ring) {
        write(ADD, ring);
    }

    void replace(Stored ring) {
        write(REPLACE, ring);
    }

    private void write(String sql, Stored ring) {
        jdbc.sql(sql)
                .param("stamp", ring.stamp())
                .param("ciphers", ring.wrapped().ciphers())
                .param("lookups", ring.wrapped().lookups())
                .param("by", ring.wrappedBy())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
