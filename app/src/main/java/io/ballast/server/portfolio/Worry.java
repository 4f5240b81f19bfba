package io.ballast.server.portfolio;

import io.ballast.server.web.Icon;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A reason to look at customers, and the amount that is added up for it. {@link CustomerSql} says which it is. */
enum Worry {
    /** Warnings of the loudest kind; adds up exposure. */
    ALARM(Tone.BAD, Icon.ALARM),
    /** Anything past due; adds up what is. */
    OVERDUE(Tone.WATCH, Icon.CLOCK),
    /** Anything more than 90 days past due; adds up what is. */
    OVER_90(Tone.BAD, Icon.CLOCK),
    /** Exposure beyond the limit in force; adds up what is beyond. */
    OVER_LIMIT(Tone.BAD, Icon.SCALE),
    /** Exposure though no limit was ever set; adds up exposure. */
    NO_LIMIT(Tone.WATCH, Icon.LOCK),
    /** A grade of B or worse, or warnings of the two loudest kinds, and nobody in charge; adds up exposure. */
    UNOWNED(Tone.BAD, Icon.PERSON),
    /** A worse grade than in the assessment before; adds up exposure. */
    DOWNGRADED(Tone.WATCH, Icon.DOWN),
    /** Cash and credit that pay no invoice yet; adds up both. */
    UNAPPLIED(Tone.CALM, Icon.LEDGER);

    /** How loud a tile speaks. */
    enum Tone {
        BAD,
        WATCH,
        CALM
    }

    private final Tone tone;
    private final Icon icon;

    Worry(Tone tone, Icon icon) {
        this.tone = tone;
        this.icon = icon;
    }

    Tone tone() {
        return tone;
    }

    Icon icon() {
        return icon;
    }

    /** How it is written in addresses: {@code over-limit}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String label() {
        return "portfolio.worry." + code();
    }

    /** What is added up. */
    String measure() {
        return label() + ".measure";
    }

    /** What to do about it. */
    String advice() {
        return label() + ".advice";
    }

    static Optional<Worry> of(String code) {
        return Arrays.stream(values())
                .filter(worry -> worry.code().equals(code))
                .findFirst();
    }
}
