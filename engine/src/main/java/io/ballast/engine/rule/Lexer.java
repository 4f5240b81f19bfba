package io.ballast.engine.rule;

import io.ballast.engine.rule.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a source into words. Reads code points, so that columns are what the author sees. */
final class Lexer {
    private static final int NONE = -1;
    private static final String PAIRS = "&& || == != <= >=";
    private static final String SINGLES = "<>+-*/!?:()[],";

    /** What a Chinese keyboard or a textbook writes for our symbols, beside the full-width forms of ASCII. */
    private static final Map<Integer, String> OUR_FORM_OF = Map.ofEntries(
            Map.entry((int) '“', "\""),
            Map.entry((int) '”', "\""),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '、', ","),
            Map.entry((int) '。', "."),
            Map.entry((int) '【', "["),
            Map.entry((int) '】', "]"),
            Map.entry((int) '≥', ">="),
            Map.entry((int) '≤', "<="),
            Map.entry((int) '≠', "!="),
            Map.entry((int) '×', "*"),
            Map.entry((int) '÷', "/"),
            Map.entry((int) '−', "-"),
            Map.entry((int) '=', "=="),
            Map.entry((int) '&', "&&"),
            Map.entry((int) '|', "||"),
            Map.entry(0x3000, " "),
            Map.entry(0xA0, " "));

    private final int[] characters;
    private int next;
    private int line = 1;
    private int lineStart;

    private Lexer(String source) {
        this.characters = source.codePoints().toArray();
    }

    /** The words of the source, the last one being the end. */
    static List<Token> read(String source) throws SyntaxProblem {
        return new Lexer(source).tokens();
    }

    private List<Token> tokens() throws SyntaxProblem {
        var tokens = new ArrayList<Token>();
        skipBlanks();
        while (next < characters.length) {
            tokens.add(token());
            skipBlanks();
        }
        tokens.add(new Token(Kind.END, "", here()));
        return tokens;
    }

    private void skipBlanks() {
        while (true) {
            int c = peek(0);
            if (c == '\n') {
                next++;
                line++;
                lineStart = next;
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
                next++;
            } else if (c == '/' && peek(1) == '/') {
                while (peek(0) != NONE && peek(0) != '\n') {
                    next++;
                }
            } else {
                return;
            }
        }
    }

    private Token token() throws SyntaxProblem {
        int c = peek(0);
        if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            return number();
        }
        if (isWordStart(c)) {
            return name();
        }
        if (c == '"' || c == '\'') {
            return text(c);
        }
        return symbol();
    }

    private Token number() throws SyntaxProblem {
        Position at = here();
        int start = next;
        skipDigits();
        if (peek(0) == '.' && isDigit(peek(1))) {
            next++;
            skipDigits();
        }
        boolean signed = peek(1) == '+' || peek(1) == '-';
        if ((peek(0) == 'e' || peek(0) == 'E') && isDigit(peek(signed ? 2 : 1))) {
            next += signed ? 2 : 1;
            skipDigits();
        }
        String digits = textFrom(start);
        if (peek(0) == '%') {
            throw new SyntaxProblem(here(), "没有百分号：比率写成小数，如 30% 写 0.3", "There is no percent sign: write 0.3 for 30%");
        }
        if (isWordPart(peek(0)) || peek(0) == '.') {
            throw new SyntaxProblem(
                    here(),
                    "数字 " + digits + " 后面不能紧跟 '" + character() + "'",
                    "The number " + digits + " cannot be followed by '" + character() + "'");
        }
        return new Token(Kind.NUMBER, digits, at);
    }

    private Token name() {
        Position at = here();
        int start = next;
        while (isWordPart(peek(0))) {
            next++;
        }
        return new Token(Kind.NAME, textFrom(start), at);
    }

    private Token text(int quote) throws SyntaxProblem {
        Position at = here();
        var words = new StringBuilder();
        next++;
        while (peek(0) != quote) {
            int c = peek(0);
            if (c == NONE || c == '\n' || c == '\r') {
                throw new SyntaxProblem(at, "文字缺少结束引号", "This text has no closing quote");
            }
            if (c == '\\') {
                words.appendCodePoint(escaped());
            } else {
                words.appendCodePoint(c);
                next++;
            }
        }
        next++;
        return new Token(Kind.TEXT, words.toString(), at);
    }

    private int escaped() throws SyntaxProblem {
        Position at = here();
        int c = peek(1);
        next += 2;
        return switch (c) {
            case '\\', '"', '\'' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'u' -> unicode(at);
            default ->
                throw new SyntaxProblem(
                        at,
                        "反斜杠后只能是 \\ \" ' n t r 或 u 加四位十六进制数",
                        "After a backslash only \\ \" ' n t r, or u and four hexadecimal digits, may stand");
        };
    }

    private int unicode(Position at) throws SyntaxProblem {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = peek(0) < 128 ? Character.digit(peek(0), 16) : NONE;
            if (digit == NONE) {
                throw new SyntaxProblem(at, "\\u 后需要四位十六进制数", "\\u must be followed by four hexadecimal digits");
            }
            value = value * 16 + digit;
            next++;
        }
        if (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
            throw new SyntaxProblem(at, "\\u 不能写半个字符", "\\u cannot write half a character");
        }
        return value;
    }

    private Token symbol() throws SyntaxProblem {
        Position at = here();
        int c = peek(0);
        for (String pair : PAIRS.split(" ")) {
            if (c == pair.charAt(0) && peek(1) == pair.charAt(1)) {
                next += 2;
                return new Token(Kind.SYMBOL, pair, at);
            }
        }
        if (SINGLES.indexOf(c) >= 0) {
            next++;
            return new Token(Kind.SYMBOL, Character.toString(c), at);
        }
        throw strange(at, c);
    }

    private SyntaxProblem strange(Position at, int c) {
        String ours = OUR_FORM_OF.getOrDefault(c, "");
        if (c >= 0xFF01 && c <= 0xFF5E) {
            int half = c - 0xFEE0;
            ours = OUR_FORM_OF.getOrDefault(half, Character.toString(half));
        }
        if (!ours.isEmpty()) {
            return new SyntaxProblem(
                    at,
                    "不能用 '" + character() + "'，请写 '" + ours + "'",
                    "'" + character() + "' cannot be used: write '" + ours + "'");
        }
        return new SyntaxProblem(
                at, "规则里不能出现字符 '" + character() + "'", "The character '" + character() + "' has no place in a rule");
    }

    private void skipDigits() {
        while (isDigit(peek(0))) {
            next++;
        }
    }

    private Position here() {
        return new Position(line, next - lineStart + 1);
    }

    private int peek(int ahead) {
        return next + ahead < characters.length ? characters[next + ahead] : NONE;
    }

    /** The character ahead as a message may show it: control characters by their number. */
    private String character() {
        int c = peek(0);
        return Character.isISOControl(c) || !Character.isDefined(c) || (c >= 0xD800 && c <= 0xDFFF)
                ? "U+%04X".formatted(c)
                : Character.toString(c);
    }

    private String textFrom(int start) {
        return new String(characters, start, next - start);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /**
     * Letters of every script: a Chinese label written for a name deserves a better answer than "strange character".
     */
    private static boolean isWordStart(int c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isWordPart(int c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
