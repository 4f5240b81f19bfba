package io.ballast.engine.rule;

import static java.util.Comparator.comparingInt;

import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.value.Text;
import java.util.ArrayList;
import java.util.List;

/** Holds an expression against the catalogue: every name must exist, every operand must have the type it is used as. */
final class Checker {
    private final Catalogue catalogue;
    private final List<Problem> problems = new ArrayList<>();

    private Checker(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What is wrong with this rule, in reading order; empty if nothing is. */
    static List<Problem> check(Expression rule, Catalogue catalogue) {
        var checker = new Checker(catalogue);
        checker.visit(rule);
        if (rule.type() != Type.TRUTH) {
            Text is = rule.type().label();
            checker.refuse(rule.at(), "规则必须是真假值，这里是" + is.zh(), "A rule must be true or false, this is " + is.en());
        }
        checker.problems.sort(comparingInt((Problem problem) -> problem.at().line())
                .thenComparingInt(problem -> problem.at().column()));
        return checker.problems;
    }

    private void visit(Expression expression) {
        switch (expression) {
            case Expression.Amount a -> {}
            case Expression.Constant c -> {}
            case Expression.Quoted q -> {}
            case Expression.Name name -> checkName(name);
            case Expression.Negative negative -> {
                visit(negative.operand());
                need(Type.NUMBER, negative.operand(), "-", negative.at());
            }
            case Expression.Not not -> {
                visit(not.operand());
                need(Type.TRUTH, not.operand(), "!", not.at());
            }
            case Expression.Binary binary -> {
                visit(binary.left());
                visit(binary.right());
                checkOperands(binary);
            }
            case Expression.Membership membership -> checkMembership(membership);
            case Expression.Choice choice -> checkChoice(choice);
            case Expression.Call call -> checkCall(call);
        }
    }

    private void checkName(Expression.Name name) {
        if (catalogue.find(name.name()).isPresent()) {
            return;
        }
        String written = SyntaxProblem.quote(name.name());
        Text message = Nearest.to(name.name(), catalogue)
                .map(meant -> Text.of(
                        "没有指标 " + written + "；是否指 " + meant.name() + "（"
                                + meant.label().zh() + "）？",
                        "There is no indicator " + written + "; did you mean " + meant.name() + " ("
                                + meant.label().en() + ")?"))
                .orElseGet(() -> Text.of("没有指标 " + written, "There is no indicator " + written));
        problems.add(new Problem(name.at(), message));
    }

    private void checkOperands(Expression.Binary binary) {
        String symbol = binary.operator().symbol();
        switch (binary.operator().kind()) {
            case LOGIC -> {
                need(Type.TRUTH, binary.left(), symbol, binary.at());
                need(Type.TRUTH, binary.right(), symbol, binary.at());
            }
            case ARITHMETIC -> {
                need(Type.NUMBER, binary.left(), symbol, binary.at());
                need(Type.NUMBER, binary.right(), symbol, binary.at());
                refuseZeroDivisor(binary);
            }
            case EQUALITY -> needSame(binary.left(), binary.right(), symbol, binary.at());
            case ORDER -> {
                if (binary.left().type() == Type.TRUTH && binary.right().type() == Type.TRUTH) {
                    need(Type.NUMBER, binary.left(), symbol, binary.at());
                } else {
                    needSame(binary.left(), binary.right(), symbol, binary.at());
                }
            }
        }
    }

    private void refuseZeroDivisor(Expression.Binary binary) {
        if (binary.operator() == Operator.DIVIDED_BY
                && binary.right() instanceof Expression.Amount divisor
                && divisor.amount() == 0) {
            refuse(divisor.at(), "不能除以零", "Nothing can be divided by zero");
        }
    }

    private void checkMembership(Expression.Membership membership) {
        visit(membership.item());
        if (membership.item().type() == Type.TRUTH) {
            refuse(
                    membership.at(),
                    "'in' 的左边应为数值或文字，这里是" + Type.TRUTH.label().zh(),
                    "'in' needs a number or a text on its left, this is "
                            + Type.TRUTH.label().en());
            return;
        }
        for (Expression constant : membership.constants()) {
            needSame(membership.item(), constant, "in", constant.at());
        }
    }

    private void checkChoice(Expression.Choice choice) {
        visit(choice.condition());
        need(Type.TRUTH, choice.condition(), "?", choice.at());
        visit(choice.then());
        visit(choice.otherwise());
        needSame(choice.then(), choice.otherwise(), "?:", choice.at());
    }

    private void checkCall(Expression.Call call) {
        Function function = call.function();
        for (int i = 0; i < call.arguments().size(); i++) {
            Expression argument = call.arguments().get(i);
            visit(argument);
            if (i == 0 && function.takesName()) {
                if (!(argument instanceof Expression.Name)) {
                    refuse(
                            argument.at(),
                            function.signature() + " 的第一个参数必须是指标名",
                            "The first argument of " + function.signature() + " must be the name of an indicator");
                }
            } else {
                need(Type.NUMBER, argument, function.signature(), argument.at());
            }
        }
    }

    private void need(Type wanted, Expression operand, String user, Position at) {
        Type given = operand.type();
        if (given != wanted) {
            refuse(
                    at,
                    "'" + user + "' 需要" + wanted.label().zh() + "，这里是"
                            + given.label().zh(),
                    "'" + user + "' needs " + wanted.label().en() + ", this is "
                            + given.label().en());
        }
    }

    private void needSame(Expression left, Expression right, String user, Position at) {
        Type one = left.type();
        Type other = right.type();
        if (one != other) {
            refuse(
                    at,
                    "'" + user + "' 两边类型不同：" + one.label().zh() + "和"
                            + other.label().zh(),
                    "'" + user + "' needs the same type on both sides, these are "
                            + one.label().en() + " and " + other.label().en());
        }
    }

    private void refuse(Position at, String zh, String en) {
        problems.add(new Problem(at, Text.of(zh, en)));
    }
}
