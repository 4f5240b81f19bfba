package io.ballast.engine.ledger;

/** Which rows may speak for a past day. The future is shut out in both: no row dated after the day is read. */
public enum Knowledge {
    /** Only what had been recorded by that day. */
    AS_KNOWN_THEN,
    /** Everything dated up to that day, also what was recorded later. */
    AS_KNOWN_NOW
}
