package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.OwnCompany;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Panels;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The form that asks for a limit, beside what is known of the customer or the group.
 *
 * @param companies of ours with each of which a customer may have a limit
 * @param known what is known of it, once there is one
 * @param plan what it would mean, once that was asked
 * @param isOpen whether the viewer knows of every customer, and so may see the total of the group
 */
record NewRequestPage(
        RequestForm form,
        List<OwnCompany> companies,
        Optional<Known> known,
        Optional<Meant> plan,
        Currency currency,
        boolean isOpen) {
    NewRequestPage {
        companies = List.copyOf(companies);
    }

    /**
     * A customer or a group.
     *
     * @param methods what the limit methods say, of a customer that was assessed
     */
    record Known(NamedObligor of, ObligorFacts facts, Optional<Panels.Section> methods) {}

    /** What a request would mean. */
    record Meant(Asked asked, Plan plan, List<Breach> breaches) {
        Meant {
            breaches = List.copyOf(breaches);
        }

        /** What makes up the total, where that is more than what is asked for. */
        boolean hasParts() {
            return plan.required().total().counted().size() > 1
                    || !plan.required().total().minor().equals(minor());
        }

        private OptionalLong minor() {
            return plan.asked() instanceof LimitInForce.Amount(long minor)
                    ? OptionalLong.of(minor)
                    : OptionalLong.empty();
        }
    }

    List<RequestForms.Kind> kinds() {
        return RequestForms.kinds(form.isOfGroup() || !companies.isEmpty());
    }

    boolean isFor(OwnCompany company) {
        return OwnCompany.inAddress(company.code()).equals(form.company());
    }

    String limit(Known of, Fmt fmt) {
        return LimitWords.limit(of.facts().used().limit(), currency, fmt);
    }
}
