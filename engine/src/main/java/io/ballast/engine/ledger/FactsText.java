package io.ballast.engine.ledger;

import io.ballast.engine.value.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * All facts of a customer but the ledger, as the canonical text that {@link FactsHash} rests on, and the way back: who
 * keeps the text and the packed ledger can assess again and get the same bytes.
 *
 * <p>Every text stands behind its length and every optional fact behind a mark, so that two different customers never
 * share one text.
 */
public final class FactsText {
    private FactsText() {}

    /**
     * The facts a text and a ledger hold.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static CustomerFacts parse(String text, Ledger ledger) {
        return new FactsReader(text).facts(ledger);
    }

    /** The text of these facts. */
    public static String of(CustomerFacts facts) {
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
}
