package io.ballast.server.notification;

import java.time.Duration;
import java.util.Optional;

/** What became of one attempt to deliver; the text goes into the log of deliveries. */
sealed interface Answer {
    int LONGEST = 500;

    String text();

    /** The receiver has it. */
    record Accepted(String text) implements Answer {}

    /**
     * It failed, and may go well later.
     *
     * @param after how long the receiver asked to wait, if it did
     */
    record Failed(String text, Optional<Duration> after) implements Answer {
        Failed(String text) {
            this(text, Optional.empty());
        }
    }

    /** It will never go well, such as an address that does not exist. */
    record Refused(String text) implements Answer {}

    /** The receiver wants nothing more, ever. */
    record Gone(String text) implements Answer {}

    /** What somebody else said, on one line and short enough to keep. */
    static String shown(String said) {
        String line = said.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
