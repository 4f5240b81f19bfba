package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Category;
import io.ballast.engine.exposure.CheckPolicy;
import io.ballast.engine.exposure.Credit;
import io.ballast.engine.exposure.ExposureKind;
import io.ballast.engine.exposure.Headroom;
import io.ballast.engine.exposure.Position;
import io.ballast.engine.terms.PaymentTerms;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.CustomerLink;
import io.ballast.server.customers.OwnCompany;
import io.ballast.server.identity.Users;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What of a customer's limit is used now and by what, and the orders that were asked about last. */
@Component
class CreditPanel implements Panel {
    private static final int RECENT = 5;

    /** What the price of credit is shown on. */
    private static final long EXAMPLE_MAJOR = 100_000;

    private final CreditFiles files;
    private final Decisions decisions;
    private final Ledger ledger;
    private final Clock clock;

    CreditPanel(CreditFiles files, Decisions decisions, Ledger ledger, Clock clock) {
        this.files = files;
        this.decisions = decisions;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A part of the exposure.
     *
     * @param signedMinor negative where it reduces the exposure
     * @param counts whether the policy counts it
     * @param wholeMinor 0 or more; larger than what counts where the policy counts a share of it
     */
    record Part(Category category, long signedMinor, boolean counts, long wholeMinor) {
        boolean isShare() {
            return wholeMinor != Math.abs(signedMinor);
        }

        /** What it is made of. */
        String path(CreditPage page) {
            String documents = CustomerLink.to(page.code()) + "/documents/";
            return switch (category) {
                case RESERVED -> page.allPath();
                case OPEN_ORDERS -> documents + "orders?sort=-open";
                case DELIVERED -> documents + "deliveries?sort=-open";
                case RECEIVABLES -> documents + "invoices?open=all";
                case BILLS -> documents + "bills?sort=-open";
                case UNAPPLIED_CREDIT -> documents + "memos?sort=-open";
                case UNAPPLIED_CASH -> documents + "receipts?sort=-open";
            };
        }
    }

    /**
     * What of the exposure is of one company of ours, as the policy counts it, and the limit for it.
     *
     * @param billsMinor what counts of unpaid bills
     * @param validTo last day of the limit, inclusive
     */
    record OfCompany(
            OwnCompany company, Position position, long billsMinor, Headroom left, Optional<LocalDate> validTo) {
        long of(Category category) {
            return position.categories().getOrDefault(category, 0L);
        }

        /** The form that asks for a limit with it. */
        String askPath(String customer) {
            return "/limit-requests/new?customer=" + UriUtils.encode(customer, StandardCharsets.UTF_8) + "&company="
                    + UriUtils.encode(OwnCompany.inAddress(company.code()), StandardCharsets.UTF_8);
        }

        /** Its documents of a kind. */
        String path(String customer, String kind) {
            return CustomerLink.to(customer) + "/documents/" + kind + "?company="
                    + UriUtils.encode(OwnCompany.inAddress(company.code()), StandardCharsets.UTF_8);
        }
    }

    /**
     * A limit for a kind of exposure and what of it is used.
     *
     * @param validTo last day of the limit, inclusive
     */
    record OfKind(ExposureKind kind, Headroom left, Optional<LocalDate> validTo) {
        /** What it is made of. */
        String path(CreditPage page) {
            return switch (kind) {
                case ORDERS -> "#credit"; // both parts of it stand there
                case DELIVERED -> new Part(Category.DELIVERED, 0, true, 0).path(page);
                case RECEIVABLES -> new Part(Category.RECEIVABLES, 0, true, 0).path(page);
                case BILLS -> new Part(Category.BILLS, 0, true, 0).path(page);
            };
        }
    }

    /**
     * What the section shows.
     *
     * @param code of the customer
     * @param currency the reporting currency
     * @param companies the exposure by company of ours; empty where there is one only
     * @param kinds limits for kinds of exposure
     * @param groups what is left at the levels above; empty for who may not know of every customer
     * @param terms by the customer's grade; empty before it is rated, and where the policy has no opinion
     */
    record CreditPage(
            String code,
            LocalDate day,
            Currency currency,
            List<Part> parts,
            Headroom left,
            List<OfCompany> companies,
            List<OfKind> kinds,
            List<Headroom> groups,
            Optional<GradeTerms> terms,
            List<StoredDecision> recent) {
        CreditPage {
            parts = List.copyOf(parts);
            companies = List.copyOf(companies);
            kinds = List.copyOf(kinds);
            groups = List.copyOf(groups);
            recent = List.copyOf(recent);
        }

        DecisionWords words(Fmt fmt) {
            return new DecisionWords(currency, fmt);
        }

        String askPath() {
            return "/credit-checks/new?customer=" + UriUtils.encode(code, StandardCharsets.UTF_8);
        }

        String allPath() {
            return "/credit-checks?customer=" + UriUtils.encode(code, StandardCharsets.UTF_8);
        }
    }

    @Override
    public Place place() {
        return new Place("customer", 190, "credit", "creditcontrol.exposure", CreditCheckPages.READ);
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        if (ledger.currency().isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.now(clock);
        KnownFile known = files.read(new CustomerId(customer.id()), today);
        CheckPolicy policy = known.policy().policy().checks();
        List<Part> parts = known.file().position().categories().entrySet().stream()
                .map(part -> part(part.getKey(), part.getValue(), known.file().position(), policy))
                .toList();
        List<Headroom> levels = Credit.headroom(known.file(), policy);
        boolean seesGroups = Users.current().seesEveryCustomer();
        var filter = new Decisions.Filter(Optional.of(customer.id()), Optional.empty(), Optional.empty());
        return Optional.of(new Fragment(
                "creditcontrol/customer_credit",
                new CreditPage(
                        customer.code(),
                        today,
                        known.currency(),
                        parts,
                        levels.getFirst(),
                        companies(known),
                        kinds(known),
                        seesGroups ? levels.subList(1, levels.size()) : List.of(),
                        terms(known),
                        decisions.page(filter, Optional.empty(), RECENT, Users.current()))));
    }

    /** Those that the customer owes or has ordered something, and those with a limit for it. */
    static List<OfCompany> companies(KnownFile known) {
        CheckPolicy policy = known.policy().policy().checks();
        return known.file().companies().stream()
                .filter(company -> company.hasLimit() || !company.position().equals(Position.NOTHING))
                .map(company -> new OfCompany(
                        new OwnCompany(company.code(), company.name()),
                        company.position(),
                        company.position().countedBillsMinor(policy),
                        Credit.headroom(known.file(), company, policy),
                        company.limitValidTo()))
                .toList();
    }

    static List<OfKind> kinds(KnownFile known) {
        CheckPolicy policy = known.policy().policy().checks();
        return known.file().kinds().stream()
                .map(limit -> new OfKind(limit.kind(), Credit.headroom(known.file(), limit, policy), limit.validTo()))
                .toList();
    }

    private static Optional<GradeTerms> terms(KnownFile known) {
        long example = EXAMPLE_MAJOR * known.currency().minorPerMajor();
        return known.file()
                .grade()
                .flatMap(grade -> known.policy()
                        .policy()
                        .checks()
                        .terms()
                        .granted(grade)
                        .map(granted -> new GradeTerms(
                                grade,
                                granted,
                                known.file().terms().map(PaymentTerms::rank),
                                OptionalLong.of(example))));
    }

    private static Part part(Category category, long minor, Position position, CheckPolicy policy) {
        boolean counts = switch (category) {
            case UNAPPLIED_CREDIT -> policy.deductsUnappliedCredit();
            case UNAPPLIED_CASH -> policy.deductsUnappliedCash();
            case RESERVED, OPEN_ORDERS, DELIVERED, RECEIVABLES, BILLS -> true;
        };
        long counted = category == Category.BILLS ? position.countedBillsMinor(policy) : minor;
        return new Part(category, category.sign() * counted, counts, minor);
    }
}
