package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.HeadroomDay;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.Users;
import io.ballast.server.modellab.ExpectedPayment;
import io.ballast.server.modellab.PaymentForecast;
import io.ballast.server.web.Allowed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The day on which a limit breaks, for programs. */
@RestController
@Tag(name = "credit checks", description = "Whether an order may ship on credit, and what is held of a limit for it")
class ForecastsApi {
    private final Forecasts forecasts;
    private final VisibleCustomers customers;

    ForecastsApi(Forecasts forecasts, VisibleCustomers customers) {
        this.forecasts = forecasts;
        this.customers = customers;
    }

    /** How a limit fills up. Amounts are minor units of the reporting currency. */
    record ForecastView(
            String currency,

            @Schema(description = "null without a limit, and where it is unlimited; then there are no days either")
            Optional<Long> limitMinor,

            @Schema(description = "Days behind the due day after which payments are expected; null if not known")
            Optional<Integer> delayDays,

            @Schema(description = "First day on which the limit breaks; null if none does")
            Optional<LocalDate> breaksOn,

            @Schema(description = "Today and the days ahead")
            List<HeadroomDay> days,

            @Schema(description = "Key of the model that foretells payments; null where the usual delay does")
            Optional<Long> paymentModel,

            @Schema(description = "Last day of the books that the model was fitted on")
            Optional<LocalDate> paymentModelFittedOn,

            @Schema(description = "Open invoices; empty where no model is in use")
            List<ExpectedView> payments) {

        static ForecastView of(Forecast forecast) {
            return new ForecastView(
                    forecast.currency().code(),
                    forecast.limit() instanceof LimitInForce.Amount(long minor) ? Optional.of(minor) : Optional.empty(),
                    forecast.delayDays().isPresent()
                            ? Optional.of(forecast.delayDays().getAsInt())
                            : Optional.empty(),
                    forecast.firstBreak().map(HeadroomDay::day),
                    forecast.forecast().days(),
                    forecast.payments().map(PaymentForecast::model),
                    forecast.payments().map(PaymentForecast::fittedOn),
                    forecast.expected().stream()
                            .map(payment -> ExpectedView.of(payment, forecast))
                            .toList());
        }
    }

    /** An open invoice and when it is likely to be paid. */
    record ExpectedView(
            String number,
            int instalment,
            LocalDate dueOn,
            long openMinor,

            @Schema(description = "Disputed invoices are not counted on")
            boolean disputed,

            @Schema(description = "The day it is counted on; null where it is not counted on")
            Optional<LocalDate> expectedOn,

            @Schema(description = "One payment in ten comes earlier; null where the usual delay is taken")
            Optional<LocalDate> earliest,

            @Schema(description = "One in ten comes later; null beyond 90 days, and where the usual delay is taken")
            Optional<LocalDate> latest,

            @Schema(description = "Whether the model foretells it; the usual delay otherwise")
            boolean byModel) {
        static ExpectedView of(ExpectedPayment payment, Forecast forecast) {
            return new ExpectedView(
                    payment.number(),
                    payment.instalment(),
                    payment.dueOn(),
                    payment.openMinor(),
                    payment.isDisputed(),
                    forecast.countedOn(payment),
                    payment.foretold().map(ExpectedPayment.Span::low),
                    payment.foretold().flatMap(ExpectedPayment.Span::high),
                    payment.foretold().isPresent());
        }
    }

    @GetMapping("/api/v1/customers/{code}/headroom")
    @Allowed(CreditCheckPages.READ)
    @Operation(
            operationId = "forecastHeadroom",
            summary = "See on which day the limit of a customer breaks",
            description = "Orders count on the day they ship, payments when the customer is likely to make them.")
    ForecastView headroom(@Parameter(description = "Code of the customer") @PathVariable("code") String code) {
        long customer = customers.keyOf(code, Users.current());
        return ForecastView.of(forecasts.of(new CustomerId(customer)));
    }
}
