package io.ballast.server.notification;

import io.ballast.engine.value.Text;
import io.ballast.server.web.Fmt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A notice as one user reads it.
 *
 * @param id key of its delivery
 * @param kind what it is about
 * @param path page that shows it
 * @param words what it speaks of
 * @param customers how many customers it is about; 0 if it is about none
 * @param covered how many of them the reader may know of
 * @param at when it happened
 * @param readAt when it was read
 */
record Message(
        long id,
        Kind kind,
        String path,
        List<Text> words,
        int customers,
        int covered,
        Instant at,
        Optional<Instant> readAt) {
    Message {
        words = List.copyOf(words);
    }

    /** What happened, in one line. */
    String title(Fmt fmt) {
        return title(kind, words, customers, covered, fmt);
    }

    static String title(Kind kind, List<Text> words, int customers, int covered, Fmt fmt) {
        Object[] shown = words.stream().map(fmt::text).toArray();
        return customers > 1 ? fmt.text(kind.title(), fmt.number(covered)) : fmt.text(kind.title(), shown);
    }

    /** What the reader can do about it. */
    String next(Fmt fmt) {
        return fmt.text(kind.next());
    }
}
