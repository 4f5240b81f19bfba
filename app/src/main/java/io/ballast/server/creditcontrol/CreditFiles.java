package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CompanyFile;
import io.ballast.engine.exposure.CreditFile;
import io.ballast.engine.exposure.KindLimit;
import io.ballast.engine.exposure.Position;
import io.ballast.engine.indicator.Lack;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.terms.DueRule;
import io.ballast.engine.terms.PaymentTerms;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Days;
import io.ballast.server.assessment.CreditStanding;
import io.ballast.server.assessment.CreditStandings;
import io.ballast.server.contracts.CompanyLimits;
import io.ballast.server.contracts.KindLimits;
import io.ballast.server.contracts.Terms;
import io.ballast.server.contracts.TermsInForce;
import io.ballast.server.creditcontrol.BooksOfMembers.Books;
import io.ballast.server.customers.Customer;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.Customers;
import io.ballast.server.customers.OwnCompanies;
import io.ballast.server.customers.OwnCompany;
import io.ballast.server.identity.Users;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.ledger.Rates;
import io.ballast.server.policy.Policies;
import io.ballast.server.web.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what the engine decides on, out of the evidence and of what is held. */
@Component
class CreditFiles {
    private final Customers customers;
    private final Terms terms;
    private final Ledger ledger;
    private final GroupFiles groups;
    private final OwnCompanies companies;
    private final CompanyLimits companyLimits;
    private final KindLimits kindLimits;
    private final CreditStandings standings;
    private final Policies policies;
    private final Reservations reservations;
    private final Holds holds;
    private final Releases releases;
    private final TransactionTemplate snapshot;

    CreditFiles(
            Customers customers,
            Terms terms,
            Ledger ledger,
            GroupFiles groups,
            OwnCompanies companies,
            CompanyLimits companyLimits,
            KindLimits kindLimits,
            CreditStandings standings,
            Policies policies,
            Reservations reservations,
            Holds holds,
            Releases releases,
            PlatformTransactionManager transactions) {
        this.customers = customers;
        this.terms = terms;
        this.ledger = ledger;
        this.groups = groups;
        this.companies = companies;
        this.companyLimits = companyLimits;
        this.kindLimits = kindLimits;
        this.standings = standings;
        this.policies = policies;
        this.reservations = reservations;
        this.holds = holds;
        this.releases = releases;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * The file of a customer as of today, all of it from one snapshot. It holds what other members of its groups have,
     * whoever asks; what a user is told of it is up to {@link ToldDecision}.
     *
     * @throws Refusal if there are no books yet, or the limit is in a currency without a rate
     */
    KnownFile read(CustomerId customer, LocalDate today) {
        KnownFile read = Users.beyondScope(() -> snapshot.execute(_ -> readIn(customer, today)));
        return Objects.requireNonNull(read);
    }

    private static Optional<PaymentTerms> terms(TermsInForce agreed) {
        OptionalInt days = agreed.termsDays();
        return days.isPresent()
                ? Optional.of(PaymentTerms.net(Math.min(days.getAsInt(), DueRule.LONGEST_DAYS)))
                : Optional.empty();
    }

    /** None where there is one company only: its part is the whole. */
    private List<CompanyFile> companies(CustomerId id, Books own, LocalDate today, Rates rates) {
        List<OwnCompany> all = companies.all();
        if (all.size() == 1) {
            return List.of();
        }
        Map<String, CompanyLimits.Agreed> limits = companyLimits.last(id, today);
        List<CompanyFile> files = new ArrayList<>(all.size());
        for (OwnCompany company : all) {
            Optional<CompanyLimits.Agreed> limit = Optional.ofNullable(limits.get(company.code()));
            files.add(new CompanyFile(
                    company.code(),
                    company.name(),
                    limit.map(agreed -> InBase.limit(agreed.limit(), agreed.currency(), rates, today))
                            .orElseGet(LimitInForce.None::new),
                    limit.flatMap(CompanyLimits.Agreed::validTo),
                    own.byCompany().getOrDefault(company.code(), Position.NOTHING)));
        }
        return files;
    }

    private List<KindLimit> kinds(CustomerId id, LocalDate today, Rates rates) {
        return kindLimits.last(id, today).stream()
                .map(agreed -> new KindLimit(
                        agreed.kind(), InBase.limit(agreed.limit(), agreed.currency(), rates, today), agreed.validTo()))
                .sorted(Comparator.comparing(KindLimit::kind))
                .toList();
    }

    private KnownFile readIn(CustomerId id, LocalDate today) {
        Currency base = ledger.currency().orElseThrow(() -> Refusal.conflict("creditcontrol.fault.no-books"));
        Customer customer = customers.byId(id).orElseThrow(Refusal::notFound);
        Rates rates = ledger.rates(base);
        Optional<TermsInForce> agreed = terms.inForce(id, today).or(() -> terms.over(id, today));
        LimitInForce limit = agreed.map(found -> InBase.limit(found.limit(), found.currency(), rates, today))
                .orElseGet(LimitInForce.None::new);
        GroupFiles.Read read = groups.of(id, today, rates);
        Optional<CreditStanding> standing = standings.of(id);
        var file = new CreditFile(
                today,
                limit,
                agreed.flatMap(TermsInForce::validTo),
                read.own().whole(),
                companies(id, read.own(), today, rates),
                kinds(id, today, rates),
                read.groups(),
                customer.status() != Customer.Status.ACTIVE,
                standing.map(CreditStanding::risk),
                standing.map(CreditStanding::grade),
                standing.map(CreditStanding::isInDefault).orElse(false),
                standing.map(of -> OptionalInt.of(Math.max(0, Days.between(of.asOf(), today))))
                        .orElseGet(OptionalInt::empty),
                standing.map(CreditStanding::paymentIndex)
                        .orElseGet(() -> new Reading.NotEnoughData(Lack.NO_DOCUMENTS)),
                agreed.flatMap(CreditFiles::terms),
                standings.portfolio());
        return new KnownFile(
                customer,
                file,
                policies.inForce(today),
                reservations.revision(id),
                ledger.revision(id),
                standings.run(),
                read.state(),
                rates,
                new OrderAuthority(holds.waiting(id), releases.inForce(id, today)));
    }
}
