package io.ballast.server.identity;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Passkeys in the database: public keys, and by what name authenticators know a user. */
@Repository
class PasskeyRows {
    private static final int HANDLE_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String OF_USER = """
            select id, label, is_backed_up, created_at, last_used_at
            from identity.passkey
            where user_id = :user
            order by id
            limit 100""";
    private static final String NAMES = """
            select credential_id, transports
            from identity.passkey
            where user_id = :user
            order by id
            limit 100""";
    private static final String BY_NAME = """
            select p.id, p.user_id, p.label, p.public_key, p.sign_count, p.is_backup_eligible, p.is_backed_up, h.handle
            from identity.passkey p
            join identity.passkey_handle h on h.user_id = p.user_id
            where p.credential_id = :credential
            for update of p""";
    private static final String ADD = """
            insert into identity.passkey (user_id, label, credential_id, public_key, sign_count, is_backup_eligible,
                                          is_backed_up, transports, created_at)
            values (:user, :label, :credential, :key, :count, :eligible, :backedUp, :transports, :now)
            on conflict (credential_id) do nothing""";
    private static final String USED = """
            update identity.passkey
            set sign_count = :count, is_backed_up = :backedUp, last_used_at = :now
            where id = :id""";

    private final JdbcClient jdbc;

    PasskeyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A credential as browsers are told of it. */
    record Name(String id, List<String> transports) {
        Name {
            transports = List.copyOf(transports);
        }
    }

    List<Passkey> of(long user) {
        return jdbc.sql(OF_USER)
                .param("user", user)
                .query((row, number) -> new Passkey(
                        row.getLong("id"),
                        row.getString("label"),
                        row.getBoolean("is_backed_up"),
                        row.getTimestamp("created_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("last_used_at")).map(Timestamp::toInstant)))
                .list();
    }

    List<Name> namesOf(long user) {
        return jdbc.sql(NAMES)
                .param("user", user)
                .query((row, number) ->
                        new Name(Challenges.text(row.getBytes("credential_id")), Arrays.asList((String[])
                                row.getArray("transports").getArray())))
                .list();
    }

    /** The same from the first time on. */
    byte[] handleOf(long user) {
        byte[] fresh = new byte[HANDLE_BYTES];
        RANDOM.nextBytes(fresh);
        jdbc.sql("""
                insert into identity.passkey_handle (user_id, handle)
                values (:user, :handle)
                on conflict (user_id) do nothing""").param("user", user).param("handle", fresh).update();
        return jdbc.sql("select handle from identity.passkey_handle where user_id = :user")
                .param("user", user)
                .query((row, number) -> row.getBytes("handle"))
                .single();
    }

    /** Held until the transaction ends, so that two uses at once are counted one after the other. */
    Optional<StoredPasskey> find(byte[] credential) {
        return jdbc.sql(BY_NAME)
                .param("credential", credential)
                .query(PasskeyRows::stored)
                .optional();
    }

    private static StoredPasskey stored(ResultSet row, int number) throws SQLException {
        return new StoredPasskey(
                row.getLong("id"),
                row.getLong("user_id"),
                row.getString("label"),
                new StoredPasskey.Bytes(row.getBytes("handle")),
                new StoredPasskey.Bytes(row.getBytes("public_key")),
                row.getLong("sign_count"),
                row.getBoolean("is_backup_eligible"),
                row.getBoolean("is_backed_up"));
    }

    /** False if it is registered already, by whomever. */
    boolean add(long user, String label, PasskeyCeremony.Made made, Instant now) {
        return jdbc.sql(ADD)
                        .param("user", user)
                        .param("label", label)
                        .param("credential", made.credential().bytes())
                        .param("key", made.publicKey().bytes())
                        .param("count", made.signCount())
                        .param("eligible", made.isBackupEligible())
                        .param("backedUp", made.isBackedUp())
                        .param(
                                "transports",
                                new SqlArrayValue("text", made.transports().toArray()))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void used(long id, PasskeyCeremony.Used used, Instant now) {
        jdbc.sql(USED)
                .param("id", id)
                .param("count", used.signCount())
                .param("backedUp", used.isBackedUp())
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<String> rename(long id, long user, String label) {
        return jdbc.sql("""
                update identity.passkey
                set label = :label
                where id = :id and user_id = :user
                returning old.label as before""")
                .param("id", id)
                .param("user", user)
                .param("label", label)
                .query((row, number) -> row.getString("before"))
                .optional();
    }

    /** The label of what was removed. */
    Optional<String> remove(long id, long user) {
        return jdbc.sql("delete from identity.passkey where id = :id and user_id = :user returning label")
                .param("id", id)
                .param("user", user)
                .query((row, number) -> row.getString("label"))
                .optional();
    }

    int removeAll(long user) {
        return jdbc.sql("delete from identity.passkey where user_id = :user")
                .param("user", user)
                .update();
    }
}
