package io.ballast.server.connectors;

/** A whole file cannot be imported. The reason is the key of a message and what goes into it. */
public final class RefusedFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String detail;

    RefusedFile(String reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
        this.detail = detail;
    }

    /** Last part of the message key {@code connectors.refused.*}. */
    public String reason() {
        return reason;
    }

    /** What the reason is about: a column, a number of rows, a row. */
    public String detail() {
        return detail;
    }
}
