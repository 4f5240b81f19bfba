package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.CurrentUser;
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
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** May this order ship, for programs: ask, confirm, give back, look up. */
@RestController
@RequestMapping(CreditChecksApi.ROOT)
@Tag(name = "credit checks", description = "Whether an order may ship on credit, and what is held of a limit for it")
class CreditChecksApi {
    static final String ROOT = "/api/v1/credit-checks";
    private static final int MOST = 200;

    private final CreditDesk desk;
    private final Decisions decisions;
    private final VisibleCustomers customers;
    private final OrderForms forms;
    private final Formats formats;

    CreditChecksApi(
            CreditDesk desk, Decisions decisions, VisibleCustomers customers, OrderForms forms, Formats formats) {
        this.desk = desk;
        this.decisions = decisions;
        this.customers = customers;
        this.forms = forms;
        this.formats = formats;
    }

    /** An order to be checked. */
    record OrderAsked(
            @Schema(
                    description = "A UUID of your own: asked again with it, the answer is the same and nothing more is"
                            + " held. A rejected one stays rejected")
            UUID id,

            @Schema(description = "Code of the customer") String customer,

            @Schema(description = "Number of the order, 1 to 64 characters")
            String order,

            @Schema(description = "Amount with tax, above 0, minor units of the currency")
            long amountMinor,

            @Schema(description = "ISO 4217; the reporting currency if not given")
            Optional<String> currency,

            @Schema(description = "Day on which it is to leave; today if not given")
            Optional<LocalDate> shipOn,

            @Schema(description = "ORDER if not given") Optional<CheckPoint> point,

            @Schema(
                    description =
                            "Hours for which an approval holds its part of the limit until it is posted, 1 to 720;"
                                    + " 24 if not given")
            Optional<Integer> holdHours,

            @Schema(
                    description = "What is earned with the order, minor units of the currency; the queue of"
                            + " orders on hold is sorted by it")
            Optional<Long> marginMinor,

            @Schema(
                    description = "Terms of payment as people write them, such as net 30, 月结60天 or 30% deposit + 70%"
                            + " net 60 (docs/payment-terms.md); those agreed with the customer if not given")
            Optional<String> terms,

            @Schema(description = "Code of the company of ours that sells; the main one if not given")
            Optional<String> ownCompany) {
        OrderAsked {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(order, "order");
        }
    }

    /** How much of a reservation is confirmed. */
    record Posting(
            @Schema(description = "In the currency of the order; all of it if not given")
            Optional<Long> amountMinor) {}

    /** Why a reservation is given back. */
    record Voiding(
            @Schema(description = "1 to 500 characters; it goes into the audit trail")
            String reason) {
        Voiding {
            Objects.requireNonNull(reason, "reason");
        }
    }

    @PostMapping
    @Allowed(CreditCheckPages.WRITE)
    @Operation(
            operationId = "checkOrder",
            summary = "Ask whether an order may ship, and hold its part of the limit if so",
            description = "Every check of the policy is evaluated, whatever the others say. What is approved is held"
                    + " until it is posted, voided or over, or the books have the order under its number.")
    @ApiResponse(responseCode = "200", description = "The decision; Idempotency-Replayed tells a repetition")
    @ApiResponse(responseCode = "404", description = "There is no such customer, or none you may know of")
    @ApiResponse(responseCode = "409", description = "There are no books yet, or the customer will not keep still")
    @ApiResponse(responseCode = "422", description = "The id was used for another order, or the currency has no rate")
    ResponseEntity<DecisionView> check(@RequestBody OrderAsked asked, HttpServletRequest request) {
        CurrentUser user = Users.current();
        CreditDesk.Answer answer = desk.check(order(asked, user), user);
        return ResponseEntity.ok()
                .location(URI.create(ROOT + "/" + answer.stored().id()))
                .header("Idempotency-Replayed", Boolean.toString(answer.isReplayed()))
                .body(view(answer.stored(), request));
    }

    @PostMapping("/simulations")
    @Allowed(CreditCheckPages.READ)
    @Operation(
            operationId = "simulateOrderCheck",
            summary = "Ask the same and hold nothing",
            description = "Nothing is stored; the id is not used up.")
    DecisionView.Said simulate(@RequestBody OrderAsked asked, HttpServletRequest request) {
        return DecisionView.Said.of(desk.simulate(order(asked, Users.current()), Users.current()), words(request));
    }

    private DecisionView view(StoredDecision stored, HttpServletRequest request) {
        return DecisionView.of(stored, words(request));
    }

    private DecisionWords words(HttpServletRequest request) {
        return new DecisionWords(forms.currency(), formats.of(Preferences.of(request)));
    }

    private OrderRequest order(OrderAsked asked, CurrentUser user) {
        var customer = customers
                .byCode(asked.customer(), user)
                .orElseThrow(Refusal::notFound)
                .customer();
        return forms.request(
                asked.id(),
                customer.id(),
                asked.order(),
                asked.amountMinor(),
                asked.currency().map(CreditChecksApi::currency),
                asked.shipOn(),
                asked.point().orElse(CheckPoint.ORDER),
                asked.holdHours(),
                asked.marginMinor(),
                asked.terms().map(OrderForms::terms),
                asked.ownCompany().orElse(""));
    }

    private static Currency currency(String code) {
        try {
            return Currency.of(code);
        } catch (IllegalArgumentException e) {
            throw Refusal.unprocessable("creditcontrol.fault.rate", code);
        }
    }

    @GetMapping
    @Allowed(CreditCheckPages.READ)
    @Operation(operationId = "listCreditChecks", summary = "List decisions on orders, newest first")
    ApiPage<DecisionView> list(
            @Parameter(description = "Code of a customer") @RequestParam Optional<String> customer,
            @Parameter(description = "APPROVED, WARNED or HELD") @RequestParam Optional<Outcome> outcome,
            @Parameter(description = "Number of an order") @RequestParam Optional<String> order,
            @Parameter(description = "Place in the list, as the page before gave it") @RequestParam Optional<String> at,
            @Parameter(description = "Items of a page, 1 to 200") @RequestParam(defaultValue = "50") int size,
            HttpServletRequest request) {
        if (size < 1 || size > MOST) {
            throw Refusal.badRequest("creditcontrol.fault.filter", "size");
        }
        CurrentUser user = Users.current();
        var filter = new Decisions.Filter(customer.map(code -> customers.keyOf(code, user)), outcome, order);
        List<StoredDecision> found = decisions.page(filter, at.map(DecisionPlace::of), size + 1, user);
        List<StoredDecision> shown = found.stream().limit(size).toList();
        return new ApiPage<>(
                shown.stream().map(stored -> view(stored, request)).toList(),
                found.size() > size ? Optional.of(DecisionPlace.after(shown.getLast())) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @GetMapping("/{decision:[0-9a-fA-F-]{36}}")
    @Allowed(CreditCheckPages.READ)
    @Operation(operationId = "getCreditCheck", summary = "Get a decision on an order")
    DecisionView one(
            @Parameter(description = "Id that the caller gave it") @PathVariable("decision") UUID id,
            HttpServletRequest request) {
        return view(decisions.find(id, Users.current()).orElseThrow(Refusal::notFound), request);
    }

    @PostMapping("/{decision:[0-9a-fA-F-]{36}}/posting")
    @Allowed(CreditCheckPages.WRITE)
    @Operation(
            operationId = "postCreditCheck",
            summary = "Confirm what is held for an order, in whole or in part",
            description = "The rest is given back. What is confirmed counts until the books have the order.")
    @ApiResponse(responseCode = "200", description = "The decision with what is held now; the same when asked again")
    @ApiResponse(responseCode = "409", description = "It is over, voided, or another amount was confirmed")
    DecisionView post(
            @Parameter(description = "Id that the caller gave it") @PathVariable("decision") UUID id,
            @RequestBody Posting posting,
            HttpServletRequest request) {
        return view(desk.post(id, posting.amountMinor(), Users.current()), request);
    }

    @PostMapping("/{decision:[0-9a-fA-F-]{36}}/voiding")
    @Allowed(CreditCheckPages.WRITE)
    @Operation(operationId = "voidCreditCheck", summary = "Give back what is held for an order")
    @ApiResponse(responseCode = "200", description = "The decision with nothing held; the same when asked again")
    @ApiResponse(responseCode = "409", description = "It is over or was confirmed")
    DecisionView voiding(
            @Parameter(description = "Id that the caller gave it") @PathVariable("decision") UUID id,
            @RequestBody Voiding voiding,
            HttpServletRequest request) {
        return view(desk.voided(id, OrderForms.reason(voiding.reason()), Users.current()), request);
    }
}
