package io.ballast.server.modellab;

import io.ballast.engine.model.order.OrderErrors;
import io.ballast.engine.model.order.OrderForecast;
import io.ballast.engine.model.order.OrderMethod;
import io.ballast.engine.model.order.OrderSpan;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.Users;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What customers are likely to order, for programs. */
@RestController
@Tag(name = "model lab", description = "Data sets from the company's own ledger, and models fitted on them")
class OrderStudyApi {
    private final OrderStudies studies;
    private final VisibleCustomers customers;
    private final Ledger ledger;
    private final Clock clock;

    OrderStudyApi(OrderStudies studies, VisibleCustomers customers, Ledger ledger, Clock clock) {
        this.studies = studies;
        this.customers = customers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What to study. */
    record OrderStudyWish(
            @Schema(description = "Made by the caller: 8 to 64 of 0-9, a-f and hyphen; sent again, studied once")
            String key) {
        OrderStudyWish {
            Objects.requireNonNull(key, "key");
        }
    }

    /** A study and what it is worth. */
    record OrderStudyView(
            long id,

            @Schema(description = "Last day the books told of")
            LocalDate asOf,

            @Schema(description = "The month that is foretold, such as 2026-11: the first one that was not over")
            String month,

            @Schema(
                    description = "Errors of the last six months, each foretold from those before it, as shares of "
                            + "what was ordered; null where nothing was tried or ordered")
            Optional<OrderErrors> errors,

            String createdBy,
            Instant createdAt) {
        static OrderStudyView of(OrderRun run) {
            return new OrderStudyView(
                    run.id(), run.asOf(), run.month().toString(), run.errors(), run.createdBy(), run.createdAt());
        }
    }

    /** A month of a customer. Amounts are minor units of the reporting currency. */
    record OrderMonthView(
            @Schema(description = "Such as 2026-10") String month,

            @Schema(description = "What was ordered; null in the month that is foretold")
            Optional<Long> cameMinor,

            @Schema(description = "What was foretold; null where nothing was")
            Optional<Long> saidMinor,

            @Schema(description = "80 % of months lie between this; null where too few months were tried")
            Optional<Long> lowMinor,

            @Schema(description = "and this") Optional<Long> highMinor,

            @Schema(description = "How it was foretold; null where it was not")
            Optional<OrderMethod> method,

            @Schema(description = "Why nothing was foretold; null where something was")
            Optional<OrderForecast.Because> because) {
        static OrderMonthView of(OrderedMonth month) {
            return new OrderMonthView(
                    month.month().toString(),
                    boxed(month.cameMinor()),
                    boxed(month.saidMinor()),
                    month.span().map(OrderSpan::lowMinor),
                    month.span().map(OrderSpan::highMinor),
                    month.said() instanceof OrderedMonth.Amount amount
                            ? Optional.of(amount.method())
                            : Optional.empty(),
                    month.said() instanceof OrderedMonth.None none ? Optional.of(none.because()) : Optional.empty());
        }

        private static Optional<Long> boxed(OptionalLong minor) {
            return minor.isPresent() ? Optional.of(minor.getAsLong()) : Optional.empty();
        }
    }

    /** What a customer is likely to order. */
    record OrderForecastView(
            String currency,

            @Schema(description = "Last day of the books that it was foretold from")
            LocalDate asOf,

            OrderMonthView next,

            @Schema(description = "What was ordered in that month so far, minor units")
            long soFarMinor,

            @Schema(description = "Earlier months, each foretold from those before it, the oldest first")
            List<OrderMonthView> tried) {}

    @GetMapping("/api/v1/model-lab/order-studies")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "listOrderStudies", summary = "List studies of orders, the newest first")
    List<OrderStudyView> list() {
        return studies.newest().stream().map(OrderStudyView::of).toList();
    }

    @PostMapping("/api/v1/model-lab/order-studies")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "studyOrders",
            summary = "Foretell the orders of the month from the ledger now",
            description = "Each customer by the method that erred least for it, in the first month that is not over.")
    LabApi.Accepted start(@RequestBody OrderStudyWish wish) {
        return new LabApi.Accepted(studies.start(wish.key(), Users.current()));
    }

    @GetMapping("/api/v1/model-lab/order-studies/{id:[0-9]{1,18}}")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "getOrderStudy", summary = "Get a study of orders")
    OrderStudyView one(@Parameter(description = "Key of the study") @PathVariable long id) {
        return OrderStudyView.of(studies.find(id).orElseThrow(Refusal::notFound));
    }

    @GetMapping("/api/v1/customers/{code}/order-forecast")
    @Allowed(OrderForecastPanel.READ)
    @Operation(
            operationId = "getOrderForecast",
            summary = "See what a customer is likely to order in a month",
            description = "By the newest study; not found where there is none, or the customer did not order in it.")
    OrderForecastView ofCustomer(@Parameter(description = "Code of the customer") @PathVariable("code") String code) {
        CustomerId customer = new CustomerId(customers.keyOf(code, Users.current()));
        OrderStudies.OfCustomer found =
                studies.of(customer, LocalDate.now(clock)).orElseThrow(Refusal::notFound);
        return new OrderForecastView(
                ledger.currency().orElseThrow(Refusal::notFound).code(),
                found.run().asOf(),
                OrderMonthView.of(found.next()),
                found.soFarMinor(),
                found.tried().stream().map(OrderMonthView::of).toList());
    }
}
