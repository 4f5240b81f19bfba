package io.ballast.engine.rule;

import java.util.List;

/** A rule as it was read: the tree of its parts, each with its place in the source. */
sealed interface Expression {

    Position at();

    /** What it yields once its operands are right. */
    Type type();

    /** A number; whole numbers and fractions are the same type. */
    record Amount(double amount, Position at) implements Expression {
        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    /** {@code true} or {@code false}. */
    record Constant(boolean holds, Position at) implements Expression {
        @Override
        public Type type() {
            return Type.TRUTH;
        }
    }

    /** A text in quotes. */
    record Quoted(String words, Position at) implements Expression {
        @Override
        public Type type() {
            return Type.TEXT;
        }
    }

    /** The value of an indicator. */
    record Name(String name, Position at) implements Expression {
        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    /** {@code -operand}. */
    record Negative(Expression operand, Position at) implements Expression {
        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    /** {@code !operand}. */
    record Not(Expression operand, Position at) implements Expression {
        @Override
        public Type type() {
            return Type.TRUTH;
        }
    }

    /** {@code left operator right}, placed at the operator. */
    record Binary(Operator operator, Expression left, Expression right, Position at) implements Expression {
        @Override
        public Type type() {
            return operator.kind() == Operator.Kind.ARITHMETIC ? Type.NUMBER : Type.TRUTH;
        }
    }

    /** {@code item in [constants]}, placed at {@code in}. */
    record Membership(Expression item, List<Expression> constants, Position at) implements Expression {
        public Membership {
            constants = List.copyOf(constants);
        }

        @Override
        public Type type() {
            return Type.TRUTH;
        }
    }

    /** {@code condition ? then : otherwise}, placed at the question mark. */
    record Choice(Expression condition, Expression then, Expression otherwise, Position at) implements Expression {
        @Override
        public Type type() {
            return then.type();
        }
    }

    /** {@code function(arguments)}, as many as the function takes. */
    record Call(Function function, List<Expression> arguments, Position at) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Type type() {
            return function.type();
        }
    }
}
