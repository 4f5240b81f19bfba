package io.ballast.engine.ledger;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads what {@link FactsText} writes, from its first sign to its last. */
final class FactsReader {
    private static final int CURRENCY_CODE = 3;
    private static final String NOTHING = "-";
    private static final String PREVIOUS = "previous ";

    private final String text;
    private int at;

    FactsReader(String text) {
        this.text = text;
    }

    CustomerFacts facts(Ledger ledger) {
        try {
            String customer = string();
            LocalDate asOf = LocalDate.parse(until(' '));
            Knowledge knowledge = Knowledge.valueOf(until(' '));
            Currency currency = currency();
            Profile profile = profile();
            Standing standing = standing();
            Optional<PreviousAssessment> previous = at == text.length() ? Optional.empty() : Optional.of(previous());
            return new CustomerFacts(customer, asOf, knowledge, currency, profile, standing, ledger, previous);
        } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException("No facts at sign " + at + ": " + e.getMessage(), e);
        }
    }

    private Currency currency() {
        String written = until('\n');
        Currency currency = Currency.of(written.substring(0, CURRENCY_CODE));
        if (currency.digits() != Integer.parseInt(written.substring(CURRENCY_CODE))) {
            throw new IllegalArgumentException("Another currency than " + currency.code() + ": " + written);
        }
        return currency;
    }

    private Profile profile() {
        Optional<LocalDate> since = optional().map(LocalDate::parse);
        Optional<String> industry = optional();
        Optional<String> size = optional();
        Optional<String> region = optional();
        OptionalLong purchases = amount();
        OptionalLong worth = amount();
        OptionalLong capital = amount();
        List<Long> references = new ArrayList<>();
        while (text.charAt(at) != '/') {
            references.add(Long.valueOf(until(' ')));
        }
        at++;
        int filled = Integer.parseInt(until(' '));
        int expected = Integer.parseInt(until('\n'));
        return new Profile(since, industry, size, region, purchases, worth, capital, references, filled, expected);
    }

    private Standing standing() {
        String limit = until(' ');
        LimitInForce inForce = switch (limit) {
            case "none" -> new LimitInForce.None();
            case "unlimited" -> new LimitInForce.Unlimited();
            default -> new LimitInForce.Amount(Long.parseLong(limit));
        };
        OptionalLong terms = amount();
        OptionalLong insurer = amount();
        String stopped = until('\n');
        if (!stopped.equals("stopped") && !stopped.equals("open")) {
            throw new IllegalArgumentException("Neither stopped nor open: " + stopped);
        }
        boolean isOverridden = at < text.length() && !text.startsWith(PREVIOUS, at);
        return new Standing(
                inForce,
                terms.isPresent() ? OptionalInt.of(Math.toIntExact(terms.getAsLong())) : OptionalInt.empty(),
                isOverridden ? Optional.of(override()) : Optional.empty(),
                stopped.equals("stopped"),
                insurer);
    }

    private Standing.GradeOverride override() {
        Grade grade = Grade.valueOf(until(' '));
        LocalDate until = LocalDate.parse(until(' '));
        return new Standing.GradeOverride(grade, string(), until);
    }

    private PreviousAssessment previous() {
        if (!text.startsWith(PREVIOUS, at)) {
            throw new IllegalArgumentException("No facts at sign " + at);
        }
        at += PREVIOUS.length();
        LocalDate asOf = LocalDate.parse(until(' '));
        int points = Integer.parseInt(until(' '));
        String[] rest = text.substring(at).split(" ", 2);
        at = text.length();
        return new PreviousAssessment(
                asOf, points, Grade.valueOf(rest[0]), rest.length == 2 ? Optional.of(rest[1]) : Optional.empty());
    }

    private Optional<String> optional() {
        if (text.startsWith(NOTHING + "\n", at)) {
            at += 2;
            return Optional.empty();
        }
        return Optional.of(string());
    }

    private OptionalLong amount() {
        String written = until('\n');
        return written.equals(NOTHING) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(written));
    }

    /** A text behind its length and a colon, before the end of a line. */
    private String string() {
        int length = Integer.parseInt(until(':'));
        String string = text.substring(at, at + length);
        at += length;
        if (!until('\n').isEmpty()) {
            throw new IllegalArgumentException("A text is longer than it says, at sign " + at);
        }
        return string;
    }

    private String until(char end) {
        int stop = text.indexOf(end, at);
        if (stop < 0) {
            throw new IllegalArgumentException("No facts at sign " + at);
        }
        String part = text.substring(at, stop);
        at = stop + 1;
        return part;
    }
}
