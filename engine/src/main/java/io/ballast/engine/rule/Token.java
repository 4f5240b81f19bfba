package io.ballast.engine.rule;

/**
 * A word of the source.
 *
 * @param kind what it is
 * @param text the symbol, the name, the digits, or the text between the quotes with its escapes resolved
 * @param at its first character
 */
record Token(Kind kind, String text, Position at) {

    enum Kind {
        NUMBER,
        TEXT,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbolOrWord);
    }
}
