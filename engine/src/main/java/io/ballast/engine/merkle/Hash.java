package io.ballast.engine.merkle;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A SHA-256 value, as four numbers: compared by value, kept without an array.
 *
 * @param first bytes 0 to 7, big-endian
 * @param second bytes 8 to 15
 * @param third bytes 16 to 23
 * @param fourth bytes 24 to 31
 */
public record Hash(long first, long second, long third, long fourth) {
    /** Bytes of one. */
    public static final int BYTES = 32;

    /**
     * The hash in these bytes.
     *
     * @throws IllegalArgumentException unless there are exactly 32
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A hash has 32 bytes, not " + bytes.length);
        }
        return of(bytes, 0);
    }

    /** The hash in the 32 bytes from an offset. */
    public static Hash of(byte[] bytes, int offset) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, BYTES);
        return new Hash(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    /** The hash that 64 hexadecimal digits name. */
    public static Hash ofHex(String digits) {
        return of(HexFormat.of().parseHex(digits));
    }

    /** The hash of a text in base64, or nothing where the text is not one. */
    public static Optional<Hash> ofBase64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return bytes.length == BYTES ? Optional.of(of(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Writes the 32 bytes behind one another. */
    public void writeTo(ByteBuffer buffer) {
        buffer.putLong(first).putLong(second).putLong(third).putLong(fourth);
    }

    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        writeTo(buffer);
        return buffer.array();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    /** 64 hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}
