package io.ballast.server.creditcontrol;

import io.ballast.server.audit.Author;
import io.ballast.server.identity.CurrentUser;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** An order that waits for its decision, and who waits with it. */
final class Asked {
    private final OrderRequest request;
    private final CurrentUser user;
    private final Author author;
    private final KnownFiles.Place place;
    private final Semaphore called = new Semaphore(0);
    private volatile Optional<Answer> answer = Optional.empty();
    private int rounds;
    private boolean isSingle;

    Asked(OrderRequest request, CurrentUser user, Author author, KnownFiles.Place place) {
        this.request = request;
        this.user = user;
        this.author = author;
        this.place = place;
    }

    /** What came of it. */
    sealed interface Answer {
        /** It was decided now. */
        record Decided(StoredDecision stored) implements Answer {}

        /** There is a decision under its key. */
        record Known() implements Answer {}

        /** Somebody has its customer or groups locked just now. */
        record Busy() implements Answer {}

        /** It cannot be decided. */
        record Failed(RuntimeException why) implements Answer {}
    }

    OrderRequest request() {
        return request;
    }

    CurrentUser user() {
        return user;
    }

    Author author() {
        return author;
    }

    KnownFiles.Place place() {
        return place;
    }

    /** Whether it was tried together with others in vain. */
    boolean isSingle() {
        return isSingle;
    }

    void setSingle() {
        isSingle = true;
    }

    /** How often it was tried, this time included. */
    int nextRound() {
        return ++rounds;
    }

    Optional<Answer> answer() {
        return answer;
    }

    void answer(Answer given) {
        answer = Optional.of(given);
        called.release();
    }

    /** Asks who waits with it to decide what waits. */
    void call() {
        called.release();
    }

    /** Until there is an answer, or a call. */
    void await() {
        called.acquireUninterruptibly();
    }
}
