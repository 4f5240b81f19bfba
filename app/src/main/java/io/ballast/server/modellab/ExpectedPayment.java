package io.ballast.server.modellab;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An open instalment of an invoice and when it is likely to be paid.
 *
 * @param openMinor reporting currency, above 0
 * @param paidBefore how many invoices the customer has paid so far; 0 is foretold from what other new customers did
 * @param foretold empty where the model is not better than the customer's own mean delay
 */
public record ExpectedPayment(
        String number,
        int instalment,
        LocalDate dueOn,
        long openMinor,
        boolean isDisputed,
        int paidBefore,
        Optional<Span> foretold) {

    /**
     * When the payment is likely to come.
     *
     * @param low one payment in ten comes earlier
     * @param middle as many come earlier as later; empty where that is beyond 90 days
     * @param high one in ten comes later; empty where that is beyond 90 days
     */
    public record Span(LocalDate low, Optional<LocalDate> middle, Optional<LocalDate> high) {}

    /**
     * The day on which it is counted on.
     *
     * @param today the day of the forecast
     * @param delayDays usual delay of the customer, for what no model foretells; days before today are not counted on
     * @return empty for what is disputed, or not expected within the horizon
     */
    public Optional<LocalDate> countedOn(LocalDate today, int delayDays) {
        if (isDisputed) {
            return Optional.empty();
        }
        return foretold.isPresent()
                ? foretold.flatMap(Span::middle)
                : Optional.of(dueOn.plusDays(delayDays)).filter(day -> !day.isBefore(today));
    }
}
