package io.ballast.server.backup;

import io.ballast.engine.value.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.copy.CopyManager;

/** SHA-256 of what passes by. */
final class Digests {
    private Digests() {}

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /** Copies the rows of a table there, counts and digests them. */
    static Tally.Rows copyOut(CopyManager copies, TableShape table, OutputStream out) throws IOException, SQLException {
        var digesting = new DigestOutputStream(out, Sha256.digest());
        long rows = copies.copyOut(table.copyOut(), digesting);
        return new Tally.Rows(rows, hex(digesting.getMessageDigest().digest()));
    }
}
