package io.ballast.engine.model.history;

import java.time.LocalDate;

/** What became of a customer after the day on which it was looked at. */
public sealed interface Outcome {

    /**
     * The bad outcome came.
     *
     * @param day first day on which it held
     * @param cause by which part of the definition
     */
    record Event(LocalDate day, Cause cause) implements Outcome {}

    /** The horizon passed without it. */
    record NoEvent() implements Outcome {}

    /** The customer does not belong to the population of that day. */
    record Excluded(Why why) implements Outcome {}

    /** By which part of the definition the bad outcome came. */
    enum Cause {
        OVERDUE,
        WRITTEN_OFF
    }

    /** Why a customer is no observation of a day. */
    enum Why {
        /** The bad outcome held already on that day: there is nothing left to predict. */
        ALREADY_BAD,
        /** Nothing was open and nothing had been invoiced for a year. */
        NO_BUSINESS,
        /** The horizon is not over: a customer without an event so far may still have one. */
        NOT_KNOWN_YET
    }
}
