package io.ballast.engine.ledger;

import io.ballast.engine.value.Currency;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A fingerprint of everything an assessment was made from.
 *
 * <pre>SHA-256(canonical text of all facts but the ledger, in UTF-8, a zero byte, packed ledger)</pre>
 *
 * <p>Every text stands behind its length and every optional fact behind a mark, so that two different customers never
 * share one input.
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
        MessageDigest digest = sha256();
        digest.update(canonical(facts).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return HexFormat.of().formatHex(digest.digest(packed));
    }

    private static String canonical(CustomerFacts facts) {
        var text = new StringBuilder(256);
        append(text, facts.customer());
        text.append(facts.asOf()).append(' ').append(facts.knowledge()).append(' ');
        append(text, facts.currency());
        append(text, facts.profile());
        append(text, facts.standing());
        facts.previous()
                .ifPresent(before -> text.append("previous ")
                        .append(before.asOf())
                        .append(' ')
                        .append(before.points())
                        .append(' ')
                        .append(before.grade())
                        .append(before.scoredUnder().map(policy -> ' ' + policy).orElse("")));
        return text.toString();
    }

    private static void append(StringBuilder text, Currency currency) {
        text.append(currency.code()).append(currency.digits()).append('\n');
    }

    private static void append(StringBuilder text, Profile profile) {
        append(text, profile.since().map(Object::toString));
        append(text, profile.industrySection());
        append(text, profile.sizeClass());
        append(text, profile.region());
        append(text, profile.annualPurchasesMinor());
        append(text, profile.tangibleNetWorthMinor());
        append(text, profile.workingCapitalMinor());
        for (long reference : profile.tradeReferenceHighsMinor()) {
            text.append(reference).append(' ');
        }
        text.append('/')
                .append(profile.filledFields())
                .append(' ')
                .append(profile.expectedFields())
                .append('\n');
    }

    private static void append(StringBuilder text, Standing standing) {
        switch (standing.limit()) {
            case LimitInForce.None none -> text.append("none ");
            case LimitInForce.Amount amount -> text.append(amount.minor()).append(' ');
            case LimitInForce.Unlimited unlimited -> text.append("unlimited ");
        }
        OptionalInt terms = standing.termsDays();
        append(text, terms.isPresent() ? OptionalLong.of(terms.getAsInt()) : OptionalLong.empty());
        append(text, standing.insurerLimitMinor());
        text.append(standing.isStopped() ? "stopped\n" : "open\n");
        standing.override().ifPresent(override -> {
            text.append(override.grade()).append(' ').append(override.until()).append(' ');
            append(text, override.reason());
        });
    }

    private static void append(StringBuilder text, Optional<String> value) {
        if (value.isPresent()) {
            append(text, value.get());
        } else {
            text.append("-\n");
        }
    }

    private static void append(StringBuilder text, OptionalLong value) {
        if (value.isPresent()) {
            text.append(value.getAsLong());
        } else {
            text.append('-');
        }
        text.append("\n");
    }

    private static void append(StringBuilder text, String value) {
        text.append(value.length()).append(':').append(value).append('\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
