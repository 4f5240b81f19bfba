package io.ballast.server.creditcontrol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Orders that wait for a decision, first come first served. If a writer is free, who asks decides all that waits, its
 * own order among it; else it waits until somebody else has done so. Nothing waits for others to come, and the more
 * wait the more are decided together. No more writers than that ask for connections of the pool.
 */
final class Lanes {
    private static final int FEWEST_WRITERS = 4;
    private static final int MOST_AT_ONCE = 256;

    private final Deque<Lane> listed = new ArrayDeque<>();
    private final Semaphore writers =
            new Semaphore(Math.max(FEWEST_WRITERS, Runtime.getRuntime().availableProcessors()));

    /** Orders of one customer, in the order they are to be decided in. */
    record Part(Lane lane, List<Asked> orders) {
        Part {
            orders = List.copyOf(orders);
        }
    }

    /** Decides on orders; those it gives no answer are tried again. */
    @FunctionalInterface
    interface Writer {
        void write(List<Part> parts);
    }

    /** Waits until an order has its answer. */
    Asked.Answer answer(Asked asked, Writer writer) {
        add(asked);
        while (true) {
            Optional<Asked.Answer> answer = asked.answer();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (!isWritten(writer)) {
                asked.await();
            }
        }
    }

    /** Whether there was a writer free, and something for it to decide. */
    private boolean isWritten(Writer writer) {
        if (!writers.tryAcquire()) {
            return false;
        }
        try {
            List<Part> taken = take();
            write(taken, writer);
            return !taken.isEmpty();
        } finally {
            writers.release();
            call();
        }
    }

    private void write(List<Part> taken, Writer writer) {
        if (taken.isEmpty()) {
            return;
        }
        try {
            writer.write(taken);
        } catch (RuntimeException | Error e) {
            fail(taken, e);
            throw e;
        } finally {
            giveBack(taken);
        }
    }

    private static void fail(List<Part> taken, Throwable why) {
        var failed = new Asked.Answer.Failed(new IllegalStateException("An order was not decided", why));
        taken.stream()
                .flatMap(part -> part.orders().stream())
                .filter(asked -> asked.answer().isEmpty())
                .forEach(asked -> asked.answer(failed));
    }

    private synchronized void add(Asked asked) {
        Lane lane = asked.place().lane();
        if (lane.add(asked)) {
            listed.addLast(lane);
        }
    }

    private synchronized List<Part> take() {
        List<Part> parts = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        while (!listed.isEmpty() && ids.size() < MOST_AT_ONCE) {
            Lane lane = listed.getFirst();
            boolean isAlone = lane.isAlone();
            if (!parts.isEmpty()
                    && (isAlone || ids.contains(lane.first().request().id()))) {
                break;
            }
            listed.removeFirst();
            parts.add(new Part(lane, lane.take(ids, MOST_AT_ONCE - ids.size())));
            if (isAlone) {
                break;
            }
        }
        return parts;
    }

    /** Orders whose customer has turned out to share limits with others go to the lane of those. */
    private synchronized void giveBack(List<Part> taken) {
        for (Part part : taken) {
            List<Asked> undecided = part.orders().stream()
                    .filter(asked -> asked.answer().isEmpty())
                    .toList();
            List<Asked> staying = undecided.stream()
                    .filter(asked -> asked.place().lane() == part.lane())
                    .toList();
            if (part.lane().giveBack(staying)) {
                listed.addLast(part.lane());
            }
            undecided.stream()
                    .filter(asked -> asked.place().lane() != part.lane())
                    .forEach(this::add);
        }
    }

    /** Where orders wait although a writer is free, the first of them gets to work. */
    private synchronized void call() {
        if (!listed.isEmpty()) {
            listed.getFirst().first().call();
        }
    }
}
