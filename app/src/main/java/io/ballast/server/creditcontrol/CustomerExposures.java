package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Credit;
import io.ballast.engine.exposure.Headroom;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What of a customer's own limit is used now: a door of this module. */
@Component
public class CustomerExposures {
    private final CreditFiles files;
    private final Clock clock;

    CustomerExposures(CreditFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /**
     * Limit in force and exposure, in the reporting currency.
     *
     * @throws Refusal if there are no books yet, or the limit is in a currency without a rate
     */
    public Headroom of(CustomerId customer) {
        KnownFile known = files.read(customer, LocalDate.now(clock));
        return Credit.headroom(known.file(), known.policy().policy().checks()).getFirst();
    }

    /**
     * The same of what is with one company of ours.
     *
     * @param company code, empty for the main one
     * @throws Refusal if there is no such company or only one, and as above
     */
    public Headroom of(CustomerId customer, String company) {
        KnownFile known = files.read(customer, LocalDate.now(clock));
        return known.file().companies().stream()
                .filter(part -> part.code().equals(company))
                .findFirst()
                .map(part -> Credit.headroom(
                        known.file(), part, known.policy().policy().checks()))
                .orElseThrow(() -> Refusal.unprocessable("creditcontrol.fault.company", company));
    }
}
