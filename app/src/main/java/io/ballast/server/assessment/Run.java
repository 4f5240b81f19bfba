package io.ballast.server.assessment;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.value.Currency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One assessment of the whole portfolio as of a day.
 *
 * @param id key
 * @param asOf day of the assessment
 * @param knowledge which rows spoke for that day
 * @param currency reporting currency of its amounts
 * @param policyCode code of the policy version
 * @param policyHash SHA-256 of the policy
 * @param engineVersion version of the engine
 * @param previousRun the run before it
 * @param state how far it is
 * @param trigger what set it off
 * @param startedBy who
 * @param startedAt when
 * @param finishedAt when it was published, failed or was cancelled
 * @param customersTotal how many customers it is about
 * @param customersDone how many are written
 * @param failure why it failed
 * @param isInForce whether it is the published run that pages show
 */
public record Run(
        long id,
        LocalDate asOf,
        Knowledge knowledge,
        Currency currency,
        String policyCode,
        String policyHash,
        String engineVersion,
        OptionalLong previousRun,
        State state,
        Trigger trigger,
        String startedBy,
        Instant startedAt,
        Optional<Instant> finishedAt,
        int customersTotal,
        int customersDone,
        Optional<String> failure,
        boolean isInForce) {

    /** How far a run is. Only a published one is read. */
    public enum State {
        RUNNING,
        PUBLISHED,
        FAILED,
        CANCELLED
    }

    /** What set a run off. */
    public enum Trigger {
        /** The nightly schedule. */
        NIGHTLY,
        /** A person. */
        MANUAL,
        /** An import that changed many customers. */
        IMPORT,
        /** Filling in a past month end; it never becomes the run in force. */
        HISTORY,
        /** The command line. */
        COMMAND
    }

    /** Share of the customers written, 0..1. */
    public double progress() {
        return customersTotal == 0 ? 0 : Math.min(1, (double) customersDone / customersTotal);
    }

    /** Customers a second since the start, 0 while none is done. */
    public double customersPerSecond(Instant now) {
        double seconds = Duration.between(startedAt, finishedAt.orElse(now)).toMillis() / 1_000.0;
        return seconds <= 0 ? 0 : customersDone / seconds;
    }

    /** Time left at the pace so far; empty while there is none or the run is over. */
    public Optional<Duration> timeLeft(Instant now) {
        double pace = customersPerSecond(now);
        if (pace == 0 || state != State.RUNNING) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) ((customersTotal - customersDone) / pace * 1_000)));
    }

    RunScope scope() {
        return new RunScope(asOf, knowledge, currency, previousRun);
    }
}
