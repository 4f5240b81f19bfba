package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Commitment;
import io.ballast.engine.exposure.Position;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.ledger.OpenPositions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What customers owe and have ordered: as the books say it, and what is held for orders that these do not have. */
@Component
class BooksOfMembers {
    private final OpenPositions positions;
    private final Reservations reservations;

    BooksOfMembers(OpenPositions positions, Reservations reservations) {
        this.positions = positions;
        this.reservations = reservations;
    }

    /** The position of each of these customers. */
    Map<CustomerId, Position> of(Collection<CustomerId> customers) {
        Map<CustomerId, List<Commitment>> held = reservations.counting(customers);
        Map<CustomerId, Position> all = new HashMap<>();
        positions.of(customers).forEach((customer, position) -> {
            List<Commitment> commitments = new ArrayList<>(position.commitments());
            commitments.addAll(held.getOrDefault(customer, List.of()));
            all.put(customer, position.withCommitments(commitments));
        });
        return all;
    }
}
