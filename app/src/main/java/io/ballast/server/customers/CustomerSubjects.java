package io.ballast.server.customers;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.receivable.PointInTime;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.Subject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The way from the address of a customer's page to the customer: outside the user's scope it ends with 404. */
@Component
public class CustomerSubjects {
    /** The type under which panels and the trail know customers. */
    public static final String TYPE = "customer";

    private final VisibleCustomers customers;
    private final List<DataDay> days;
    private final Clock clock;

    CustomerSubjects(VisibleCustomers customers, List<DataDay> days, Clock clock) {
        this.customers = customers;
        this.days = days;
        this.clock = clock;
    }

    /**
     * The customer with this code.
     *
     * @throws Refusal as not found if there is none, or none this user may know of
     */
    public CustomerProfile profile(String code, CurrentUser user) {
        return customers.byCode(code, user).orElseThrow(Refusal::notFound);
    }

    /** The customer as panels take it, as of the day of the assessment in force, or of today before the first one. */
    public Subject of(Customer customer) {
        return new Subject(TYPE, customer.id().value(), customer.code(), at());
    }

    /** The day of the figures. */
    public PointInTime at() {
        return days.stream()
                .map(DataDay::inForce)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> PointInTime.of(LocalDate.now(clock), Knowledge.AS_KNOWN_THEN));
    }
}
