package io.ballast.server.creditcontrol;

import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.ApiPage;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Limits that are likely to break, for programs. */
@RestController
@Tag(name = "credit checks", description = "Whether an order may ship on credit, and what is held of a limit for it")
class BreakingLimitsApi {
    private static final int MOST = 200;
    private static final int FARTHEST = 100_000;

    private final BreakingLimits limits;
    private final BreakingPages pages;

    BreakingLimitsApi(BreakingLimits limits, BreakingPages pages) {
        this.limits = limits;
        this.pages = pages;
    }

    /** A limit that is likely to break. Amounts are minor units of the reporting currency. */
    record BreakingView(
            String customer,
            String name,

            @Schema(description = "Code of who is in charge; empty if nobody is")
            String owner,

            @Schema(description = "First day on which the exposure exceeds the limit")
            LocalDate breaksOn,

            long limitMinor,

            @Schema(description = "Expected on that day") long exposureMinor,

            @Schema(description = "What is left on that day, negative")
            long availableMinor,

            @Schema(description = "The day with the least left within the days looked ahead")
            LocalDate lowestOn,

            long lowestMinor,
            String currency,

            @Schema(description = "Days behind the due day after which payments are expected; null if not known")
            Optional<Integer> delayDays,

            @Schema(description = "Day on which this was looked at")
            LocalDate asOf,

            @Schema(description = "Key of the assessment that the delay is from; null before the first")
            Optional<Long> run,

            @Schema(description = "The largest parts of the exposure on the day it breaks")
            List<BreakCause> causes) {
        private static BreakingView of(BreakingLimit limit) {
            return new BreakingView(
                    limit.code(),
                    limit.name(),
                    limit.owner(),
                    limit.breaksOn(),
                    limit.limitMinor(),
                    limit.exposureMinor(),
                    limit.availableMinor(),
                    limit.lowestOn(),
                    limit.lowestMinor(),
                    limit.currency().code(),
                    limit.delayDays(),
                    limit.asOf(),
                    limit.run(),
                    limit.causes());
        }
    }

    @GetMapping("/api/v1/breaking-limits")
    @Allowed(CreditCheckPages.READ)
    @Operation(
            operationId = "listBreakingLimits",
            summary = "List limits that are likely to break soon",
            description = "Of customers in your scope, by day. A change of the books is looked at within a minute.")
    ApiPage<BreakingView> list(
            @Parameter(description = "Days within which they break; as far as is looked ahead if not given")
                    @RequestParam(required = false)
                    Optional<Integer> days,
            @Parameter(description = "Code of who is in charge; all if not given") @RequestParam(defaultValue = "")
                    String owner,
            @Parameter(description = "Place in the list, as the page before gave it") @RequestParam(defaultValue = "0")
                    int at,
            @Parameter(description = "Items of a page, 1 to 200") @RequestParam(defaultValue = "50") int size) {
        require(size >= 1 && size <= MOST, "size");
        require(at >= 0 && at <= FARTHEST, "at");
        CurrentUser user = Users.current();
        BreakingLimits.Filter filter = pages.filter(days, owner);
        List<BreakingLimit> found = limits.page(filter, at, size + 1, user);
        return new ApiPage<>(
                found.stream().limit(size).map(BreakingView::of).toList(),
                found.size() > size ? Optional.of(Integer.toString(at + size)) : Optional.empty(),
                Optional.empty(),
                Optional.of(limits.count(filter, user)));
    }

    private static void require(boolean isSo, String field) {
        if (!isSo) {
            throw Refusal.badRequest("creditcontrol.fault.filter", field);
        }
    }
}
