package io.ballast.server.assessment;

import io.ballast.engine.value.Grade;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.StepUp;
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
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Grades that people put in place of the computed ones, for programs. */
@RestController
@RequestMapping("/api/v1/customers/{code}")
@Tag(name = "overrides", description = "Grades that people put in place of the computed ones")
class OverridesApi {
    private final GradeOverrides overrides;
    private final VisibleCustomers customers;

    OverridesApi(GradeOverrides overrides, VisibleCustomers customers) {
        this.overrides = overrides;
        this.customers = customers;
    }

    /** An override as it was placed, and how it ended. */
    record OverrideView(
            Grade grade,
            String reason,
            LocalDate validFrom,
            LocalDate until,
            String madeBy,
            Instant madeAt,

            @Schema(description = "Who lifted it before its end")
            Optional<String> liftedBy,

            Optional<Instant> liftedAt) {

        static OverrideView of(GradeOverrides.Placed placed) {
            return new OverrideView(
                    placed.grade(),
                    placed.reason(),
                    placed.validFrom(),
                    placed.until(),
                    placed.madeBy(),
                    placed.madeAt(),
                    placed.liftedBy(),
                    placed.liftedAt());
        }
    }

    /** What is asked for. */
    record OverrideOrder(
            @Schema(description = "The grade to use") Grade grade,

            @Schema(description = "Why; it goes into the audit trail")
            String reason,

            @Schema(description = "Last day, today or later")
            LocalDate until) {
        /** A body may lack what a record may not: that is the caller's mistake. */
        OverrideOrder {
            Objects.requireNonNull(grade, "grade");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(until, "until");
        }
    }

    @GetMapping("/overrides")
    @Allowed("assessment:rating:read")
    @Operation(operationId = "listOverrides", summary = "List the grade overrides of a customer, newest first")
    List<OverrideView> list(@Parameter(description = "Code of the customer") @PathVariable String code) {
        return overrides.of(customers.keyOf(code, Users.current()), Users.current()).stream()
                .map(OverrideView::of)
                .toList();
    }

    @PutMapping("/override")
    @Allowed("assessment:override:write")
    @StepUp("assessment.override.step-up")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "placeOverride",
            summary = "Put a grade in place of the computed one until a day",
            description = "One that holds already ends. The customer is assessed anew at once.")
    void place(
            @Parameter(description = "Code of the customer") @PathVariable String code,
            @RequestBody OverrideOrder order) {
        answer(overrides.place(
                customers.keyOf(code, Users.current()), order.grade(), order.reason(), order.until(), Users.current()));
    }

    @DeleteMapping("/override")
    @Allowed("assessment:override:write")
    @StepUp("assessment.override.step-up")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "liftOverride",
            summary = "Lift the override of a customer",
            description = "The computed grade holds again at once.")
    void lift(
            @Parameter(description = "Code of the customer") @PathVariable String code,
            @Parameter(description = "Why; it goes into the audit trail") @RequestParam String reason) {
        answer(overrides.lift(customers.keyOf(code, Users.current()), reason, Users.current()));
    }

    private static void answer(GradeOverrides.Answer answer) {
        switch (answer) {
            case GradeOverrides.Answer.Done done -> {}
            case GradeOverrides.Answer.UnknownCustomer unknown -> throw Refusal.notFound();
            case GradeOverrides.Answer.Refused(String message) -> throw Refusal.conflict(message);
        }
    }
}
