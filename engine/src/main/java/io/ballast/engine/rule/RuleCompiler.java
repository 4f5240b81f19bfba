package io.ballast.engine.rule;

import io.ballast.engine.indicator.Catalogue;
import java.util.List;

/** Turns the source of a rule into a rule, or says with line and column why it cannot. Never throws on any source. */
public final class RuleCompiler {
    /** Longest source in characters. */
    public static final int LONGEST = 4_000;

    /** Deepest nesting of parentheses, signs, functions and choices. */
    public static final int DEEPEST = 40;

    /** Most operators, names and constants in one rule. */
    public static final int MOST_PARTS = 500;

    private RuleCompiler() {}

    /**
     * Compiles this source against the indicators it may name.
     *
     * @return the rule; or the first mistake of form; or, if the form is right, every unknown name and wrong type
     */
    public static Compilation compile(String source, Catalogue catalogue) {
        try {
            refuseLength(source);
            Expression expression = Parser.parse(source);
            List<Problem> problems = Checker.check(expression, catalogue);
            return problems.isEmpty()
                    ? new Compilation.Compiled(Rule.of(source, expression, catalogue))
                    : new Compilation.Rejected(problems);
        } catch (SyntaxProblem e) {
            return new Compilation.Rejected(List.of(e.problem()));
        }
    }

    private static void refuseLength(String source) throws SyntaxProblem {
        Position start = new Position(1, 1);
        if (source.isBlank()) {
            throw new SyntaxProblem(start, "规则是空的", "The rule is empty");
        }
        if (source.length() > LONGEST) {
            throw new SyntaxProblem(
                    start,
                    "规则长 " + source.length() + " 个字符，最多 " + LONGEST + " 个",
                    "The rule is " + source.length() + " characters long, at most " + LONGEST + " are allowed");
        }
    }
}
