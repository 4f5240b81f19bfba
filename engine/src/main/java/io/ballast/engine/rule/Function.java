package io.ballast.engine.rule;

import io.ballast.engine.value.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The named functions of the language. */
enum Function {
    ABS("abs", "abs(x)", 1, Type.NUMBER, Text.of("绝对值", "x without its sign")),
    MIN("min", "min(x, y)", 2, Type.NUMBER, Text.of("两数中较小者", "the smaller of two numbers")),
    MAX("max", "max(x, y)", 2, Type.NUMBER, Text.of("两数中较大者", "the larger of two numbers")),
    KNOWN("known", "known(name)", 1, Type.TRUTH, Text.of("指标是否有值", "whether the indicator has a value")),
    OR_ELSE(
            "or_else",
            "or_else(name, x)",
            2,
            Type.NUMBER,
            Text.of("指标的值；无值时取 x", "the indicator's value, or x when it has none"));

    private final String word;
    private final String signature;
    private final int arity;
    private final Type type;
    private final Text meaning;

    Function(String word, String signature, int arity, Type type, Text meaning) {
        this.word = word;
        this.signature = signature;
        this.arity = arity;
        this.type = type;
        this.meaning = meaning;
    }

    static Optional<Function> find(String word) {
        return Arrays.stream(values())
                .filter(function -> function.word.equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Function::word).toList();
    }

    String word() {
        return word;
    }

    /** How it is written, for messages and editors. */
    String signature() {
        return signature;
    }

    int arity() {
        return arity;
    }

    Type type() {
        return type;
    }

    Text meaning() {
        return meaning;
    }

    /** Whether its first argument must be the bare name of an indicator. */
    boolean takesName() {
        return this == KNOWN || this == OR_ELSE;
    }
}
