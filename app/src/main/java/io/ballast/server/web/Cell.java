package io.ballast.server.web;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** One value of a table, typed, so that page, CSV and XLSX each write it in their own way. */
public sealed interface Cell {
    record Words(String text) implements Cell {}

    record Link(String text, String href) implements Cell {}

    record Amount(long minor, Currency currency) implements Cell {}

    record Figure(double value, int decimals) implements Cell {}

    /** A ratio 0..1, shown as percent. */
    record Share(double ratio, int decimals) implements Cell {}

    record Day(LocalDate day) implements Cell {}

    record Moment(Instant instant) implements Cell {}

    record Tag(Badge badge) implements Cell {}

    /** Nothing known, written {@code --}. */
    record None() implements Cell {}

    static Cell of(String text) {
        return new Words(text);
    }

    static Cell link(String text, String href) {
        return new Link(text, href);
    }

    static Cell of(Money money) {
        return new Amount(money.minor(), money.currency());
    }

    static Cell amount(long minor, Currency currency) {
        return new Amount(minor, currency);
    }

    static Cell of(long number) {
        return new Figure(number, 0);
    }

    static Cell of(double number, int decimals) {
        return new Figure(number, decimals);
    }

    static Cell share(double ratio) {
        return new Share(ratio, 1);
    }

    static Cell of(LocalDate day) {
        return new Day(day);
    }

    static Cell of(Instant instant) {
        return new Moment(instant);
    }

    static Cell of(Badge badge) {
        return new Tag(badge);
    }

    /** The cell of a value that may be missing. */
    static <T> Cell orNone(Optional<T> value, Function<? super T, Cell> cell) {
        return value.map(cell).orElseGet(None::new);
    }

    /** The value as the viewer reads it. */
    default String shown(Fmt fmt) {
        return switch (this) {
            case Words words -> words.text();
            case Link link -> link.text();
            case Amount amount -> fmt.amount(amount.minor(), amount.currency());
            case Figure number -> fmt.number(number.value(), number.decimals());
            case Share share -> fmt.percent(share.ratio(), share.decimals());
            case Day day -> fmt.date(day.day());
            case Moment moment -> fmt.time(moment.instant());
            case Tag tag -> tag.badge().word();
            case None none -> Fmt.NONE;
        };
    }

    /** Amounts below zero are marked, not by colour alone: they carry their minus. */
    default boolean isNegative() {
        return switch (this) {
            case Amount amount -> amount.minor() < 0;
            case Figure number -> number.value() < 0;
            case Share share -> share.ratio() < 0;
            default -> false;
        };
    }
}
