package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Fmt;
import java.util.OptionalLong;

/** Limits and states of requests in the words of the reader. */
final class LimitWords {
    private LimitWords() {}

    static String limit(LimitInForce limit, Currency currency, Fmt fmt) {
        return switch (limit) {
            case LimitInForce.None() -> fmt.text("limits.none");
            case LimitInForce.Amount(long minor) -> fmt.amount(minor, currency) + " " + currency.code();
            case LimitInForce.Unlimited() -> fmt.text("limits.unlimited");
        };
    }

    static String total(OptionalLong minor, Currency currency, Fmt fmt) {
        return minor.isPresent()
                ? fmt.amount(minor.getAsLong(), currency) + " " + currency.code()
                : fmt.text("limits.unlimited");
    }

    static Badge badge(RequestState state, Fmt fmt) {
        Badge.Tone tone = switch (state) {
            case REQUESTED, IN_APPROVAL -> Badge.Tone.WATCH;
            case APPROVED -> Badge.Tone.GOOD;
            case REJECTED -> Badge.Tone.BAD;
            case WITHDRAWN, EXPIRED -> Badge.Tone.NEUTRAL;
        };
        return Badge.of(tone, fmt.text(state.label()));
    }

    /** From when to when it is to be in force. */
    static String days(Asked asked, Fmt fmt) {
        return asked.to().isPresent()
                ? fmt.text(
                        "limits.days.between",
                        fmt.date(asked.from()),
                        fmt.date(asked.to().get()))
                : fmt.text("limits.days.from", fmt.date(asked.from()));
    }
}
