package io.ballast.server.modellab;

import java.time.LocalDate;
import java.util.List;

/**
 * When the open invoices of a customer are likely to be paid, as a model said on a day.
 *
 * @param model key of the model
 * @param fittedOn last day of the books that it was fitted on
 * @param payments by due day
 */
public record PaymentForecast(long model, LocalDate fittedOn, List<ExpectedPayment> payments) {
    public PaymentForecast {
        payments = List.copyOf(payments);
    }
}
