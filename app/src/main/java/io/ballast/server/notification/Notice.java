package io.ballast.server.notification;

import io.ballast.engine.value.Text;
import java.util.List;
import java.util.Set;

/**
 * A fact that people are told.
 *
 * @param kind what it is about
 * @param dedupeKey names the fact: told again within the window of its kind, it is not told
 * @param path page that shows it, from the root of the server
 * @param words what its messages speak of, in their order
 * @param audience whom it is for
 * @param customers keys of the customers it speaks of; nobody is told who may not know of one of them. Messages about
 *     several customers name none, and their first word is the number of those within the reader's scope
 */
public record Notice(
        Kind kind, String dedupeKey, String path, List<Text> words, Audience audience, Set<Long> customers) {
    static final int LONGEST_KEY = 200;

    public Notice {
        words = List.copyOf(words);
        customers = Set.copyOf(customers);
        if (dedupeKey.isBlank() || dedupeKey.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("A key has 1 to " + LONGEST_KEY + " characters: " + dedupeKey);
        }
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("A path starts with one '/': " + path);
        }
        if (audience instanceof Audience.InCharge && customers.isEmpty()) {
            throw new IllegalArgumentException("Nobody is in charge of no customer: " + dedupeKey);
        }
    }

    /** One about no customer. */
    public Notice(Kind kind, String dedupeKey, String path, List<Text> words, Audience audience) {
        this(kind, dedupeKey, path, words, audience, Set.of());
    }

    /** A word that is the same in every language, such as a name. */
    public static Text word(String word) {
        String shown = word.isBlank() ? "-" : word;
        return Text.of(shown, shown);
    }
}
