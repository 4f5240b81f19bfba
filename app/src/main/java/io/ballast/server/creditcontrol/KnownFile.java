package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.Commitment;
import io.ballast.engine.exposure.CreditFile;
import io.ballast.engine.exposure.Level;
import io.ballast.engine.exposure.OrderToCheck;
import io.ballast.engine.exposure.Position;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.Customer;
import io.ballast.server.ledger.Rates;
import io.ballast.server.policy.StoredPolicy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

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

    /** What an approved order takes of what is held, and gives back. */
    AccountChange approved(OrderToCheck order) {
        long held = toHold(order);
        List<Commitment> gone = file.position().commitments().stream()
                .filter(each -> order.point() == CheckPoint.ORDER
                        && each.isReserved()
                        && each.number().equals(order.number()))
                .toList();
        Optional<Commitment> taken =
                held > 0 ? Optional.of(new Commitment(order.number(), order.shipOn(), held, true)) : Optional.empty();
        return new AccountChange(customer.id(), order.company(), gone, taken);
    }

    /** The same after a change of the customer's own account. */
    KnownFile after(AccountChange change) {
        CreditFile without = file.with(part -> part.withCommitments(change.left(part.commitments())));
        CreditFile newer = change.taken()
                .map(taken -> without.with(change.company(), part -> part.plus(List.of(taken))))
                .orElse(without);
        return with(newer, account + 1, groups.after(1), authority);
    }

    /** The same when one of the customer's orders waits. */
    KnownFile waiting(String number, UUID decision) {
        return with(file, account, groups, authority.withWaiting(number, decision));
    }

    /** The same after changes of accounts of other members of the groups; empty if it has no place for one of them. */
    Optional<KnownFile> afterOthers(List<AccountChange> changes) {
        CreditFile newer = file;
        for (AccountChange change : changes) {
            OptionalInt level = groups.level(change.customer());
            if (level.isEmpty() || change.customer().equals(customer.id())) {
                return Optional.empty();
            }
            Level at = file.levels().get(level.getAsInt());
            Position beside = newer.beside(at);
            Optional<List<Commitment>> commitments = change.of(beside.commitments());
            if (commitments.isEmpty()) {
                return Optional.empty();
            }
            newer = newer.withBeside(at, beside.withCommitments(commitments.orElseThrow()));
        }
        return Optional.of(with(newer, account, groups.after(changes.size()), authority));
    }

    private KnownFile with(CreditFile newer, long changes, GroupState state, OrderAuthority words) {
        return new KnownFile(customer, newer, policy, changes, books, run, state, rates, words);
    }
}
