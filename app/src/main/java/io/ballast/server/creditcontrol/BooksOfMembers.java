package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Bill;
import io.ballast.engine.exposure.Commitment;
import io.ballast.engine.exposure.Position;
import io.ballast.engine.exposure.Security;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.ledger.OpenBills;
import io.ballast.server.ledger.OpenPositions;
import io.ballast.server.ledger.Rates;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/**
 * What customers owe and have ordered: as the books say it, unpaid bills included, and what is held for orders that
 * these do not have; with what stands for them.
 */
@Component
class BooksOfMembers {
    private final OpenPositions positions;
    private final OpenBills bills;
    private final Reservations reservations;
    private final HeldSecurities securities;

    BooksOfMembers(OpenPositions positions, OpenBills bills, Reservations reservations, HeldSecurities securities) {
        this.positions = positions;
        this.bills = bills;
        this.reservations = reservations;
        this.securities = securities;
    }

    /**
     * What one of them owes and has ordered.
     *
     * @param byCompany the parts by the code of the company of ours, which add up to the whole; without securities
     */
    record Books(Position whole, SortedMap<String, Position> byCompany) {
        static final Books NOTHING = new Books(Position.NOTHING, Collections.emptySortedMap());
    }

    /** The books of each of these customers on a day. */
    Map<CustomerId, Books> of(Collection<CustomerId> customers, LocalDate day, Rates rates) {
        Map<CustomerId, Map<String, List<Commitment>>> held = reservations.counting(customers);
        Map<CustomerId, Map<String, List<Bill>>> unpaid = bills.byCompany(customers, day);
        Map<CustomerId, List<Security>> secured = securities.of(customers, day, rates);
        Map<CustomerId, Books> all = new HashMap<>();
        positions.byCompany(customers).forEach((customer, parts) -> {
            held.getOrDefault(customer, Map.of())
                    .forEach((company, commitments) ->
                            parts.merge(company, Position.NOTHING.plus(commitments), Position::plus));
            unpaid.getOrDefault(customer, Map.of())
                    .forEach((company, each) -> parts.merge(company, Position.NOTHING.withBills(each), Position::plus));
            Position whole = Position.sum(parts.values());
            all.put(customer, new Books(whole.withSecurities(secured.getOrDefault(customer, List.of())), parts));
        });
        return all;
    }

    /** The position of each of these customers on a day. */
    Map<CustomerId, Position> wholes(Collection<CustomerId> customers, LocalDate day, Rates rates) {
        Map<CustomerId, Position> wholes = new HashMap<>();
        of(customers, day, rates).forEach((customer, books) -> wholes.put(customer, books.whole()));
        return wholes;
    }
}
