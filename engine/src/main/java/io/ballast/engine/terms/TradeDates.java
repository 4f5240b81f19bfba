package io.ballast.engine.terms;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The days of one sale that its terms may refer to.
 *
 * @param invoiced day of the invoice
 * @param events days of other events, as far as they are known
 */
public record TradeDates(LocalDate invoiced, Map<TradeEvent, LocalDate> events) {
    public TradeDates {
        events = Map.copyOf(events);
        if (events.containsKey(TradeEvent.INVOICE)) {
            throw new IllegalArgumentException("The day of the invoice is not one of the other events");
        }
    }

    /** A sale of which only the invoice is known. */
    public static TradeDates invoiced(LocalDate day) {
        return new TradeDates(day, Map.of());
    }

    public Optional<LocalDate> day(TradeEvent event) {
        return event == TradeEvent.INVOICE ? Optional.of(invoiced) : Optional.ofNullable(events.get(event));
    }
}
