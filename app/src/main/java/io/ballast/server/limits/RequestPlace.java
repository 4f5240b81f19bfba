package io.ballast.server.limits;

import io.ballast.server.web.Cursor;
import io.ballast.server.web.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A place in the list of requests, newest first.
 *
 * @param id of the request behind which the next page begins
 */
record RequestPlace(Instant requestedAt, UUID id) {

    /** The place behind a request. */
    static String after(LimitRequest last) {
        return new Cursor(
                        true,
                        List.of(last.requestedAt().toString(), last.asked().id().toString()))
                .encode();
    }

    /**
     * The place in this text.
     *
     * @throws Refusal if it is none
     */
    static RequestPlace of(String text) {
        List<String> values = Cursor.parse(text)
                .map(Cursor::values)
                .filter(parts -> parts.size() == 2)
                .orElseThrow(() -> Refusal.badRequest("limits.fault.filter", "at"));
        try {
            return new RequestPlace(Instant.parse(values.get(0)), UUID.fromString(values.get(1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Refusal.badRequest("limits.fault.filter", "at");
        }
    }
}
