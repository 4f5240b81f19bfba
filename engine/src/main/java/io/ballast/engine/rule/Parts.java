package io.ballast.engine.rule;

import java.util.function.Consumer;

/** Walks the parts of an expression in reading order. */
final class Parts {
    private Parts() {}

    /** Shows each part to the visitor, a whole after its parts. */
    static void visit(Expression expression, Consumer<Expression> visitor) {
        switch (expression) {
            case Expression.Amount a -> {}
            case Expression.Constant c -> {}
            case Expression.Quoted q -> {}
            case Expression.Name n -> {}
            case Expression.Negative negative -> visit(negative.operand(), visitor);
            case Expression.Not not -> visit(not.operand(), visitor);
            case Expression.Binary binary -> {
                visit(binary.left(), visitor);
                visit(binary.right(), visitor);
            }
            case Expression.Membership membership -> {
                visit(membership.item(), visitor);
                membership.constants().forEach(constant -> visit(constant, visitor));
            }
            case Expression.Choice choice -> {
                visit(choice.condition(), visitor);
                visit(choice.then(), visitor);
                visit(choice.otherwise(), visitor);
            }
            case Expression.Call call -> call.arguments().forEach(argument -> visit(argument, visitor));
        }
        visitor.accept(expression);
    }
}
