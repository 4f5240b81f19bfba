package io.ballast.server.audit;

/**
 * The trail is not what was signed, or is not signed in time.
 *
 * @param fault what is wrong
 * @param detail the first wrong place, or the seconds since the oldest entry that waits
 */
public record TrailInDoubt(Fault fault, String detail) {

    /** What is wrong with the trail. */
    public enum Fault {
        UNSOUND,
        LATE
    }
}
