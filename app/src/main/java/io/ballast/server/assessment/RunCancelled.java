package io.ballast.server.assessment;

/** Someone asked a run to stop. */
final class RunCancelled extends RuntimeException {
    RunCancelled(long run) {
        super("Run " + run + " was cancelled");
    }
}
