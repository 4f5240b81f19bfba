package io.ballast.engine.merkle;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hashes of RFC 6962, section 2.1. A leaf and a node never share an input: each starts with a byte of its own.
 *
 * <pre>
 * leaf(d)    = SHA-256(0x00, d)
 * node(l, r) = SHA-256(0x01, l, r)
 * empty      = SHA-256()
 * </pre>
 *
 * <p>One thread at a time.
 */
public final class Hasher {
    /** The root of a tree without leaves. */
    public static final Hash EMPTY_ROOT =
            Hash.ofHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = sha256();
    private final byte[] pair = new byte[1 + 2 * Hash.BYTES];
    private final ByteBuffer both = ByteBuffer.wrap(pair);

    /** The hash of a leaf with these contents. */
    public Hash leaf(byte[] contents) {
        digest.update(LEAF);
        return Hash.of(digest.digest(contents));
    }

    /** The hash of the node above two others. */
    public Hash node(Hash left, Hash right) {
        both.clear().put(NODE);
        left.writeTo(both);
        right.writeTo(both);
        return Hash.of(digest.digest(pair));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
