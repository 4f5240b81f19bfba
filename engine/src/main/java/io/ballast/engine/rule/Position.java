package io.ballast.engine.rule;

/**
 * A place in the source of a rule.
 *
 * @param line first line is 1
 * @param column first column is 1, counted in characters as a reader sees them (code points)
 */
public record Position(int line, int column) {
    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("Lines and columns start at 1: " + line + ":" + column);
        }
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
