package io.ballast.server.limits;

/** How a journal changes limits; the label is the message {@code limits.journal.rule.<name>}. */
enum JournalRule {
    /** All to one amount. */
    SET,
    /** Each by a percentage of itself. */
    PERCENT,
    /** Each to the limit that the assessment in force recommends. */
    RECOMMENDED,
    /** Those above an amount down to it. */
    CAP,
    /** Each as it is, to a new last day. */
    LAST_DAY,
    /** Each to the amount that a list names. */
    LIST,
    /** Each back to what it was before another journal. */
    REVERSAL;

    boolean hasAmount() {
        return this == SET || this == CAP;
    }

    /** Whether the customers are chosen by a filter. */
    boolean isChosen() {
        return this != LIST && this != REVERSAL;
    }
}
