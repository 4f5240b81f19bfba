package io.ballast.server.ledger;

import io.ballast.engine.exposure.BillKind;
import io.ballast.server.web.Fmt;

/**
 * The note of a bill among documents: {@code KIND STATE acceptor}, and the same in words.
 *
 * @param acceptor empty if it is not known
 */
record BillNote(BillKind kind, BillState state, String acceptor) {
    /** As a row b says it on :day. */
    static final String SQL = "concat_ws(' ', b.kind, " + BillState.SQL + ", b.acceptor)";

    private static final int PARTS = 3;

    static BillNote of(String note) {
        String[] parts = note.split(" ", PARTS);
        return new BillNote(
                BillKind.valueOf(parts[0]), BillState.valueOf(parts[1]), parts.length < PARTS ? "" : parts[2]);
    }

    String words(Fmt fmt) {
        String words = fmt.text(kind.label()) + " · " + fmt.text(state.label());
        return acceptor.isEmpty() ? words : words + " · " + acceptor;
    }
}
