package io.ballast.engine.ledger;

import io.ballast.engine.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A fingerprint of everything an assessment was made from.
 *
 * <pre>SHA-256(canonical text of all facts but the ledger, in UTF-8, a zero byte, packed ledger)</pre>
 */
public final class FactsHash {
    private FactsHash() {}

    /** 64 lower-case hex digits. */
    public static String of(CustomerFacts facts) {
        return of(facts, LedgerCodec.encode(facts.ledger()));
    }

    /**
     * The same for who has the packed ledger already.
     *
     * @param packed what {@link LedgerCodec#encode} gives for the ledger of these facts
     */
    public static String of(CustomerFacts facts, byte[] packed) {
        return of(FactsText.of(facts), packed);
    }

    /**
     * The same for who has the canonical text as well.
     *
     * @param text what {@link FactsText#of} gives for these facts
     * @param packed their packed ledger
     */
    public static String of(String text, byte[] packed) {
        MessageDigest digest = Sha256.digest();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return HexFormat.of().formatHex(digest.digest(packed));
    }
}
