package io.ballast.server.creditcontrol;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the customers who were asked about last, kept so that the next decision on one of them needs one
 * statement. What is kept may be out of date; the statement finds out. Decisions on one customer, and on all members of
 * one ultimate group, stand in one lane, so that they do not make each other's files out of date.
 */
final class KnownFiles {
    private static final int MOST = 20_000;

    private final Map<Long, Place> places = new Kept<>();
    private final Map<Long, Lane> lanes = new Kept<>();

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

    /** Where the file of one customer lies. To be changed only by who has taken its lane. */
    final class Place {
        private volatile Lane lane = new Lane();
        private volatile Optional<KnownFile> file = Optional.empty();

        /** Where orders of this customer wait. */
        Lane lane() {
            return lane;
        }

        /** Whether there is a file that is up to date as far as is known here, or can be brought so. */
        boolean isKept() {
            return file.map(lane.log()::reaches).orElse(false);
        }

        /** The file as of a day, if it is kept; with what was decided on other members of the group since. */
        Optional<KnownFile> file(LocalDate day) {
            file = file.filter(kept -> kept.file().day().equals(day))
                    .flatMap(kept -> lane.log().since(kept).flatMap(kept::afterOthers));
            return file;
        }

        /** Keeps a file as it was read. */
        void put(KnownFile read) {
            lane = read.groups().ultimate().map(KnownFiles.this::laneOf).orElse(lane);
            file = Optional.of(read);
        }

        /** Keeps a file as a decision has made it, and tells the other members of the group. */
        void decided(KnownFile before, AccountChange change, KnownFile after) {
            if (!before.groups().path().isEmpty()) {
                lane.log().add(before, change);
            }
            file = Optional.of(after);
        }

        void clear() {
            file = Optional.empty();
        }
    }

    synchronized Place of(long customer) {
        return places.computeIfAbsent(customer, _ -> new Place());
    }

    private synchronized Lane laneOf(long group) {
        return lanes.computeIfAbsent(group, _ -> new Lane());
    }
}
