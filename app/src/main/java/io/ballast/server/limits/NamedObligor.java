package io.ballast.server.limits;

import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.CustomerLink;
import io.ballast.server.customers.GroupLink;
import io.ballast.server.customers.Obligor;
import io.ballast.server.customers.OwnCompany;
import io.ballast.server.web.Fmt;
import java.util.Optional;

/**
 * Whose limit it is, by the code and the name that people know.
 *
 * @param code unique among customers, and among groups
 * @param company of ours with which the limit is; empty where it is with all of them
 */
record NamedObligor(Obligor obligor, String code, String name, Optional<OwnCompany> company) {

    /** One whose limit is with all companies of ours. */
    static NamedObligor of(Obligor obligor, String code, String name) {
        return new NamedObligor(obligor, code, name, Optional.empty());
    }

    /** The customer with one company of ours. */
    NamedObligor with(OwnCompany of) {
        var customer = new CustomerId(obligor.customerKey().orElseThrow());
        return new NamedObligor(new Obligor.WithCompany(customer, of.code()), code, name, Optional.of(of));
    }

    boolean isGroup() {
        return obligor instanceof Obligor.OfGroup;
    }

    /** Address of its page. */
    String link() {
        return isGroup() ? GroupLink.to(code) : CustomerLink.to(code);
    }

    /** What kind of obligor it is where that is not plain: a group, or a company of ours; else empty. */
    String kind(Fmt fmt) {
        return company.map(of -> fmt.text("limits.obligor.company", companyName(of, fmt)))
                .orElseGet(() -> isGroup() ? fmt.text("limits.obligor.group") : "");
    }

    static String companyName(OwnCompany company, Fmt fmt) {
        return company.isMain() ? fmt.text("customers.company.main") : company.name();
    }
}
