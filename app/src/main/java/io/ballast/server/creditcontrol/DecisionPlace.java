package io.ballast.server.creditcontrol;

import io.ballast.server.web.Cursor;
import io.ballast.server.web.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A place in the list of decisions, newest first.
 *
 * @param id of the decision behind which the next page begins
 */
record DecisionPlace(Instant decidedAt, UUID id) {

    /** The place behind a decision. */
    static String after(StoredDecision last) {
        return new Cursor(true, List.of(last.decidedAt().toString(), last.id().toString())).encode();
    }

    /**
     * The place in this text.
     *
     * @throws Refusal if it is none
     */
    static DecisionPlace of(String text) {
        List<String> values = Cursor.parse(text)
                .map(Cursor::values)
                .filter(parts -> parts.size() == 2)
                .orElseThrow(() -> Refusal.badRequest("creditcontrol.fault.filter", "at"));
        try {
            return new DecisionPlace(Instant.parse(values.get(0)), UUID.fromString(values.get(1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Refusal.badRequest("creditcontrol.fault.filter", "at");
        }
    }
}
