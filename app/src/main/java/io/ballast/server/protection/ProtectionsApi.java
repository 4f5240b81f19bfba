package io.ballast.server.protection;

import io.ballast.engine.exposure.NotCounted;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.Customer;
import io.ballast.server.customers.VisibleCustomers;
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
import java.math.BigDecimal;
import java.time.Clock;
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

/** Guarantees, collateral, deposits and credit insurance, for programs. */
@RestController
@RequestMapping("/api/v1/protections")
@Tag(name = "protections", description = "Guarantees, collateral, deposits and credit insurance of customers")
class ProtectionsApi {
    private static final String ONE = "/{protection:[0-9a-fA-F-]{36}}";
    private static final int MOST = 200;
    private static final int DEEPEST = 100_000;

    private final ProtectionDesk desk;
    private final ProtectionRows rows;
    private final Protections protections;
    private final Covers covers;
    private final GuarantorWarnings warnings;
    private final VisibleCustomers customers;
    private final Clock clock;

    ProtectionsApi(
            ProtectionDesk desk,
            ProtectionRows rows,
            Protections protections,
            Covers covers,
            GuarantorWarnings warnings,
            VisibleCustomers customers,
            Clock clock) {
        this.desk = desk;
        this.rows = rows;
        this.protections = protections;
        this.covers = covers;
        this.warnings = warnings;
        this.customers = customers;
        this.clock = clock;
    }

    /** A part of the value for one customer. */
    record PartGiven(
            @Schema(description = "Code of the customer") String customer,

            @Schema(description = "Before the haircut, minor units; the whole value if not given")
            Optional<Long> minor) {
        PartGiven {
            Objects.requireNonNull(customer, "customer");
        }
    }

    /** A document to register. */
    record DocumentGiven(
            @Schema(description = "A UUID of your own: sent again with it, the answer is the same")
            UUID id,

            ProtectionKind kind,

            @Schema(description = "Guarantor, bank, insurer or owner; 1 to 200 characters")
            String issuer,

            @Schema(description = "Code of the issuer, where it is a customer itself")
            Optional<String> guarantor,

            @Schema(description = "As the issuer gave it; 1 to 64 characters")
            String number,

            @Schema(description = "ISO 4217") String currency,
            CoverGiven cover) {
        DocumentGiven {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(issuer, "issuer");
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(cover, "cover");
        }
    }

    /** What a document says. */
    record CoverGiven(
            @Schema(description = "Above 0, minor units of the document's currency")
            long valueMinor,

            @Schema(description = "What of the value does not count, 0 to 100 with two decimals")
            BigDecimal haircutPercent,

            LocalDate validFrom,

            @Schema(description = "Last day, inclusive; open-ended if not given")
            Optional<LocalDate> validTo,

            @Schema(description = "At most 1,000 characters")
            Optional<String> note,

            @Schema(description = "1 to 50 customers; in all not more than the value")
            List<PartGiven> allocations) {
        CoverGiven {
            Objects.requireNonNull(haircutPercent, "haircutPercent");
            Objects.requireNonNull(validFrom, "validFrom");
            allocations = List.copyOf(allocations);
        }
    }

    /** A change of what a document says. */
    record ChangeGiven(
            @Schema(description = "A UUID of your own: sent again with it, the answer is the same")
            UUID id,

            CoverGiven cover) {
        ChangeGiven {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(cover, "cover");
        }
    }

    /** The end of a document. */
    record EndGiven(
            @Schema(description = "A UUID of your own: sent again with it, the answer is the same")
            UUID id,

            @Schema(description = "RELEASED or CALLED") Cover.State state,
            @Schema(description = "1 to 1,000 characters") String why) {
        EndGiven {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(why, "why");
        }
    }

    /** What the second person says. */
    record RulingGiven(
            @Schema(description = "Place of the version that waits")
            int version,

            @Schema(description = "At most 1,000 characters; needed to reject")
            Optional<String> comment) {}

    /** What one document does for one customer. */
    record ProtectionView(
            @Schema(description = "Key of the document") UUID id,
            @Schema(description = "Code of the customer") String customer,
            ProtectionKind kind,
            String issuer,
            String number,
            String currency,

            @Schema(description = "Part for this customer before the haircut, minor units")
            long allocatedMinor,

            BigDecimal haircutPercent,
            LocalDate validFrom,
            Optional<LocalDate> validTo,

            @Schema(description = "What it takes over today, minor units")
            long countedMinor,

            @Schema(description = "Why it counts nothing; null if it counts")
            Optional<NotCounted> notCounted,

            @Schema(description = "Whether a version waits for a second person")
            boolean pending) {

        static ProtectionView of(Protection protection, LocalDate today) {
            return new ProtectionView(
                    protection.document(),
                    protection.customer().code(),
                    protection.kind(),
                    protection.issuer(),
                    protection.number(),
                    protection.currency().code(),
                    protection.allocatedMinor(),
                    protection.haircutPercent(),
                    protection.validFrom(),
                    protection.validTo(),
                    protection.countedMinor(today),
                    protection.security().notCounted(today),
                    protection.isPending());
        }
    }

    @GetMapping
    @Allowed(ProtectionDesk.READ)
    @Operation(operationId = "listProtections", summary = "List what stands for customers, the first to end first")
    ApiPage<ProtectionView> list(
            @Parameter(description = "Code of a customer") @RequestParam Optional<String> customer,
            @Parameter(description = "Kind of document") @RequestParam Optional<ProtectionKind> kind,
            @Parameter(description = "HELD, PENDING, EXPIRING, EXPIRED or LET_GO") @RequestParam(defaultValue = "HELD")
                    Protections.Show show,
            @Parameter(description = "Of EXPIRING: within so many days, 0 to 366") @RequestParam(defaultValue = "30")
                    int days,
            @Parameter(description = "Items to leave out, as the page before gave it") @RequestParam(defaultValue = "0")
                    int at,
            @Parameter(description = "Items of a page, 1 to 200") @RequestParam(defaultValue = "50") int size) {
        CurrentUser user = Users.current();
        LocalDate today = LocalDate.now(clock);
        Optional<Long> key = customer.map(code -> customers.keyOf(code, user));
        if (size < 1 || size > MOST || at < 0 || at > DEEPEST) {
            throw Refusal.badRequest("protection.fault.page", MOST);
        }
        Protections.Filter filter = ProtectionQuery.filter(key, kind, show, days, today);
        List<Protection> found = protections.page(filter, at, size + 1, user);
        return new ApiPage<>(
                found.stream()
                        .limit(size)
                        .map(each -> ProtectionView.of(each, today))
                        .toList(),
                found.size() > size ? Optional.of(Integer.toString(at + size)) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @PostMapping
    @Allowed(value = ProtectionDesk.WRITE, everyCustomer = true)
    @Operation(
            operationId = "registerProtection",
            summary = "Register a document",
            description = "It counts once a second person has confirmed it.")
    @ApiResponse(responseCode = "200", description = "The document; the same when sent again")
    @ApiResponse(responseCode = "409", description = "A document of this kind, issuer and number is held already")
    @ApiResponse(responseCode = "422", description = "The id was used for something else")
    DocumentView register(@RequestBody DocumentGiven given) {
        CurrentUser user = Users.current();
        Optional<Customer> guarantor = given.guarantor().map(code -> covers.customer(code, user));
        return view(desk.register(
                new Registration(
                        given.id(),
                        given.kind(),
                        given.issuer().strip(),
                        guarantor,
                        given.number().strip(),
                        currency(given.currency()),
                        cover(given.cover(), user)),
                user));
    }

    private Cover cover(CoverGiven given, CurrentUser user) {
        return covers.of(
                given.valueMinor(),
                given.haircutPercent(),
                given.validFrom(),
                given.validTo(),
                given.note().orElse(""),
                given.allocations().stream()
                        .map(part -> new Covers.Part(part.customer(), part.minor()))
                        .toList(),
                user);
    }

    private static Currency currency(String code) {
        try {
            return Currency.of(code);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("protection.fault.currency", code);
        }
    }

    private DocumentView view(ProtectedDocument document) {
        LocalDate today = LocalDate.now(clock);
        return DocumentView.of(document, protections.of(document.id()), warnings.of(document, today), today);
    }

    @GetMapping(ONE)
    @Allowed(value = ProtectionDesk.READ, everyCustomer = true)
    @Operation(operationId = "getProtection", summary = "Get a document with all its versions")
    DocumentView one(@Parameter(description = "Id that the caller gave it") @PathVariable("protection") UUID id) {
        return view(rows.find(id).orElseThrow(Refusal::notFound));
    }

    @PostMapping(ONE + "/changes")
    @Allowed(value = ProtectionDesk.WRITE, everyCustomer = true)
    @Operation(
            operationId = "changeProtection",
            summary = "Write down what a document says now",
            description = "The version before holds until a second person has confirmed the new one.")
    @ApiResponse(responseCode = "200", description = "The document; the same when sent again")
    @ApiResponse(responseCode = "409", description = "Another change waits, or the document is not held any more")
    DocumentView change(
            @Parameter(description = "Id that the caller gave it") @PathVariable("protection") UUID id,
            @RequestBody ChangeGiven given) {
        CurrentUser user = Users.current();
        ProtectedDocument document = rows.find(id).orElseThrow(Refusal::notFound);
        return view(desk.change(document.id(), given.id(), cover(given.cover(), user), user));
    }

    @PostMapping(ONE + "/ending")
    @Allowed(value = ProtectionDesk.WRITE, everyCustomer = true)
    @Operation(
            operationId = "endProtection",
            summary = "Release a document or call on it",
            description = "It holds until a second person has confirmed that.")
    DocumentView end(
            @Parameter(description = "Id that the caller gave it") @PathVariable("protection") UUID id,
            @RequestBody EndGiven given) {
        return view(desk.end(id, given.id(), given.state(), given.why(), Users.current()));
    }

    @PostMapping(ONE + "/confirmation")
    @Allowed(value = ProtectionDesk.CONFIRM, everyCustomer = true)
    @StepUp("protection.step-up.confirmation")
    @Operation(operationId = "confirmProtection", summary = "Confirm what another person wrote down")
    @ApiResponse(responseCode = "200", description = "The document as it is now; the same when sent again")
    @ApiResponse(responseCode = "403", description = "It is your own version")
    @ApiResponse(responseCode = "409", description = "It was ruled on already")
    DocumentView confirm(
            @Parameter(description = "Id that the caller gave it") @PathVariable("protection") UUID id,
            @RequestBody RulingGiven given) {
        return view(desk.confirm(id, given.version(), Users.current()));
    }

    @PostMapping(ONE + "/rejection")
    @Allowed(value = ProtectionDesk.CONFIRM, everyCustomer = true)
    @Operation(operationId = "rejectProtection", summary = "Say no to a version that waits, and why")
    DocumentView reject(
            @Parameter(description = "Id that the caller gave it") @PathVariable("protection") UUID id,
            @RequestBody RulingGiven given) {
        return view(desk.reject(id, given.version(), given.comment().orElse(""), Users.current()));
    }
}
