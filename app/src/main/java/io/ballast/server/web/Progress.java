package io.ballast.server.web;

/** What running work tells of itself, and learns about being stopped. Used by the one thread of the job. */
public interface Progress {

    /** How many rows there are to do. */
    void total(long rows);

    /**
     * How many rows are done. Cheap enough for every batch: it is stored twice a second at most.
     *
     * @throws Cancelled if somebody asked to stop; let it pass, after undoing what must not stay
     */
    void done(long rows) throws Cancelled;

    /** Somebody asked the job to stop. */
    final class Cancelled extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
