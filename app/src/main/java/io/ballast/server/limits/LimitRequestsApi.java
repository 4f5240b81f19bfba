package io.ballast.server.limits;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.Obligor;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.StepUp;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.ApiPage;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Limits by request and approval, for programs. */
@RestController
@RequestMapping(LimitRequestsApi.ROOT)
@Tag(name = "limit requests", description = "Limits that somebody asks for, and who has to agree to them")
class LimitRequestsApi {
    static final String ROOT = "/api/v1/limit-requests";
    private static final String ONE = "/{request:[0-9a-fA-F-]{36}}";
    private static final int MOST = 200;

    private final LimitDesk desk;
    private final ApprovalDesk approvals;
    private final RequestRows rows;
    private final NodeRows nodes;
    private final RequestForms forms;
    private final Obligors obligors;

    LimitRequestsApi(
            LimitDesk desk,
            ApprovalDesk approvals,
            RequestRows rows,
            NodeRows nodes,
            RequestForms forms,
            Obligors obligors) {
        this.desk = desk;
        this.approvals = approvals;
        this.rows = rows;
        this.nodes = nodes;
        this.forms = forms;
        this.obligors = obligors;
    }

    /** A limit to be asked for. */
    record LimitAsked(
            @Schema(description = "A UUID of your own: asked again with it, the answer is the same")
            UUID id,

            @Schema(description = "Code of the customer; either this or a group")
            Optional<String> customer,

            @Schema(description = "Code of the group, for who knows of every customer")
            Optional<String> group,

            @Schema(
                    description =
                            "Code of a company of ours, a dash for the main one; the whole limit if not given. Not of a"
                                    + " group")
            Optional<String> ownCompany,

            RequestForms.Kind kind,

            @Schema(description = "0 or more, minor units of the currency; of AMOUNT and TEMPORARY")
            Optional<Long> amountMinor,

            @Schema(description = "ISO 4217; the reporting currency if not given")
            Optional<String> currency,

            @Schema(description = "First day, today or up to 366 days ahead; today if not given")
            Optional<LocalDate> validFrom,

            @Schema(description = "Last day; needed for TEMPORARY and RENEWAL")
            Optional<LocalDate> validTo,

            @Schema(description = "1 to 1,000 characters") String reason) {
        LimitAsked {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** A decision at a place of the chain. */
    record Decided(
            @Schema(description = "The place whose turn it is")
            int place,

            @Schema(description = "At most 1,000 characters; needed to reject")
            Optional<String> comment) {}

    /** A colleague who is to decide. */
    record PassedOn(
            @Schema(description = "The place whose turn it is")
            int place,

            @Schema(description = "User name") String to,
            Optional<String> comment) {
        PassedOn {
            Objects.requireNonNull(to, "to");
        }
    }

    /** Why a request is taken back. */
    record Withdrawn(Optional<String> comment) {}

    @PostMapping
    @Allowed(Authority.WRITE)
    @Operation(
            operationId = "requestLimit",
            summary = "Ask for a limit",
            description =
                    "Who has to agree follows from the policy and the resulting total of the group; requests by one"
                            + " person, and for one group, count as one within the window of the policy.")
    @ApiResponse(responseCode = "200", description = "The request; the same when asked again")
    @ApiResponse(responseCode = "404", description = "No such customer or group that you may know of")
    @ApiResponse(responseCode = "409", description = "Another request of this kind is open for it")
    @ApiResponse(
            responseCode = "422",
            description = "The id was used for something else, or the policy refuses the days")
    RequestView ask(@RequestBody LimitAsked asked) {
        CurrentUser user = Users.current();
        return view(desk.ask(asked(asked, user), user), user);
    }

    @PostMapping("/plans")
    @Allowed(Authority.WRITE)
    @Operation(operationId = "planLimit", summary = "Who would have to agree to a limit; nothing is stored")
    RequestView.Planned plan(@RequestBody LimitAsked asked) {
        CurrentUser user = Users.current();
        return RequestView.planned(desk.plan(asked(asked, user), user), user);
    }

    private Asked asked(LimitAsked asked, CurrentUser user) {
        return forms.asked(
                asked.id(),
                obligor(asked, user),
                asked.kind(),
                asked.amountMinor(),
                asked.currency().map(LimitRequestsApi::currency),
                asked.validFrom(),
                asked.validTo(),
                asked.reason());
    }

    private Obligor obligor(LimitAsked asked, CurrentUser user) {
        NamedObligor named = named(asked.customer(), asked.group(), user);
        if (asked.ownCompany().isEmpty()) {
            return named.obligor();
        }
        String company = asked.ownCompany().get();
        return Optional.of(named)
                .filter(of -> !of.isGroup())
                .flatMap(of -> obligors.with(of, company))
                .orElseThrow(() -> Refusal.unprocessable("limits.fault.company", company))
                .obligor();
    }

    private NamedObligor named(Optional<String> customer, Optional<String> group, CurrentUser user) {
        if (customer.isPresent() == group.isPresent()) {
            throw Refusal.badRequest("limits.fault.one-of");
        }
        Optional<NamedObligor> found =
                group.isPresent() ? obligors.group(group.get(), user) : obligors.customer(customer.orElseThrow(), user);
        return found.orElseThrow(Refusal::notFound);
    }

    private static Currency currency(String code) {
        try {
            return Currency.of(code);
        } catch (IllegalArgumentException e) {
            throw Refusal.unprocessable("limits.fault.rate", code);
        }
    }

    private RequestView view(LimitRequest request, CurrentUser user) {
        UUID id = request.asked().id();
        return RequestView.of(request, nodes.of(id), nodes.acts(id), user);
    }

    @GetMapping
    @Allowed(Authority.READ)
    @Operation(operationId = "listLimitRequests", summary = "List requests for limits, newest first")
    ApiPage<RequestView> list(
            @Parameter(description = "Code of a customer") @RequestParam Optional<String> customer,
            @Parameter(description = "Code of a group") @RequestParam Optional<String> group,
            @Parameter(description = "State") @RequestParam Optional<RequestState> state,
            @Parameter(description = "mine, decide (those you may decide on now) or all")
                    @RequestParam(defaultValue = "all")
                    String tab,
            @Parameter(description = "Place in the list, as the page before gave it") @RequestParam Optional<String> at,
            @Parameter(description = "Items of a page, 1 to 200") @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > MOST) {
            throw Refusal.badRequest("limits.fault.filter", "size");
        }
        CurrentUser user = Users.current();
        Optional<Obligor> wanted = customer.isPresent() || group.isPresent()
                ? Optional.of(named(customer, group, user).obligor())
                : Optional.empty();
        RequestRows.Filter filter = Tab.of(tab).filter(wanted, state, user);
        List<LimitRequest> found = rows.page(filter, at.map(RequestPlace::of), size + 1, user);
        List<LimitRequest> shown = found.stream().limit(size).toList();
        return new ApiPage<>(
                shown.stream().map(request -> view(request, user)).toList(),
                found.size() > size ? Optional.of(RequestPlace.after(shown.getLast())) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @GetMapping(ONE)
    @Allowed(Authority.READ)
    @Operation(operationId = "getLimitRequest", summary = "Get a request for a limit with its chain and timeline")
    RequestView one(@Parameter(description = "Id that the caller gave it") @PathVariable("request") UUID id) {
        CurrentUser user = Users.current();
        return view(rows.find(id, user).orElseThrow(Refusal::notFound), user);
    }

    @PostMapping(ONE + "/approval")
    @Allowed(Authority.DECIDE)
    @StepUp("limits.step-up.approval")
    @Operation(
            operationId = "approveLimit",
            summary = "Agree at a place of the chain",
            description =
                    "The total of the group is looked at again; if it has grown, more people have to agree. The last"
                            + " approval puts the limit in force.")
    @ApiResponse(responseCode = "200", description = "The request as it is now; the same when asked again")
    @ApiResponse(
            responseCode = "403",
            description = "It is your own, you decided already, or you have not the authority")
    @ApiResponse(responseCode = "409", description = "It is over, or not the turn of that place")
    RequestView approve(
            @Parameter(description = "Id that the caller gave it") @PathVariable("request") UUID id,
            @RequestBody Decided decided) {
        CurrentUser user = Users.current();
        return view(approvals.approve(id, decided.place(), decided.comment().orElse(""), user), user);
    }

    @PostMapping(ONE + "/rejection")
    @Allowed(Authority.DECIDE)
    @Operation(operationId = "rejectLimit", summary = "Say no at a place of the chain, and why")
    RequestView reject(
            @Parameter(description = "Id that the caller gave it") @PathVariable("request") UUID id,
            @RequestBody Decided decided) {
        CurrentUser user = Users.current();
        return view(approvals.reject(id, decided.place(), decided.comment().orElse(""), user), user);
    }

    @PostMapping(ONE + "/delegation")
    @Allowed(Authority.DECIDE)
    @Operation(operationId = "delegateLimit", summary = "Hand a decision to a colleague with the same authority")
    RequestView delegate(
            @Parameter(description = "Id that the caller gave it") @PathVariable("request") UUID id,
            @RequestBody PassedOn passed) {
        CurrentUser user = Users.current();
        return view(
                approvals.delegate(
                        id, passed.place(), passed.to(), passed.comment().orElse(""), user),
                user);
    }

    @PostMapping(ONE + "/approvers")
    @Allowed(Authority.DECIDE)
    @Operation(operationId = "addLimitApprover", summary = "Add a colleague who has to agree after this place")
    RequestView add(
            @Parameter(description = "Id that the caller gave it") @PathVariable("request") UUID id,
            @RequestBody PassedOn passed) {
        CurrentUser user = Users.current();
        return view(
                approvals.add(id, passed.place(), passed.to(), passed.comment().orElse(""), user), user);
    }

    @PostMapping(ONE + "/withdrawal")
    @Allowed(Authority.WRITE)
    @Operation(operationId = "withdrawLimit", summary = "Take an own request back")
    RequestView withdraw(
            @Parameter(description = "Id that the caller gave it") @PathVariable("request") UUID id,
            @RequestBody Withdrawn withdrawn) {
        CurrentUser user = Users.current();
        return view(desk.withdraw(id, withdrawn.comment().orElse(""), user), user);
    }

    @PostMapping(ONE + "/urging")
    @Allowed(Authority.WRITE)
    @Operation(operationId = "urgeLimit", summary = "Remind whoever's turn it is, at most once an hour")
    RequestView urge(@Parameter(description = "Id that the caller gave it") @PathVariable("request") UUID id) {
        CurrentUser user = Users.current();
        return view(desk.urge(id, user), user);
    }
}
