package io.ballast.server.web;

import java.util.Optional;

/** Something that waits for people, contributed as a bean to the first page by the module that knows it. */
public interface TodayCount {

    /** What waits for the signed-in user now; nothing for who cannot act on it. */
    Optional<Count> now();

    /** Order on the page, ascending. */
    int order();

    /**
     * How many wait.
     *
     * @param label message key of what they are
     * @param note message key of what to do
     * @param href the rows
     * @param tone while there are any
     */
    record Count(String label, String note, Icon icon, long number, String href, Badge.Tone tone) {
        public boolean isQuiet() {
            return number == 0;
        }
    }
}
