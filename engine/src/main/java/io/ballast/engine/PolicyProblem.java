package io.ballast.engine;

/** A mistake in a policy's text: where it stands and what is wrong. Never leaves this package. */
final class PolicyProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String field;

    PolicyProblem(int line, String field, String message) {
        super(message);
        this.line = line;
        this.field = field;
    }

    PolicyParsing.Refused refused() {
        return new PolicyParsing.Refused(line, field, String.valueOf(getMessage()));
    }
}
