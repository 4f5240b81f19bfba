package io.ballast.server.sealing;

import io.ballast.engine.value.Text;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A look at the field key and the ring without a server, for who examines an installation. */
public final class KeyLook {
    private KeyLook() {}

    /**
     * What is wrong with the field key; nothing where it opens the ring or nothing was ever sealed.
     *
     * @param home data directory
     * @param given content of BALLAST_FIELD_KEY, empty for none
     */
    public static Optional<Text> fault(Connection database, Path home, String given) throws SQLException {
        try (Statement statement = database.createStatement()) {
            try (ResultSet there = statement.executeQuery("select to_regclass('sealing.ring') is not null")) {
                if (!there.next() || !there.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            try (ResultSet row =
                    statement.executeQuery("select stamp, ciphers, lookups, wrapped_by from sealing.ring")) {
                return row.next() ? fault(Rings.Stored.of(row, 0), new FieldKey(home, given)) : Optional.empty();
            }
        }
    }

    private static Optional<Text> fault(Rings.Stored stored, FieldKey key) {
        try {
            var outer = key.read().orElseThrow(() -> KeyLost.missing(key.where(), stored.wrappedBy()));
            try {
                Keyring.open(stored.wrapped(), FieldKey.cipher(outer));
                return Optional.empty();
            } catch (GeneralSecurityException e) {
                throw KeyLost.other(key.where(), stored.wrappedBy(), FieldKey.id(outer), e);
            }
        } catch (KeyLost lost) {
            return Optional.of(lost.why());
        }
    }
}
