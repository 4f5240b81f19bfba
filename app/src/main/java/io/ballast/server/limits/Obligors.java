package io.ballast.server.limits;

import io.ballast.engine.exposure.Headroom;
import io.ballast.server.assessment.CreditStandings;
import io.ballast.server.assessment.RiskGrade;
import io.ballast.server.creditcontrol.CustomerExposures;
import io.ballast.server.creditcontrol.GroupExposures;
import io.ballast.server.customers.CreditGroups;
import io.ballast.server.customers.Customer;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.CustomerProfile;
import io.ballast.server.customers.Obligor;
import io.ballast.server.customers.OwnCompanies;
import io.ballast.server.customers.OwnCompany;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.CurrentUser;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Customers, whole or with one company of ours, and groups as those whose limits are asked for. Groups are for those
 * alone who know of every customer.
 */
@Repository
class Obligors {
    private static final String STATUS = """
        select id, status
        from customers.customer
        where id = any (:customers)
        order by id""";

    private final VisibleCustomers customers;
    private final CreditGroups groups;
    private final OwnCompanies companies;
    private final CustomerExposures exposures;
    private final GroupExposures groupExposures;
    private final CreditStandings standings;
    private final JdbcClient jdbc;
    private final Clock clock;

    Obligors(
            VisibleCustomers customers,
            CreditGroups groups,
            OwnCompanies companies,
            CustomerExposures exposures,
            GroupExposures groupExposures,
            CreditStandings standings,
            JdbcClient jdbc,
            Clock clock) {
        this.customers = customers;
        this.groups = groups;
        this.companies = companies;
        this.exposures = exposures;
        this.groupExposures = groupExposures;
        this.standings = standings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The customer with this code, unless it lies outside this user's scope. */
    Optional<NamedObligor> customer(String code, CurrentUser user) {
        return customers
                .byCode(code, user)
                .map(CustomerProfile::customer)
                .map(found -> NamedObligor.of(new Obligor.OfCustomer(found.id()), found.code(), found.name()));
    }

    /**
     * That customer with one company of ours; empty where there is no such company, or only one.
     *
     * @param company code, a dash for the main one
     */
    Optional<NamedObligor> with(NamedObligor customer, String company) {
        return companies().stream()
                .filter(known -> OwnCompany.inAddress(known.code()).equals(company))
                .findFirst()
                .map(customer::with);
    }

    /** The companies of ours with each of which a customer may have a limit; empty where there is one only. */
    List<OwnCompany> companies() {
        List<OwnCompany> all = companies.all();
        return all.size() > 1 ? all : List.of();
    }

    /** The group with this code, if this user knows of every customer. */
    Optional<NamedObligor> group(String code, CurrentUser user) {
        return user.seesEveryCustomer()
                ? groups.byCode(code)
                        .map(found -> NamedObligor.of(new Obligor.OfGroup(found.id()), found.code(), found.name()))
                : Optional.empty();
    }

    /**
     * Exposure, limit, status and grades.
     *
     * @throws io.ballast.server.web.Refusal if there are no books yet, or a limit is in a currency without a rate
     */
    ObligorFacts facts(Obligor obligor) {
        List<CustomerId> members = switch (obligor) {
            case Obligor.OfCustomer(CustomerId id) -> List.of(id);
            case Obligor.WithCompany with -> List.of(with.id());
            case Obligor.OfGroup(long id) -> groups.members(id, LocalDate.now(clock));
        };
        Optional<Headroom> whole =
                obligor instanceof Obligor.WithCompany with ? Optional.of(exposures.of(with.id())) : Optional.empty();
        return new ObligorFacts(used(obligor), whole, members(members));
    }

    /** Limit in force and exposure, in the reporting currency. */
    Headroom used(Obligor obligor) {
        return switch (obligor) {
            case Obligor.OfCustomer(CustomerId id) -> exposures.of(id);
            case Obligor.WithCompany(CustomerId id, String company) -> exposures.of(id, company);
            case Obligor.OfGroup(long id) -> groupExposures.of(groups.byId(id).orElseThrow());
        };
    }

    private List<ObligorFacts.Member> members(List<CustomerId> ids) {
        Map<CustomerId, RiskGrade> grades = standings.grades(ids);
        return jdbc.sql(STATUS)
                .param("customers", CustomerId.array(ids))
                .query((row, _) -> new ObligorFacts.Member(
                        Customer.Status.valueOf(row.getString("status")),
                        Optional.ofNullable(grades.get(new CustomerId(row.getLong("id"))))))
                .list();
    }
}
