package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.contracts.AgreedLimit;
import io.ballast.server.customers.Obligor;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes requests of what people and programs write, or says which field is wrong. */
@Component
class RequestForms {
    private final Planning planning;
    private final Clock clock;

    RequestForms(Planning planning, Clock clock) {
        this.planning = planning;
        this.clock = clock;
    }

    /** What kind of limit is asked for; the label is the message {@code limits.kind.<name>}. */
    enum Kind {
        /** A permanent amount. */
        AMOUNT,
        /** An amount from a day to a day. */
        TEMPORARY,
        /** The permanent limit as it is, to a new last day. */
        RENEWAL,
        /** Nothing may be bought on credit. */
        ZERO,
        /** Freed from a limit on purpose. */
        UNLIMITED,
        /** No such limit any more; of groups, and with one company of ours: others bind the customer still. */
        NONE
    }

    /** What can be asked for. */
    static List<Kind> kinds(boolean maybeNone) {
        return Arrays.stream(Kind.values())
                .filter(kind -> maybeNone || kind != Kind.NONE)
                .toList();
    }

    /**
     * @param amountMinor of {@link Kind#AMOUNT} and {@link Kind#TEMPORARY}
     * @param currency the reporting currency if not given
     * @param from today if not given
     * @throws Refusal if a field is missing or out of its range
     */
    Asked asked(
            UUID id,
            Obligor obligor,
            Kind kind,
            Optional<Long> amountMinor,
            Optional<Currency> currency,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > Asked.LONGEST_REASON) {
            throw Refusal.badRequest("limits.fault.reason", Asked.LONGEST_REASON);
        }
        LocalDate first = from.orElseGet(() -> LocalDate.now(clock));
        Currency in = currency.orElseGet(planning::currency);
        return switch (kind) {
            case AMOUNT -> new Asked(id, obligor, amount(amountMinor), in, false, first, to, why);
            case TEMPORARY -> new Asked(id, obligor, amount(amountMinor), in, true, first, to, why);
            case ZERO -> new Asked(id, obligor, new LimitInForce.Amount(0), in, false, first, to, why);
            case UNLIMITED -> new Asked(id, obligor, new LimitInForce.Unlimited(), in, false, first, to, why);
            case NONE -> new Asked(id, obligor, new LimitInForce.None(), in, false, first, to, why);
            case RENEWAL -> renewal(id, obligor, first, to, why);
        };
    }

    private static LimitInForce amount(Optional<Long> minor) {
        return minor.filter(value -> value >= 0 && value <= LimitDesk.LARGEST_MINOR)
                .map(LimitInForce.Amount::new)
                .orElseThrow(() -> Refusal.badRequest("limits.fault.amount"));
    }

    private Asked renewal(UUID id, Obligor obligor, LocalDate from, Optional<LocalDate> to, String why) {
        if (to.isEmpty()) {
            throw Refusal.badRequest("limits.fault.to", LimitDesk.LONGEST_YEARS);
        }
        AgreedLimit known = planning.agreed(obligor, LocalDate.now(clock)).stream()
                .filter(agreed -> !agreed.isTemporary() && !(agreed.limit() instanceof LimitInForce.None))
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable("limits.fault.nothing-to-renew"));
        return new Asked(id, obligor, known.limit(), known.currency(), false, from, to, why);
    }
}
