package io.ballast.engine;

import io.ballast.engine.value.Text;

/** What became of a policy's text. */
public sealed interface PolicyParsing {

    /** The text is a policy. */
    record Parsed(Policy policy) implements PolicyParsing {}

    /**
     * The text is no policy.
     *
     * @param line number of the line, from 1; 0 where a line is missing
     * @param field the field of that line, or its keyword where the line as a whole is wrong
     * @param message what is wrong with it, in technical English
     */
    record Refused(int line, String field, String message) implements PolicyParsing {
        /** The refusal as a sentence. */
        public Text text() {
            return Text.of("第 " + line + " 行，" + field + "：" + message, "Line " + line + ", " + field + ": " + message);
        }
    }
}
