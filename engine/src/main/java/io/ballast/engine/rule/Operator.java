package io.ballast.engine.rule;

import java.util.Arrays;
import java.util.Optional;

/** The operators between two operands, with the level at which they bind: the higher binds tighter. */
enum Operator {
    OR("||", Kind.LOGIC, 1),
    AND("&&", Kind.LOGIC, 2),
    EQUAL("==", Kind.EQUALITY, 3),
    DIFFERENT("!=", Kind.EQUALITY, 3),
    LESS("<", Kind.ORDER, 3),
    AT_MOST("<=", Kind.ORDER, 3),
    GREATER(">", Kind.ORDER, 3),
    AT_LEAST(">=", Kind.ORDER, 3),
    PLUS("+", Kind.ARITHMETIC, 4),
    MINUS("-", Kind.ARITHMETIC, 4),
    TIMES("*", Kind.ARITHMETIC, 5),
    DIVIDED_BY("/", Kind.ARITHMETIC, 5);

    /** What an operator asks of its operands and yields. */
    enum Kind {
        LOGIC,
        EQUALITY,
        ORDER,
        ARITHMETIC
    }

    /** The level of {@code in}, which has a list on its right and is therefore not among the operators. */
    static final int RELATION_LEVEL = 3;

    static final int TIGHTEST_LEVEL = 5;

    private final String symbol;
    private final Kind kind;
    private final int level;

    Operator(String symbol, Kind kind, int level) {
        this.symbol = symbol;
        this.kind = kind;
        this.level = level;
    }

    static Optional<Operator> find(String symbol) {
        return Arrays.stream(values())
                .filter(operator -> operator.symbol.equals(symbol))
                .findFirst();
    }

    String symbol() {
        return symbol;
    }

    Kind kind() {
        return kind;
    }

    int level() {
        return level;
    }
}
