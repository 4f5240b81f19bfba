package io.ballast.server.assessment;

/**
 * What a replay has shown.
 *
 * @param code of the customer
 * @param run which run
 * @param replayed what came of it
 */
record ReplayPage(String code, long run, Replayed replayed) {}
