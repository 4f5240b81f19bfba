package io.ballast.server.creditcontrol;

import io.ballast.server.assessment.CreditStanding;
import io.ballast.server.assessment.CreditStandings;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.protection.DefaultWatch;
import org.springframework.stereotype.Component;

/** Guarantors that are customers and in default by the assessment in force. */
@Component
class DefaultedGuarantors implements DefaultWatch {
    private final CreditStandings standings;

    DefaultedGuarantors(CreditStandings standings) {
        this.standings = standings;
    }

    @Override
    public boolean isInDefault(CustomerId customer) {
        return standings.of(customer).map(CreditStanding::isInDefault).orElse(false);
    }
}
