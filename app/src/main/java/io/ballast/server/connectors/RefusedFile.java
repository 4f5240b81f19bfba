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

    /** Key of the message that says why; {@link #detail} goes into it. */
    public String messageKey() {
        return "connectors.refused." + reason;
    }

    public String detail() {
        return detail;
    }

    /** The same as a value. */
    ImportReport.Why why() {
        return new ImportReport.Why(reason, detail);
    }
}
