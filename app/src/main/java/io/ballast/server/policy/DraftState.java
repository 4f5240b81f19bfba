package io.ballast.server.policy;

import io.ballast.server.web.Badge;
import io.ballast.server.web.Fmt;

/** Where a draft stands; the label is the message {@code policy.state.<name>}. */
public enum DraftState {
    /** Open for editing. */
    DRAFT(Badge.Tone.NEUTRAL),
    /** Closed for editing, waiting for a second person. */
    PROPOSED(Badge.Tone.WATCH),
    /** A version was written from it. */
    APPROVED(Badge.Tone.GOOD),
    /** A second person said no, and why. */
    REJECTED(Badge.Tone.BAD),
    /** Given up by those who write. */
    WITHDRAWN(Badge.Tone.NEUTRAL);

    private final Badge.Tone tone;

    DraftState(Badge.Tone tone) {
        this.tone = tone;
    }

    /** Whether anything can still become of it. */
    public boolean isOpen() {
        return this == DRAFT || this == PROPOSED;
    }

    public Badge badge(Fmt fmt) {
        return Badge.of(tone, fmt.text("policy.state." + name()));
    }
}
