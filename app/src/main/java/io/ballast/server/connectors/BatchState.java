package io.ballast.server.connectors;

import io.ballast.server.web.Badge;
import io.ballast.server.web.Fmt;

/** Where a batch stands; the label is the message {@code connectors.state.<name>}. */
public enum BatchState {
    /** It is being read; nothing of it can be seen yet. */
    RUNNING(Badge.Tone.ACCENT),
    /** Its good rows are in the ledger. */
    LOADED(Badge.Tone.GOOD),
    /** It cannot be understood as a whole; nothing of it was loaded. */
    REFUSED(Badge.Tone.BAD),
    /** The user stopped it; nothing of it was loaded. */
    CANCELLED(Badge.Tone.NEUTRAL),
    /** The process ended while it was read; nothing of it was loaded. */
    INTERRUPTED(Badge.Tone.WATCH),
    /** It was our fault; nothing of it was loaded. */
    FAILED(Badge.Tone.BAD),
    /** It was loaded and taken back. */
    UNDONE(Badge.Tone.NEUTRAL);

    private final Badge.Tone tone;

    BatchState(Badge.Tone tone) {
        this.tone = tone;
    }

    String label() {
        return "connectors.state." + name();
    }

    /** State as icon, word and colour. */
    public Badge badge(Fmt fmt) {
        return Badge.of(tone, fmt.text(label()));
    }
}
