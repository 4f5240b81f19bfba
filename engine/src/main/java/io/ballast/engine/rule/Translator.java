package io.ballast.engine.rule;

import io.ballast.engine.indicator.Catalogue;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Turns a checked expression into code that reads by index.
 *
 * <p>A text can only come from the rule itself, so each is replaced by its rank among the texts of the rule:
 * comparing ranks is comparing texts, and no string is touched when the rule is evaluated.
 */
final class Translator {
    private final Catalogue catalogue;
    private final List<String> texts;

    private Translator(Catalogue catalogue, List<String> texts) {
        this.catalogue = catalogue;
        this.texts = texts;
    }

    static TruthCode translate(Expression rule, Catalogue catalogue) {
        SortedSet<String> texts = new TreeSet<>();
        Parts.visit(rule, part -> {
            if (part instanceof Expression.Quoted quoted) {
                texts.add(quoted.words());
            }
        });
        return new Translator(catalogue, List.copyOf(texts)).truth(rule);
    }

    private TruthCode truth(Expression expression) {
        return switch (expression) {
            case Expression.Constant constant -> new TruthCode.Fixed(Verdict.of(constant.holds()));
            case Expression.Not not -> negated(truth(not.operand()));
            case Expression.Binary binary -> truth(binary);
            case Expression.Membership membership ->
                new TruthCode.AmongConstants(
                        number(membership.item()),
                        membership.constants().stream()
                                .mapToDouble(this::constant)
                                .toArray());
            case Expression.Choice choice ->
                new TruthCode.Chosen(truth(choice.condition()), truth(choice.then()), truth(choice.otherwise()));
            case Expression.Call call ->
                new TruthCode.Known(index(call.arguments().getFirst()));
            case Expression.Amount a -> throw notChecked(a);
            case Expression.Quoted q -> throw notChecked(q);
            case Expression.Name n -> throw notChecked(n);
            case Expression.Negative n -> throw notChecked(n);
        };
    }

    private TruthCode truth(Expression.Binary binary) {
        Expression left = binary.left();
        Expression right = binary.right();
        return switch (binary.operator()) {
            case AND -> new TruthCode.And(truth(left), truth(right));
            case OR -> new TruthCode.Or(truth(left), truth(right));
            case EQUAL -> equal(left, right);
            case DIFFERENT -> negated(equal(left, right));
            case LESS -> less(number(left), number(right));
            case GREATER -> less(number(right), number(left));
            case AT_LEAST -> negated(less(number(left), number(right)));
            case AT_MOST -> negated(less(number(right), number(left)));
            case PLUS, MINUS, TIMES, DIVIDED_BY -> throw notChecked(binary);
        };
    }

    private TruthCode equal(Expression left, Expression right) {
        return left.type() == Type.TRUTH
                ? new TruthCode.Alike(truth(left), truth(right))
                : new TruthCode.Equal(number(left), number(right));
    }

    private static TruthCode less(NumberCode left, NumberCode right) {
        if (left instanceof NumberCode.OfIndicator(int index) && right instanceof NumberCode.Fixed(double constant)) {
            return new TruthCode.Below(index, constant, Verdict.HIT, Verdict.NO_HIT);
        }
        if (left instanceof NumberCode.Fixed(double constant) && right instanceof NumberCode.OfIndicator(int index)) {
            return new TruthCode.Above(index, constant, Verdict.HIT, Verdict.NO_HIT);
        }
        return new TruthCode.Less(left, right);
    }

    private static TruthCode negated(TruthCode operand) {
        return switch (operand) {
            case TruthCode.Below below -> new TruthCode.Below(below.index(), below.constant(), below.no(), below.yes());
            case TruthCode.Above above -> new TruthCode.Above(above.index(), above.constant(), above.no(), above.yes());
            case TruthCode.Not not -> not.operand();
            default -> new TruthCode.Not(operand);
        };
    }

    private NumberCode number(Expression expression) {
        return switch (expression) {
            case Expression.Amount amount -> new NumberCode.Fixed(amount.amount());
            case Expression.Quoted quoted -> new NumberCode.Fixed(constant(quoted));
            case Expression.Name name -> new NumberCode.OfIndicator(index(name));
            case Expression.Negative negative -> negative(number(negative.operand()));
            case Expression.Binary binary -> number(binary);
            case Expression.Choice choice ->
                new NumberCode.Chosen(truth(choice.condition()), number(choice.then()), number(choice.otherwise()));
            case Expression.Call call -> number(call);
            case Expression.Constant c -> throw notChecked(c);
            case Expression.Not n -> throw notChecked(n);
            case Expression.Membership m -> throw notChecked(m);
        };
    }

    private static NumberCode negative(NumberCode operand) {
        return operand instanceof NumberCode.Fixed(double amount)
                ? new NumberCode.Fixed(-amount)
                : new NumberCode.Negative(operand);
    }

    private NumberCode number(Expression.Binary binary) {
        NumberCode left = number(binary.left());
        NumberCode right = number(binary.right());
        return switch (binary.operator()) {
            case PLUS -> new NumberCode.Sum(left, right, binary.at());
            case MINUS -> new NumberCode.Difference(left, right, binary.at());
            case TIMES -> new NumberCode.Product(left, right, binary.at());
            case DIVIDED_BY -> new NumberCode.Quotient(left, right, binary.at());
            case AND, OR, EQUAL, DIFFERENT, LESS, AT_MOST, GREATER, AT_LEAST -> throw notChecked(binary);
        };
    }

    private NumberCode number(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        return switch (call.function()) {
            case ABS -> new NumberCode.Absolute(number(arguments.getFirst()));
            case MIN -> new NumberCode.Smaller(number(arguments.getFirst()), number(arguments.getLast()), call.at());
            case MAX -> new NumberCode.Larger(number(arguments.getFirst()), number(arguments.getLast()), call.at());
            case OR_ELSE -> new NumberCode.OrElse(index(arguments.getFirst()), number(arguments.getLast()));
            case KNOWN -> throw notChecked(call);
        };
    }

    /** The constant as a number; never minus zero. */
    private double constant(Expression constant) {
        return switch (constant) {
            case Expression.Amount amount -> amount.amount() + 0.0;
            case Expression.Quoted quoted -> texts.indexOf(quoted.words());
            default -> throw notChecked(constant);
        };
    }

    private int index(Expression name) {
        if (name instanceof Expression.Name(String word, Position at)) {
            return catalogue.indexOf(word);
        }
        throw notChecked(name);
    }

    private static IllegalStateException notChecked(Expression expression) {
        return new IllegalStateException("Not a checked rule: " + expression);
    }
}
