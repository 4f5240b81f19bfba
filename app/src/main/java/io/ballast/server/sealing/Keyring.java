package io.ballast.server.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys that seal fields, one of them the current one. Each has an id, and a second key of the same id that makes
 * blind indexes; what one of them did, no other one can.
 */
final class Keyring {
    /** Bytes of a blind index. */
    static final int LOOKUP_BYTES = 16;

    private static final Configuration CIPHERS = AeadConfig2026.get();
    private static final Configuration LOOKUPS = PrfConfig2026.get();
    private static final byte[] AS_CIPHERS = "ballast ring ciphers 1".getBytes(StandardCharsets.UTF_8);
    private static final byte[] AS_LOOKUPS = "ballast ring lookups 1".getBytes(StandardCharsets.UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeysetHandle ciphers;
    private final KeysetHandle lookups;
    private final Aead cipher;
    private final PrfSet prfs;

    /** The ring as it is stored: encrypted by the field key. */
    static final class Wrapped {
        private final byte[] ciphers;
        private final byte[] lookups;

        Wrapped(byte[] ciphers, byte[] lookups) {
            this.ciphers = ciphers;
            this.lookups = lookups;
        }

        byte[] ciphers() {
            return ciphers;
        }

        byte[] lookups() {
            return lookups;
        }
    }

    private Keyring(KeysetHandle ciphers, KeysetHandle lookups) throws GeneralSecurityException {
        this.ciphers = ciphers;
        this.lookups = lookups;
        this.cipher = ciphers.getPrimitive(CIPHERS, Aead.class);
        this.prfs = lookups.getPrimitive(LOOKUPS, PrfSet.class);
    }

    /** A ring with one new key. */
    static Keyring make() {
        return grown(KeysetHandle.newBuilder(), KeysetHandle.newBuilder(), Set.of());
    }

    /** A ring with one new key that also opens what the keys of this set have sealed directly. */
    static Keyring makeBeside(KeysetHandle earlier) {
        var lookups = KeysetHandle.newBuilder();
        var taken = new TreeSet<Integer>();
        for (int i = 0; i < earlier.size(); i++) {
            int id = earlier.getAt(i).getId();
            taken.add(id);
            lookups.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedPrfParameters.HMAC_SHA256_PRF)
                    .withFixedId(id));
        }
        return grown(KeysetHandle.newBuilder(earlier), lookups, taken);
    }

    /**
     * Opens a stored ring.
     *
     * @throws GeneralSecurityException if the field key is another one, or a byte was changed
     */
    static Keyring open(Wrapped wrapped, Aead fieldKey) throws GeneralSecurityException {
        return new Keyring(
                TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped.ciphers(), fieldKey, AS_CIPHERS, CIPHERS),
                TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped.lookups(), fieldKey, AS_LOOKUPS, LOOKUPS));
    }

    Wrapped wrap(Aead fieldKey) {
        try {
            return new Wrapped(
                    TinkProtoKeysetFormat.serializeEncryptedKeyset(ciphers, fieldKey, AS_CIPHERS, CIPHERS),
                    TinkProtoKeysetFormat.serializeEncryptedKeyset(lookups, fieldKey, AS_LOOKUPS, LOOKUPS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The ring of keys cannot be wrapped", e);
        }
    }

    /** The same ring with a new key that seals from now on. */
    Keyring withNewKey() {
        return grown(KeysetHandle.newBuilder(ciphers), KeysetHandle.newBuilder(lookups), ids());
    }

    /** The ring without some keys: what they have sealed is lost for ever. */
    Keyring without(Set<Integer> gone) {
        if (gone.contains(current())) {
            throw new IllegalArgumentException("The current key cannot be taken away");
        }
        try {
            return new Keyring(
                    shrunk(ciphers, gone).setConfiguration(CIPHERS).build(),
                    shrunk(lookups, gone).setConfiguration(LOOKUPS).build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The ring of keys cannot be made smaller", e);
        }
    }

    private static KeysetHandle.Builder shrunk(KeysetHandle keys, Set<Integer> gone) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
        for (int i = keys.size() - 1; i >= 0; i--) {
            if (gone.contains(keys.getAt(i).getId())) {
                builder.deleteAt(i);
            }
        }
        return builder;
    }

    private static Keyring grown(KeysetHandle.Builder ciphers, KeysetHandle.Builder lookups, Set<Integer> taken) {
        int id = RANDOM.nextInt(1, Integer.MAX_VALUE);
        while (taken.contains(id)) {
            id = RANDOM.nextInt(1, Integer.MAX_VALUE);
        }
        try {
            return new Keyring(
                    ciphers.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                    .withFixedId(id)
                                    .makePrimary())
                            .setConfiguration(CIPHERS)
                            .build(),
                    lookups.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedPrfParameters.HMAC_SHA256_PRF)
                                    .withFixedId(id)
                                    .makePrimary())
                            .setConfiguration(LOOKUPS)
                            .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every build has AES-256-GCM and HMAC-SHA256", e);
        }
    }

    int current() {
        return ciphers.getPrimary().getId();
    }

    /** Ids of all keys, oldest first as far as the ring knows. */
    Set<Integer> ids() {
        var ids = new java.util.LinkedHashSet<Integer>();
        for (int i = 0; i < ciphers.size(); i++) {
            ids.add(ciphers.getAt(i).getId());
        }
        return ids;
    }

    byte[] seal(byte[] plain, String place) throws GeneralSecurityException {
        return cipher.encrypt(plain, place.getBytes(StandardCharsets.UTF_8));
    }

    byte[] open(byte[] sealed, String place) throws GeneralSecurityException {
        return cipher.decrypt(sealed, place.getBytes(StandardCharsets.UTF_8));
    }

    /** Blind index of a value by the current key. */
    byte[] lookup(String value, String column) throws GeneralSecurityException {
        return prfs.computePrimary(indexed(value, column), LOOKUP_BYTES);
    }

    /** Blind indexes of a value by all keys: under one of them it was stored. */
    List<byte[]> lookups(String value, String column) throws GeneralSecurityException {
        List<byte[]> all = new ArrayList<>();
        for (Prf prf : prfs.getPrfs().values()) {
            all.add(prf.compute(indexed(value, column), LOOKUP_BYTES));
        }
        return all;
    }

    /** Equal values of two columns have nothing in common to see. */
    private static byte[] indexed(String value, String column) {
        return (column + "\0" + value).getBytes(StandardCharsets.UTF_8);
    }
}
