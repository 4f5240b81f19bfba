package io.ballast.server.limits;

import io.ballast.engine.exposure.ExposureKind;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.ApiPage;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Limits that end, for programs. */
@RestController
@RequestMapping("/api/v1/limit-expiries")
@Tag(name = "limit requests", description = "Limits that somebody asks for, and who has to agree to them")
class LimitExpiriesApi {
    private static final int MOST = 200;
    private static final int FARTHEST = 100_000;
    private static final int LONGEST_DAYS = 366;
    private static final int USUAL_DAYS = 30;

    private final ExpiringLimits limits;
    private final Clock clock;

    LimitExpiriesApi(ExpiringLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** A limit with its last day. */
    record ExpiryView(
            LocalDate lastDay,
            ExpiringLimit.Kind kind,

            @Schema(description = "Code of the customer; null of a group")
            Optional<String> customer,

            @Schema(description = "Code of the group; null of a customer")
            Optional<String> group,

            @Schema(description = "Code of the company of ours, empty for the main one; null of other limits")
            Optional<String> ownCompany,

            @Schema(description = "Kind of exposure that the limit is for; null of other limits")
            Optional<ExposureKind> exposureKind,

            String name,
            RequestView.Amount limit,
            LocalDate validFrom,

            @Schema(description = "Open request for another limit of this kind; null without any")
            Optional<UUID> request,

            @Schema(description = "Key of the document of a PROTECTION; the amount is its part for the customer")
            Optional<UUID> document) {
        private static ExpiryView of(ExpiringLimit limit) {
            Optional<String> code = Optional.of(limit.of().code());
            return new ExpiryView(
                    limit.lastDay(),
                    limit.kind(),
                    limit.of().isGroup() ? Optional.empty() : code,
                    limit.of().isGroup() ? code : Optional.empty(),
                    limit.of().obligor().ownCompany(),
                    limit.exposure(),
                    limit.of().name(),
                    RequestView.Amount.of(limit.limit(), limit.currency().code()),
                    limit.validFrom(),
                    limit.open(),
                    limit.document().map(ExpiringLimit.Document::id));
        }
    }

    @GetMapping
    @Allowed(Authority.READ)
    @Operation(
            operationId = "listLimitExpiries",
            summary = "List limits by their last day",
            description =
                    "Of customers in your scope, and of groups if you know of every customer. A limit that another"
                            + " one follows without a gap is left out.")
    ApiPage<ExpiryView> list(
            @Parameter(description = "First of the last days; today if not given") @RequestParam
                    Optional<LocalDate> from,
            @Parameter(description = "Last of them, at most 366 days later; 30 days later if not given") @RequestParam
                    Optional<LocalDate> to,
            @Parameter(description = "CUSTOMER, COMPANY, KIND, TEMPORARY, GROUP or PROTECTION; all if not given")
                    @RequestParam(defaultValue = "")
                    String kind,
            @Parameter(description = "Place in the list, as the page before gave it") @RequestParam(defaultValue = "0")
                    int at,
            @Parameter(description = "Items of a page, 1 to 200") @RequestParam(defaultValue = "50") int size) {
        LocalDate first = from.orElseGet(() -> LocalDate.now(clock));
        LocalDate last = to.orElse(first.plusDays(USUAL_DAYS));
        require(!last.isBefore(first) && !last.isAfter(first.plusDays(LONGEST_DAYS)), "to");
        require(size >= 1 && size <= MOST, "size");
        require(at >= 0 && at <= FARTHEST, "at");
        var filter = new ExpiringLimits.Filter(first, last, ExpiryPages.kind(kind));
        List<ExpiringLimit> found = limits.page(filter, at, size + 1, Users.current());
        return new ApiPage<>(
                found.stream().limit(size).map(ExpiryView::of).toList(),
                found.size() > size ? Optional.of(Integer.toString(at + size)) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void require(boolean isSo, String field) {
        if (!isSo) {
            throw Refusal.badRequest("limits.fault.filter", field);
        }
    }
}
