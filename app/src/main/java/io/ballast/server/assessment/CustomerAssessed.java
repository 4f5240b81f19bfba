package io.ballast.server.assessment;

/**
 * A customer of the run in force was assessed anew, apart from a run.
 *
 * @param run the run in force
 * @param customer key of the customer
 */
public record CustomerAssessed(long run, long customer) {}
