package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.Commitment;
import io.ballast.engine.exposure.CreditFile;
import io.ballast.engine.exposure.OrderToCheck;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.Customer;
import io.ballast.server.ledger.Rates;
import io.ballast.server.policy.StoredPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is known of a customer, and of which state of the database: a decision made on it is stored only while all of
 * that is as it was.
 *
 * @param customer who it is
 * @param file what the engine decides on
 * @param policy in force on the day of the file
 * @param account how often what is held for the customer has changed
 * @param books how often its documents, terms or profile have changed
 * @param run the assessment in force
 * @param groups the state of the groups above the customer
 * @param rates into the reporting currency
 * @param authority what people decided about the customer's orders
 */
record KnownFile(
        Customer customer,
        CreditFile file,
        StoredPolicy policy,
        long account,
        long books,
        OptionalLong run,
        GroupState groups,
        Rates rates,
        OrderAuthority authority) {

    /** Names the state of everything a decision is made on, if this many changes more were made to the account. */
    String state(long moreChanges) {
        return String.join(
                "/",
                Long.toString(account + moreChanges),
                Long.toString(books),
                Long.toString(run.orElse(0)),
                Long.toString(policy.id()),
                file.day().toString());
    }

    /** Key of those who share limits: the ultimate group, below 0, or the customer itself. */
    long sharing() {
        return groups.ultimate()
                .map(group -> -group)
                .orElseGet(() -> customer.id().value());
    }

    Currency currency() {
        return rates.base();
    }

    /** What an approval has to hold: of the order what neither the books nor, at a later step, reservations count. */
    long toHold(OrderToCheck order) {
        long counted = 0;
        for (Commitment each : file.position().commitments()) {
            boolean stays = order.point() != CheckPoint.ORDER || !each.isReserved();
            counted += stays && each.number().equals(order.number()) ? each.minor() : 0;
        }
        return Math.max(0, order.minor() - counted);
    }

    /** The same when an approved order has taken its part of the limit, and nothing else has changed. */
    KnownFile with(OrderToCheck approved) {
        long held = toHold(approved);
        List<Commitment> commitments = new ArrayList<>();
        for (Commitment each : file.position().commitments()) {
            boolean isReplaced = approved.point() == CheckPoint.ORDER
                    && each.isReserved()
                    && each.number().equals(approved.number());
            if (!isReplaced) {
                commitments.add(each);
            }
        }
        if (held > 0) {
            commitments.add(new Commitment(approved.number(), approved.shipOn(), held, true));
        }
        CreditFile newer = file.withPosition(file.position().withCommitments(commitments));
        return new KnownFile(customer, newer, policy, account + 1, books, run, groups.withApproval(), rates, authority);
    }
}
