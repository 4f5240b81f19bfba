package io.ballast.server.connectors;

/** A row cannot be understood; it is caught where rows are read, and the row goes to the file of bad rows. */
final class BadCell extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String value;
    private final String rule;

    /** Bad rows may be many, so no stack trace is taken. */
    BadCell(String field, String value, String rule) {
        super(rule, null, false, false);
        this.field = field;
        this.value = value;
        this.rule = rule;
    }

    String field() {
        return field;
    }

    String value() {
        return value;
    }

    String rule() {
        return rule;
    }
}
