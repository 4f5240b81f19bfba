package io.ballast.server.staging;

/** A batch cannot be undone, because rows that came later build on it. */
public final class UndoRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final long rows;

    /**
     * A refusal.
     *
     * @param reason last part of the message key {@code connectors.undo.*}
     * @param rows how many rows stand in the way
     */
    public UndoRefused(String reason, long rows) {
        super(reason + ": " + rows);
        this.reason = reason;
        this.rows = rows;
    }

    /** Last part of the message key. */
    public String reason() {
        return reason;
    }

    /** How many rows stand in the way. */
    public long rows() {
        return rows;
    }
}
