package io.ballast.server.assessment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Many short texts one behind the other, so that millions of document numbers cost no object each. */
final class BytePool {
    private byte[] bytes = new byte[1 << 12];
    private int length;

    int length() {
        return length;
    }

    void append(byte[] source, int from, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length + (bytes.length >> 1)));
        }
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    void append(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        append(encoded, 0, encoded.length);
    }

    /** Compares two texts of this pool byte by byte, which for UTF-8 is the order of code points. */
    int compare(int from, int to, int otherFrom, int otherTo) {
        return Arrays.compareUnsigned(bytes, from, to, bytes, otherFrom, otherTo);
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
