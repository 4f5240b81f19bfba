package io.ballast.engine.rule;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes an expression as canonical text: one line, single spaces, only the parentheses that are needed, whole numbers
 * without a fraction. Equal trees give equal text, and the text reads back as an equal tree.
 */
final class Printer {
    private static final int CHOICE_LEVEL = 0;
    private static final int UNARY_LEVEL = Operator.TIGHTEST_LEVEL + 1;
    private static final int PRIMARY_LEVEL = UNARY_LEVEL + 1;
    private static final double LARGEST_PLAIN = 1e15;

    private Printer() {}

    static String print(Expression expression) {
        return switch (expression) {
            case Expression.Amount amount -> number(amount.amount());
            case Expression.Constant constant -> Boolean.toString(constant.holds());
            case Expression.Quoted quoted -> quoted(quoted.words());
            case Expression.Name name -> name.name();
            case Expression.Negative negative -> "-" + atLeast(PRIMARY_LEVEL, negative.operand());
            case Expression.Not not -> "!" + atLeast(PRIMARY_LEVEL, not.operand());
            case Expression.Binary binary ->
                atLeast(binary.operator().level(), binary.left()) + " "
                        + binary.operator().symbol() + " "
                        + atLeast(binary.operator().level() + 1, binary.right());
            case Expression.Membership membership ->
                atLeast(Operator.RELATION_LEVEL, membership.item()) + " in [" + list(membership.constants()) + "]";
            case Expression.Choice choice ->
                atLeast(CHOICE_LEVEL + 1, choice.condition()) + " ? " + atLeast(CHOICE_LEVEL + 1, choice.then()) + " : "
                        + print(choice.otherwise());
            case Expression.Call call -> call.function().word() + "(" + list(call.arguments()) + ")";
        };
    }

    private static String list(List<Expression> parts) {
        return parts.stream().map(Printer::print).collect(Collectors.joining(", "));
    }

    private static String atLeast(int level, Expression part) {
        return levelOf(part) >= level ? print(part) : "(" + print(part) + ")";
    }

    private static int levelOf(Expression expression) {
        return switch (expression) {
            case Expression.Choice c -> CHOICE_LEVEL;
            case Expression.Binary binary -> binary.operator().level();
            case Expression.Membership m -> Operator.RELATION_LEVEL;
            case Expression.Negative n -> UNARY_LEVEL;
            case Expression.Not n -> UNARY_LEVEL;
            case Expression.Amount a -> PRIMARY_LEVEL;
            case Expression.Constant c -> PRIMARY_LEVEL;
            case Expression.Quoted q -> PRIMARY_LEVEL;
            case Expression.Name n -> PRIMARY_LEVEL;
            case Expression.Call c -> PRIMARY_LEVEL;
        };
    }

    private static String number(double amount) {
        return amount == Math.rint(amount) && Math.abs(amount) < LARGEST_PLAIN
                ? Long.toString((long) amount)
                : Double.toString(amount);
    }

    private static String quoted(String words) {
        var text = new StringBuilder("\"");
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
