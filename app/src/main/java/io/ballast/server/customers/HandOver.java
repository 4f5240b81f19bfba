package io.ballast.server.customers;

import io.ballast.server.audit.Audit;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Refusal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands customers to another sales person, each with its entry in the trail. */
@Service
class HandOver {
    static final int MOST = 200;

    private final CustomerOwners owners;
    private final Audit audit;
    private final TransactionTemplate transaction;

    HandOver(CustomerOwners owners, Audit audit, TransactionTemplate transaction) {
        this.owners = owners;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Those out of the user's scope are left alone.
     *
     * @param ids 1 to {@value #MOST} keys
     * @param owner who is in charge of some customer already
     * @throws Refusal if there are none or too many, or nobody is called so
     */
    void to(String owner, List<Long> ids, CurrentUser user) {
        // What is handed over leaves the user's scope, and whom it goes to stands outside: the statement itself holds
        // the condition.
        Users.beyondScope(() -> {
            transaction.executeWithoutResult(status -> assign(owner, ids, user));
            return true;
        });
    }

    private void assign(String owner, List<Long> ids, CurrentUser user) {
        if (ids.isEmpty() || ids.size() > MOST || !owners.isKnown(owner)) {
            throw Refusal.badRequest("customers.owner.fault", MOST);
        }
        for (CustomerOwners.Assigned one : owners.assign(ids, owner, user)) {
            audit.record(
                    "customers.owner.assigned",
                    "customer",
                    Long.toString(one.id()),
                    "",
                    Map.of("owner", one.before()),
                    Map.of("owner", owner));
        }
    }
}
