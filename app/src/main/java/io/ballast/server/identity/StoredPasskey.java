package io.ballast.server.identity;

import java.util.Arrays;

/**
 * A passkey as it is checked.
 *
 * @param id key
 * @param user whose it is
 * @param label what the owner calls it
 * @param handle by what name authenticators know the owner
 * @param publicKey attested credential data
 * @param signCount of the last use
 * @param isBackupEligible whether its maker may copy it
 * @param isBackedUp whether it was copied at its last use
 */
record StoredPasskey(
        long id,
        long user,
        String label,
        Bytes handle,
        Bytes publicKey,
        long signCount,
        boolean isBackupEligible,
        boolean isBackedUp) {

    /** Bytes that are equal when their content is. */
    static final class Bytes {
        private final byte[] content;

        Bytes(byte[] content) {
            this.content = content.clone();
        }

        byte[] bytes() {
            return content.clone();
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }
    }
}
