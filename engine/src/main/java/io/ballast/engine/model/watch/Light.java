package io.ballast.engine.model.watch;

/** What a watched figure says, from good to bad. */
public enum Light {
    /** Too little is known to say anything; never shown as good. */
    UNKNOWN,
    GREEN,
    AMBER,
    RED;

    /** The worse of both; unknown is better than any that is known. */
    public Light orWorse(Light other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether somebody has to look. */
    public boolean isWarning() {
        return this == AMBER || this == RED;
    }

    /** One step better: what may be chance is half as bad. */
    Light oneBetter() {
        return this == RED ? AMBER : this == AMBER ? GREEN : this;
    }
}
