package io.ballast.server.creditcontrol;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The files of the customers who were asked about last, kept so that the next decision on one of them needs one
 * statement. What is kept may be out of date; the statement finds out. Decisions on one customer wait for each other
 * here, so that they do not make each other's files out of date.
 */
final class KnownFiles {
    private static final int MOST = 20_000;

    private final Map<Long, Place> places = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Place> eldest) {
            return size() > MOST;
        }
    };

    /** Where the file of one customer lies. To be looked into only by who holds its lock. */
    static final class Place {
        private final ReentrantLock turn = new ReentrantLock(true);
        private Optional<KnownFile> file = Optional.empty();

        ReentrantLock turn() {
            return turn;
        }

        /** The file as of a day, if it is here. */
        Optional<KnownFile> file(LocalDate day) {
            return file.filter(kept -> kept.file().day().equals(day));
        }

        void put(KnownFile newer) {
            file = Optional.of(newer);
        }

        void clear() {
            file = Optional.empty();
        }
    }

    synchronized Place of(long customer) {
        return places.computeIfAbsent(customer, _ -> new Place());
    }
}
