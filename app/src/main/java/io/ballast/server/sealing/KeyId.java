package io.ballast.server.sealing;

import java.util.HexFormat;

/** How keys are named: the four bytes that Tink puts before what it encrypts, in hexadecimal. */
final class KeyId {
    /** First byte of everything Tink encrypts under a key with an id. */
    private static final String PREFIX = "01";

    private KeyId() {}

    static String text(int id) {
        return HexFormat.of().toHexDigits(id);
    }

    /** The first five bytes of what was sealed by a key. */
    static byte[] head(int id) {
        return HexFormat.of().parseHex(PREFIX + text(id));
    }

    /** The key that has sealed what begins so. */
    static String ofHead(String hex) {
        return hex.startsWith(PREFIX) ? hex.substring(PREFIX.length()) : hex;
    }
}
