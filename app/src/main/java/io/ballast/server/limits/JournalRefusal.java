package io.ballast.server.limits;

/**
 * A row of a list that cannot be taken, and why.
 *
 * @param row from 1
 * @param field {@code customer} or {@code amount}
 * @param value as it was written, cut at 100 characters
 * @param why the rule
 */
record JournalRefusal(int row, String field, String value, Why why) {

    /** Why a row or a line is refused; the message is {@code limits.journal.refusal.<name>}. */
    enum Why {
        UNKNOWN_CUSTOMER,
        TWICE,
        AMOUNT,
        CLOSED,
        NO_LIMIT,
        UNLIMITED,
        NO_RECOMMENDATION,
        OPEN_REQUEST,
        NO_RATE,
        TOO_LARGE,
        LAST_DAY_OVER,
        CHANGED_SINCE
    }
}
