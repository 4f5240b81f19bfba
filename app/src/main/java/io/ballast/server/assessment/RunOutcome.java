package io.ballast.server.assessment;

/** What became of a request to assess. */
public sealed interface RunOutcome {

    /**
     * The run is published.
     *
     * @param run its key
     * @param customersAssessed how many customers were assessed just now; the others were right already
     */
    record Published(long run, int customersAssessed) implements RunOutcome {}

    /** The run says it all already: same day, policy and facts. */
    record Unchanged(long run) implements RunOutcome {}

    /** Someone stopped it. */
    record Cancelled(long run) implements RunOutcome {}

    /** Another run is under way. */
    record Busy() implements RunOutcome {}

    /** No ledger was imported yet. */
    record NothingToAssess() implements RunOutcome {}
}
