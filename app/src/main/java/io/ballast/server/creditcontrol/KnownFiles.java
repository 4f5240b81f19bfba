package io.ballast.server.creditcontrol;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * The files of the customers who were asked about last, kept so that the next decision on one of them needs one
 * statement. What is kept may be out of date; the statement finds out. Decisions on one customer, and on all members of
 * one ultimate group, wait for each other here, so that they do not make each other's files out of date.
 */
final class KnownFiles {
    private static final int MOST = 20_000;

    private final Map<Long, Place> places = new Kept<>();
    private final Map<Long, Turn> turns = new Kept<>();

    private static final class Kept<V> extends LinkedHashMap<Long, V> {
        private static final long serialVersionUID = 1L;

        Kept() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
            return size() > MOST;
        }
    }

    /** Whose turn it is among those who share limits. */
    static final class Turn {
        private final Semaphore free = new Semaphore(1, true);
        private long approvals;

        void end() {
            free.release();
        }
    }

    /** Where the file of one customer lies. To be looked into only by who has its turn. */
    final class Place {
        private volatile Turn turn = new Turn();
        private Optional<KnownFile> file = Optional.empty();
        private long approvals;

        /** Waits for the turn of this customer. */
        Turn take() {
            while (true) {
                Turn waited = turn;
                waited.free.acquireUninterruptibly();
                if (waited == turn) {
                    return waited;
                }
                waited.end();
            }
        }

        /** The file as of a day, if it is here and no other member of the group was granted anything since. */
        synchronized Optional<KnownFile> file(LocalDate day) {
            return approvals == turn.approvals
                    ? file.filter(kept -> kept.file().day().equals(day))
                    : Optional.empty();
        }

        /** Keeps a file as it was read. */
        synchronized void put(KnownFile read) {
            turn = read.groups().ultimate().map(KnownFiles.this::turnOf).orElse(turn);
            approvals = turn.approvals;
            file = Optional.of(read);
        }

        /** Keeps a file as an approval has made it. */
        synchronized void approved(KnownFile newer) {
            turn.approvals++;
            put(newer);
        }

        synchronized void clear() {
            file = Optional.empty();
        }
    }

    synchronized Place of(long customer) {
        return places.computeIfAbsent(customer, _ -> new Place());
    }

    private synchronized Turn turnOf(long group) {
        return turns.computeIfAbsent(group, _ -> new Turn());
    }
}
