package io.ballast.server.sealing;

import com.google.crypto.tink.KeysetHandle;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Encrypts single fields at rest: AES-256-GCM, bound to the place of the field, so that a value copied to another row
 * or column does not open. Its keys lie in the database as a ring that the field key encrypts; without the field key
 * the values are lost.
 */
@Component
public class FieldCipher {
    /** Stamp of what was before the first ring. */
    private static final UUID NONE = new UUID(0, 0);

    private final FieldKey fieldKey;
    private final Rings rings;
    private final ObjectProvider<SealedColumn> columns;
    private final SealedRows rows;
    private volatile Optional<Known> known = Optional.empty();

    FieldCipher(FieldKey fieldKey, Rings rings, ObjectProvider<SealedColumn> columns, SealedRows rows) {
        this.fieldKey = fieldKey;
        this.rings = rings;
        this.columns = columns;
        this.rows = rows;
    }

    /** A ring that was opened; one of a transaction that is rolled back is never asked for again, by its stamp. */
    private record Known(UUID stamp, Keyring ring) {}

    /**
     * Seals a value, to be stored by this very transaction: no change of keys comes in between.
     *
     * @param place table, key and column, such as {@code identity.totp:7:secret}
     * @throws KeyLost if the field key does not open the ring
     */
    public byte[] seal(byte[] plain, String place) {
        try {
            return current().seal(plain, place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The field cannot be sealed: " + place, e);
        }
    }

    /** Seals a text. */
    public byte[] seal(String plain, String place) {
        return seal(plain.getBytes(StandardCharsets.UTF_8), place);
    }

    /**
     * Opens a sealed value.
     *
     * @throws IllegalStateException if it was changed, moved, or sealed by a key that is gone
     * @throws KeyLost if the field key does not open the ring
     */
    public byte[] open(byte[] sealed, String place) {
        try {
            Optional<Known> before = known;
            if (before.isPresent()) {
                try {
                    return before.get().ring().open(sealed, place);
                } catch (GeneralSecurityException e) {
                    if (before.get().stamp().equals(read().stamp())) {
                        throw e;
                    }
                }
            }
            return read().ring().open(sealed, place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The field does not open with this key: " + place, e);
        }
    }

    /** Opens a sealed text. */
    public String openText(byte[] sealed, String place) {
        return new String(open(sealed, place), StandardCharsets.UTF_8);
    }

    /**
     * The blind index to store beside a sealed value: 16 bytes of HMAC-SHA256, by the key that seals now.
     *
     * @param value normalised, so that equal means equal
     */
    public byte[] lookup(String value, SealedColumn column) {
        try {
            return current().lookup(value, column.name());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No blind index for " + column.name(), e);
        }
    }

    /** Every blind index under which a value may be stored; none where nothing was ever sealed. */
    public List<byte[]> lookups(String value, SealedColumn column) {
        Optional<UUID> stamp = rings.read().map(Rings.Stored::stamp);
        if (stamp.isEmpty()) {
            return List.of();
        }
        try {
            return ring(stamp.get()).lookups(value, column.name());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No blind index for " + column.name(), e);
        }
    }

    /** Whether nothing was ever sealed, or the field key opens the ring. */
    public boolean opens() {
        try {
            return rings.read().isEmpty() || !read().ring().ids().isEmpty();
        } catch (KeyLost e) {
            return false;
        }
    }

    /** Forgets which ring was opened last, for who has changed it. */
    void forget() {
        known = Optional.empty();
    }

    /** The ring of now, held as it is until the end of the transaction; made where there is none yet. */
    Keyring current() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A field is sealed in the transaction that stores it");
        }
        Optional<UUID> stamp = rings.share();
        if (stamp.isEmpty()) {
            make();
            stamp = rings.share();
        }
        return ring(stamp.orElseThrow());
    }

    private Keyring ring(UUID stamp) {
        return known.filter(ring -> ring.stamp().equals(stamp)).map(Known::ring).orElseGet(() -> read().ring());
    }

    /** Before there were rings, the field key itself has sealed. */
    private void make() {
        KeysetHandle outer = fieldKey.readOrMake();
        boolean hasValues = columns.stream().anyMatch(rows::hasValues);
        Keyring ring = hasValues ? Keyring.makeBeside(outer) : Keyring.make();
        rings.add(new Rings.Stored(UUID.randomUUID(), ring.wrap(FieldKey.cipher(outer)), FieldKey.id(outer)));
    }

    /** What is stored now; before the first ring, the keys of before there were rings. */
    private Known read() {
        Optional<Rings.Stored> stored = rings.read();
        Known read = stored.isPresent()
                ? new Known(stored.get().stamp(), open(stored.get()))
                : new Known(NONE, Keyring.makeBeside(outer("-")));
        known = stored.isPresent() ? Optional.of(read) : Optional.empty();
        return read;
    }

    /** Opens a stored ring with the field key. */
    Keyring open(Rings.Stored stored) {
        KeysetHandle outer = outer(stored.wrappedBy());
        try {
            return Keyring.open(stored.wrapped(), FieldKey.cipher(outer));
        } catch (GeneralSecurityException e) {
            throw KeyLost.other(fieldKey.where(), stored.wrappedBy(), FieldKey.id(outer), e);
        }
    }

    private KeysetHandle outer(String wrappedBy) {
        return fieldKey.read().orElseThrow(() -> KeyLost.missing(fieldKey.where(), wrappedBy));
    }
}
