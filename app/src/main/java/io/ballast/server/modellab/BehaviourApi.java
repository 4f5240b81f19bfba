package io.ballast.server.modellab;

import io.ballast.engine.model.payment.PaymentFigures;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Models of days until payment, for programs. */
@RestController
@RequestMapping("/api/v1/model-lab/payment-models")
@Tag(name = "model lab", description = "Data sets from the company's own ledger, and models fitted on them")
class BehaviourApi {
    private final PaymentModels models;

    BehaviourApi(PaymentModels models) {
        this.models = models;
    }

    /** What to fit. */
    record PaymentModelWish(
            @Schema(description = "Made by the caller: 8 to 64 of 0-9, a-f and hyphen; sent again, fitted once")
            String key) {
        PaymentModelWish {
            Objects.requireNonNull(key, "key");
        }
    }

    /** A fitted model and what it is worth. */
    record PaymentModelView(
            long id,

            @Schema(description = "Last day the books told of")
            LocalDate asOf,

            @Schema(description = "Measured on days of observation from this one on")
            LocalDate firstTested,

            @Schema(description = "Cases that the measured model was fitted on")
            int fitted,

            @Schema(description = "Cases that the model for use was fitted on")
            int cases,

            @Schema(description = "One invoice in so many was drawn")
            int oneIn,

            @Schema(
                    description =
                            "Errors in days beside the customer's own mean delay, with 95 % intervals of the gain")
            PaymentFigures figures,

            @Schema(description = "Whether it is used for invoices that are not overdue")
            boolean usedNotDue,

            @Schema(description = "Whether it is used for invoices that are overdue")
            boolean usedOverdue,

            @Schema(description = "SHA-256 of its text") String hash,

            String createdBy,
            Instant createdAt) {
        static PaymentModelView of(PaymentRun run) {
            return new PaymentModelView(
                    run.id(),
                    run.asOf(),
                    run.firstTested(),
                    run.fitted(),
                    run.cases(),
                    run.oneIn(),
                    run.figures(),
                    run.isUsedNotDue(),
                    run.isUsedOverdue(),
                    run.hash(),
                    run.createdBy(),
                    run.createdAt());
        }
    }

    @GetMapping
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "listPaymentModels", summary = "List models of days until payment, the newest first")
    List<PaymentModelView> list() {
        return models.newest().stream().map(PaymentModelView::of).toList();
    }

    @PostMapping
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "fitPaymentModel",
            summary = "Fit the days until payment from the ledger now",
            description = "The newest model is in use for those invoices for which it errs less by more than chance.")
    LabApi.Accepted start(@RequestBody PaymentModelWish wish) {
        return new LabApi.Accepted(models.start(wish.key(), Users.current()));
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "getPaymentModel", summary = "Get a model of days until payment")
    PaymentModelView one(@Parameter(description = "Key of the model") @PathVariable long id) {
        return PaymentModelView.of(models.find(id).orElseThrow(Refusal::notFound));
    }

    @GetMapping(value = "/{id:[0-9]{1,18}}/text", produces = MediaType.TEXT_PLAIN_VALUE)
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "getPaymentModelText", summary = "Get the canonical text of a model")
    String text(@Parameter(description = "Key of the model") @PathVariable long id) {
        return models.text(id).orElseThrow(Refusal::notFound);
    }
}
