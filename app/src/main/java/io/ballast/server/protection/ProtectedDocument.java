package io.ballast.server.protection;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.Customer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A document with all that was ever written down of it.
 *
 * @param isHeld until its release is confirmed, or its registration rejected
 * @param versions the newest first, at least one
 */
record ProtectedDocument(
        UUID id,
        ProtectionKind kind,
        String issuer,
        Optional<Customer> guarantor,
        String number,
        Currency currency,
        boolean isHeld,
        Instant registeredAt,
        List<Version> versions) {
    ProtectedDocument {
        versions = List.copyOf(versions);
    }

    /**
     * What the document said, as one person wrote it down.
     *
     * @param place 1 for the first
     * @param isCurrent whether it is the one that holds
     * @param proposerId key of who wrote it down
     * @param ruling empty while it waits
     */
    record Version(
            UUID id,
            int place,
            Cover cover,
            boolean isCurrent,
            long proposerId,
            String proposer,
            Instant proposedAt,
            Optional<Ruling> ruling) {
        boolean isOpen() {
            return ruling.isEmpty();
        }
    }

    /** What the second person said. */
    record Ruling(boolean isConfirmed, long byId, String by, Instant at, String comment) {}

    /** The one that holds; of a document that was refused, the last. */
    Version current() {
        return versions.stream().filter(Version::isCurrent).findFirst().orElseGet(versions::getFirst);
    }

    /** The one that waits for a second person. */
    Optional<Version> open() {
        return versions.stream().filter(Version::isOpen).findFirst();
    }

    /** Whether it may be changed now. */
    boolean isOpenToChange() {
        return isHeld && open().isEmpty();
    }
}
