package io.ballast.server.creditcontrol;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The last changes that decisions made to the accounts of customers who share limits, each the next state of all these
 * accounts: what is kept of one member is brought up to the date of another's decision without reading the group anew.
 */
final class AccountLog {
    private static final int MOST = 2_000;

    private final Deque<AccountChange> changes = new ArrayDeque<>();
    private long tree;
    private LocalDate day = LocalDate.MIN;
    private long accounts;

    /** Adds a change that was made on this state, and stored. */
    synchronized void add(KnownFile before, AccountChange change) {
        GroupState state = before.groups();
        boolean follows = isOfOneTree(before) && accounts == state.accounts();
        if (!follows) {
            changes.clear();
            tree = state.tree();
            day = before.file().day();
        }
        changes.addLast(change);
        accounts = state.accounts() + 1;
        if (changes.size() > MOST) {
            changes.removeFirst();
        }
    }

    /** Whether a file can be brought to the last state known here. */
    synchronized boolean reaches(KnownFile known) {
        return missed(known) <= changes.size();
    }

    /** What was changed after a state, in the order it was; empty if not all of that is known any more. */
    synchronized Optional<List<AccountChange>> since(KnownFile known) {
        if (!reaches(known)) {
            return Optional.empty();
        }
        List<AccountChange> since = new ArrayList<>();
        Iterator<AccountChange> latest = changes.descendingIterator();
        for (long i = missed(known); i > 0; i--) {
            since.add(latest.next());
        }
        Collections.reverse(since);
        return Optional.of(since);
    }

    private boolean isOfOneTree(KnownFile known) {
        return known.groups().tree() == tree && known.file().day().equals(day);
    }

    /** Changes that a file lacks, as far as is known here; 0 or less for none. */
    private long missed(KnownFile known) {
        return isOfOneTree(known) ? accounts - known.groups().accounts() : 0;
    }
}
