package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.ReleasePlan;
import io.ballast.engine.exposure.Strategy;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.StepUp;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.ApiPage;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Preferences;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders that wait, for programs. */
@RestController
@RequestMapping("/api/v1/holds")
@Tag(name = "holds", description = "Orders on hold, and what people decide about them")
class HoldsApi {
    private static final String ONE = "/{decision:[0-9a-fA-F-]{36}}";
    private static final String ID = "Id of the decision that placed it";
    private static final int MOST = 200;
    private static final int MOST_PAGES = 10_000;

    private final HoldQueue queue;
    private final Releases releases;
    private final HoldDesk desk;
    private final Rechecks rechecks;
    private final VisibleCustomers customers;
    private final OrderForms forms;
    private final Formats formats;

    HoldsApi(
            HoldQueue queue,
            Releases releases,
            HoldDesk desk,
            Rechecks rechecks,
            VisibleCustomers customers,
            OrderForms forms,
            Formats formats) {
        this.queue = queue;
        this.releases = releases;
        this.desk = desk;
        this.rechecks = rechecks;
        this.customers = customers;
        this.forms = forms;
        this.formats = formats;
    }

    /** A release. */
    record ReleaseAsked(
            @Schema(description = "A UUID of your own: sent again with it, nothing more is released")
            UUID id,

            @Schema(description = "Minor units of the reporting currency; the whole order if not given")
            Optional<Long> amountMinor,

            @Schema(description = "Days it holds, today included, 1 to 90; 5 if not given")
            Optional<Integer> days,

            @Schema(description = "How much more may be delivered, 0 to 100; 10 if not given")
            Optional<Integer> tolerancePercent,

            ReleaseReason reasonCode,

            @Schema(description = "At most 500 characters; wanted for OTHER")
            Optional<String> comment,

            @Schema(description = "Revision of the hold that was looked at")
            Optional<Long> revision) {
        ReleaseAsked {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reasonCode, "reasonCode");
        }
    }

    /** Why something is done. */
    record Act(
            @Schema(description = "1 to 500 characters; it goes into the audit trail")
            String reason,

            @Schema(description = "Last day of a hold by hand; open-ended if not given")
            Optional<LocalDate> until,

            @Schema(description = "Revision of the hold that was looked at")
            Optional<Long> revision) {
        Act {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** What a strategy would release. */
    record Planned(
            Strategy strategy,

            @Schema(description = "Whether the policy in force lets orders go by this strategy when there is headroom")
            boolean inForce,

            List<String> released,
            List<String> left,
            long valueMinor,
            long marginMinor,

            @Schema(description = "false where there were too many orders to try every combination")
            boolean best) {

        static Planned of(ReleasePlan plan, Strategy inForce) {
            return new Planned(
                    plan.strategy(),
                    plan.strategy() == inForce,
                    plan.released().stream().map(each -> each.order().number()).toList(),
                    plan.left().stream().map(each -> each.order().number()).toList(),
                    plan.valueMinor(),
                    plan.marginMinor(),
                    plan.isBest());
        }
    }

    @GetMapping
    @Allowed(HoldPages.READ)
    @Operation(operationId = "listHolds", summary = "List orders on hold")
    ApiPage<HoldView> list(
            @Parameter(description = "Code of a customer") @RequestParam(defaultValue = "") String customer,
            @Parameter(description = "open, ended or all") @RequestParam(defaultValue = "open") String state,
            @Parameter(description = "Kind of a check that failed, such as STATIC_LIMIT")
                    @RequestParam(defaultValue = "")
                    String kind,
            @Parameter(description = "MARGIN_BY_AGE, AGE, VALUE, MARGIN or SHIP_DAY")
                    @RequestParam(defaultValue = "MARGIN_BY_AGE")
                    String order,
            @Parameter(description = "Number of the page, from 0") @RequestParam(defaultValue = "0") int at,
            @Parameter(description = "Items of a page, 1 to 200") @RequestParam(defaultValue = "50") int size,
            HttpServletRequest request) {
        if (size < 1 || size > MOST || at < 0 || at > MOST_PAGES) {
            throw Refusal.badRequest("creditcontrol.fault.filter", size < 1 || size > MOST ? "size" : "at");
        }
        CurrentUser user = Users.current();
        HoldQuery query = HoldQuery.of(customer, state, kind, order);
        List<Hold> found = query.filter(customers, user)
                .map(filter -> queue.page(filter, query.order(), at * size, size + 1, user))
                .orElse(List.of());
        return new ApiPage<>(
                found.stream().limit(size).map(hold -> view(hold, request)).toList(),
                found.size() > size ? Optional.of(Integer.toString(at + 1)) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private HoldView view(Hold hold, HttpServletRequest request) {
        return HoldView.of(
                hold,
                releases.ofHold(hold.id()),
                Users.current().seesEveryCustomer(),
                new DecisionWords(forms.currency(), formats.of(Preferences.of(request))));
    }

    @GetMapping(ONE)
    @Allowed(HoldPages.READ)
    @Operation(operationId = "getHold", summary = "Get an order on hold")
    HoldView one(@Parameter(description = ID) @PathVariable("decision") UUID id, HttpServletRequest request) {
        return view(queue.find(id, Users.current()).orElseThrow(Refusal::notFound), request);
    }

    @PostMapping(ONE + "/release")
    @Allowed(HoldPages.RELEASE)
    @StepUp("creditcontrol.step-up.release")
    @Operation(
            operationId = "releaseHold",
            summary = "Release an order by authority",
            description = "What is released is held of the limit, even above it. Deliveries within amount, tolerance"
                    + " and days need no further check.")
    @ApiResponse(responseCode = "200", description = "The hold with its release; the same when asked again")
    @ApiResponse(responseCode = "403", description = "Your authority does not cover what goes beyond the checks")
    @ApiResponse(responseCode = "409", description = "It has ended or changed, or you asked for the order yourself")
    @ApiResponse(responseCode = "422", description = "The id was used for another release")
    HoldView release(
            @Parameter(description = ID) @PathVariable("decision") UUID id,
            @RequestBody ReleaseAsked asked,
            HttpServletRequest request) {
        var release = new ReleaseRequest(
                asked.id(),
                id,
                boxed(asked.amountMinor()),
                asked.days().orElse(ReleaseRequest.USUAL_DAYS),
                asked.tolerancePercent().orElse(ReleaseRequest.USUAL_TOLERANCE),
                asked.reasonCode(),
                asked.comment().orElse("").strip());
        return view(desk.release(release, boxed(asked.revision()), Users.current()), request);
    }

    @PostMapping(ONE + "/rejection")
    @Allowed(HoldPages.RELEASE)
    @Operation(operationId = "rejectHold", summary = "Reject an order on hold")
    HoldView reject(
            @Parameter(description = ID) @PathVariable("decision") UUID id,
            @RequestBody Act act,
            HttpServletRequest request) {
        return view(desk.reject(id, OrderForms.reason(act.reason()), boxed(act.revision()), Users.current()), request);
    }

    @PostMapping(ONE + "/withdrawal")
    @Allowed(CreditCheckPages.WRITE)
    @Operation(operationId = "withdrawHold", summary = "Take an order on hold back: it will not ship")
    HoldView withdraw(
            @Parameter(description = ID) @PathVariable("decision") UUID id,
            @RequestBody Act act,
            HttpServletRequest request) {
        return view(
                desk.withdraw(id, OrderForms.reason(act.reason()), boxed(act.revision()), Users.current()), request);
    }

    @PostMapping(ONE + "/forcing")
    @Allowed(HoldPages.RELEASE)
    @Operation(operationId = "forceHold", summary = "Hold an order by hand, whatever its checks say")
    HoldView force(
            @Parameter(description = ID) @PathVariable("decision") UUID id,
            @RequestBody Act act,
            HttpServletRequest request) {
        return view(
                desk.force(id, act.until(), OrderForms.reason(act.reason()), boxed(act.revision()), Users.current()),
                request);
    }

    @PostMapping(ONE + "/letting-go")
    @Allowed(HoldPages.RELEASE)
    @Operation(operationId = "letHoldGo", summary = "Let the checks decide again about an order held by hand")
    HoldView letGo(
            @Parameter(description = ID) @PathVariable("decision") UUID id,
            @RequestBody Act act,
            HttpServletRequest request) {
        return view(desk.letGo(id, OrderForms.reason(act.reason()), boxed(act.revision()), Users.current()), request);
    }

    @PostMapping(ONE + "/recheck")
    @Allowed(CreditCheckPages.WRITE)
    @Operation(
            operationId = "recheckHold",
            summary = "Check an order on hold again now",
            description = "The server does so by itself when something has changed that the order waits for.")
    HoldView recheck(@Parameter(description = ID) @PathVariable("decision") UUID id, HttpServletRequest request) {
        return view(rechecks.again(id, Users.current()), request);
    }

    @GetMapping("/plans")
    @Allowed(HoldPages.READ)
    @Operation(operationId = "planReleases", summary = "See which waiting orders of a customer each strategy releases")
    List<Planned> plans(@Parameter(description = "Code of the customer") @RequestParam String customer) {
        CurrentUser user = Users.current();
        var id = new CustomerId(customers.keyOf(customer, user));
        Strategy inForce = rechecks.strategy();
        return rechecks.plans(id, user).stream()
                .map(plan -> Planned.of(plan, inForce))
                .toList();
    }

    @PostMapping("/plans")
    @Allowed(HoldPages.RELEASE)
    @Operation(
            operationId = "followReleasePlan",
            summary = "Release what a strategy releases",
            description = "Each order still goes through all its checks; only what passes is released.")
    List<HoldView> follow(
            @Parameter(description = "Code of the customer") @RequestParam String customer,
            @Parameter(description = "FIFO, FIFO_WITH_SKIP, MOST_VALUE or MOST_MARGIN") @RequestParam Strategy strategy,
            HttpServletRequest request) {
        CurrentUser user = Users.current();
        var id = new CustomerId(customers.keyOf(customer, user));
        return rechecks.follow(id, strategy, user).stream()
                .map(hold -> view(hold, request))
                .toList();
    }

    private static OptionalLong boxed(Optional<Long> value) {
        return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
