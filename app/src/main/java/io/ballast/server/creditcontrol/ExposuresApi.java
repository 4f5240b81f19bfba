package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Category;
import io.ballast.engine.exposure.ExposureKind;
import io.ballast.engine.exposure.Position;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What of a limit is used now and by what, for programs. */
@RestController
@Tag(name = "credit checks", description = "Whether an order may ship on credit, and what is held of a limit for it")
class ExposuresApi {
    private final CreditFiles files;
    private final VisibleCustomers customers;
    private final Clock clock;

    ExposuresApi(CreditFiles files, VisibleCustomers customers, Clock clock) {
        this.files = files;
        this.customers = customers;
        this.clock = clock;
    }

    /** What a customer owes and has ordered today. Amounts are minor units of the reporting currency. */
    record ExposureView(
            LocalDate asOf,
            String currency,

            @Schema(description = "As the policy counts it") long grossMinor,

            @Schema(description = "0 or more each; unapplied cash and credit reduce the exposure if the policy says so")
            Map<Category, Long> categories,

            @Schema(description = "Its parts by company of ours; empty where there is only one")
            List<CompanyView> companies,

            @Schema(description = "Kinds of exposure with a limit of their own; empty where there are none")
            List<KindView> kinds) {}

    /** What is of a kind of exposure that has a limit of its own. */
    record KindView(
            ExposureKind kind,
            long exposureMinor,

            @Schema(description = "null where it is unlimited")
            Optional<Long> limitMinor,

            @Schema(description = "Last day of that limit; null while open-ended")
            Optional<LocalDate> limitValidTo) {
        static KindView of(CreditPanel.OfKind part) {
            return new KindView(
                    part.kind(),
                    part.left().grossMinor(),
                    part.left().limit() instanceof LimitInForce.Amount(long minor)
                            ? Optional.of(minor)
                            : Optional.empty(),
                    part.validTo());
        }
    }

    /** What is of one company of ours. */
    record CompanyView(
            @Schema(description = "Empty for the main company")
            String ownCompany,

            String name,
            long grossMinor,

            @Schema(description = "null without a limit with this company, and where it is unlimited")
            Optional<Long> limitMinor,

            @Schema(description = "Last day of that limit; null while open-ended")
            Optional<LocalDate> limitValidTo,

            Map<Category, Long> categories) {
        static CompanyView of(CreditPanel.OfCompany part) {
            return new CompanyView(
                    part.company().code(),
                    part.company().name(),
                    part.left().grossMinor(),
                    part.left().limit() instanceof LimitInForce.Amount(long minor)
                            ? Optional.of(minor)
                            : Optional.empty(),
                    part.validTo(),
                    part.position().categories());
        }
    }

    @GetMapping("/api/v1/customers/{code}/exposure")
    @Allowed(CreditCheckPages.READ)
    @Operation(
            operationId = "readExposure",
            summary = "See the exposure of a customer by category and by company of ours",
            description = "As order checks count it now, what is held for approved orders included.")
    ExposureView exposure(@Parameter(description = "Code of the customer") @PathVariable("code") String code) {
        var customer = new CustomerId(customers.keyOf(code, Users.current()));
        KnownFile known = files.read(customer, LocalDate.now(clock));
        Position whole = known.file().position();
        return new ExposureView(
                known.file().day(),
                known.currency().code(),
                whole.grossMinor(known.policy().policy().checks()),
                whole.categories(),
                CreditPanel.companies(known).stream().map(CompanyView::of).toList(),
                CreditPanel.kinds(known).stream().map(KindView::of).toList());
    }
}
