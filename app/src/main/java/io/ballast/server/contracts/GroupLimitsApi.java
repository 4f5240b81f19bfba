package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.server.identity.StepUp;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Limits of groups, for programs. */
@RestController
@RequestMapping("/api/v1/groups/{code}/limit")
@Tag(name = "groups", description = "Groups of customers under one control, their members, limits and exposure")
class GroupLimitsApi {
    private final GroupLimitKeeping keeping;

    GroupLimitsApi(GroupLimitKeeping keeping) {
        this.keeping = keeping;
    }

    /** The limit of a group from a day on. */
    record LimitOrder(
            GroupLimitPages.Kind kind,

            @Schema(description = "Of an amount: 0 or more, minor units of the currency")
            Optional<Long> limitMinor,

            @Schema(description = "ISO 4217") String currency,

            @Schema(description = "First day, today or later")
            LocalDate from,

            @Schema(description = "Last day, inclusive; null for an open end")
            Optional<LocalDate> to,

            @Schema(description = "1 to 500 characters; it goes into the audit trail")
            String reason) {
        LimitOrder {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(reason, "reason");
        }
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(value = GroupLimitPages.WRITE, everyCustomer = true)
    @StepUp("contracts.step-up.group-limit")
    @Operation(
            operationId = "setGroupLimit",
            summary = "Set the limit of a group",
            description = "The limit in force ends the day before; what was planned for later goes.")
    @ApiResponse(responseCode = "422", description = "Amount, currency, days or reason are not what they should be")
    void set(@Parameter(description = "Code of the group") @PathVariable String code, @RequestBody LimitOrder order) {
        LimitInForce limit = switch (order.kind()) {
            case AMOUNT ->
                new LimitInForce.Amount(order.limitMinor()
                        .filter(minor -> minor >= 0)
                        .orElseThrow(() -> Refusal.unprocessable("contracts.group-limit.fault.amount")));
            case UNLIMITED -> new LimitInForce.Unlimited();
            case NONE -> new LimitInForce.None();
        };
        keeping.set(
                code,
                GroupLimitPages.limit(limit, GroupLimitPages.currency(order.currency()), order.from(), order.to()),
                order.reason());
    }
}
