package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Commitment;
import io.ballast.engine.exposure.Position;
import io.ballast.engine.exposure.Security;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.ledger.OpenPositions;
import io.ballast.server.ledger.Rates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What customers owe and have ordered: as the books say it, and what is held for orders that these do not have; with
 * what stands for them.
 */
@Component
class BooksOfMembers {
    private final OpenPositions positions;
    private final Reservations reservations;
    private final HeldSecurities securities;

    BooksOfMembers(OpenPositions positions, Reservations reservations, HeldSecurities securities) {
        this.positions = positions;
        this.reservations = reservations;
        this.securities = securities;
    }

    /** The position of each of these customers on a day. */
    Map<CustomerId, Position> of(Collection<CustomerId> customers, LocalDate day, Rates rates) {
        Map<CustomerId, List<Commitment>> held = reservations.counting(customers);
        Map<CustomerId, List<Security>> secured = securities.of(customers, day, rates);
        Map<CustomerId, Position> all = new HashMap<>();
        positions.of(customers).forEach((customer, position) -> {
            List<Commitment> commitments = new ArrayList<>(position.commitments());
            commitments.addAll(held.getOrDefault(customer, List.of()));
            all.put(
                    customer,
                    position.withCommitments(commitments).withSecurities(secured.getOrDefault(customer, List.of())));
        });
        return all;
    }
}
