package io.ballast.server.web;

import java.util.Locale;

/** Where a job stands; the label is the message {@code web.job.state.<name>}. */
public enum JobState {
    RUNNING(Badge.Tone.ACCENT),
    DONE(Badge.Tone.GOOD),
    FAILED(Badge.Tone.BAD),
    CANCELLED(Badge.Tone.NEUTRAL),
    /** The process ended while it ran; starting it again continues where it was. */
    RESUMABLE(Badge.Tone.WATCH);

    private final Badge.Tone tone;

    JobState(Badge.Tone tone) {
        this.tone = tone;
    }

    public Badge badge(Fmt fmt) {
        return Badge.of(tone, fmt.text("web.job.state." + name().toLowerCase(Locale.ROOT)));
    }
}
