package io.ballast.engine.rule;

import io.ballast.engine.value.Text;
import java.io.Serial;

/** Ends the reading of a source at its first mistake of form; never leaves the package. */
final class SyntaxProblem extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int LONGEST_QUOTE = 40;

    private final transient Problem problem;

    SyntaxProblem(Position at, String zh, String en) {
        super(at + " " + en, null, false, false);
        this.problem = new Problem(at, Text.of(zh, en));
    }

    Problem problem() {
        return problem;
    }

    /** What the author wrote, cut to a length that fits a message. */
    static String quote(String written) {
        if (written.codePointCount(0, written.length()) <= LONGEST_QUOTE) {
            return "'" + written + "'";
        }
        return "'" + written.substring(0, written.offsetByCodePoints(0, LONGEST_QUOTE)) + "…'";
    }
}
