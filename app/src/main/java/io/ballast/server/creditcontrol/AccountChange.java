package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Commitment;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.OwnCompany;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one decision changes of what is held for a customer.
 *
 * @param company of ours for which it is taken; empty for the main one
 * @param gone what is held no more
 * @param taken what is held from now on; empty if the books have all of the order, or it may not ship
 */
record AccountChange(CustomerId customer, String company, List<Commitment> gone, Optional<Commitment> taken) {
    AccountChange {
        gone = List.copyOf(gone);
    }

    /** A decision that is counted, and holds nothing of the limit. */
    static AccountChange ofNothingHeld(CustomerId customer) {
        return new AccountChange(customer, OwnCompany.MAIN.code(), List.of(), Optional.empty());
    }

    /** What it leaves of commitments that may have only some of what is gone. */
    List<Commitment> left(List<Commitment> before) {
        List<Commitment> left = new ArrayList<>(before);
        gone.forEach(left::remove);
        return left;
    }

    /** Commitments after it; empty if what is gone is not among them. */
    Optional<List<Commitment>> of(List<Commitment> before) {
        List<Commitment> after = left(before);
        if (after.size() > before.size() - gone.size()) {
            return Optional.empty();
        }
        taken.ifPresent(after::add);
        return Optional.of(after);
    }
}
