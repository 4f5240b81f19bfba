package io.ballast.engine.rule;

import java.util.Random;

/**
 * Random well-typed rules, each written once as our authors do and once as CEL wants it: the same text, save that
 * CEL needs a fraction in every number beside a double. Written from the grammar, not printed from a tree, with
 * few parentheses, so that both readers must agree on what binds tighter.
 */
final class RandomRules {
    private static final String[] RELATIONS = {" < ", " <= ", " > ", " >= ", " == ", " != "};
    private static final String[] WORDS = {"'a'", "\"b\"", "'it\\'s'", "\"压舱石\"", "'\\u4e2d'", "''"};
    private static final String ZERO = "0(\\.0)?(e.*)?|\\.0";

    private final Random random;
    private final boolean comparesTruths;

    /**
     * @param comparesTruths whether {@code ==} and {@code !=} may stand between conditions
     */
    RandomRules(Random random, boolean comparesTruths) {
        this.random = random;
        this.comparesTruths = comparesTruths;
    }

    /**
     * A rule or a part of one.
     *
     * @param ours in our language
     * @param cel in CEL
     * @param level how tight its outermost operator binds: 0 choice, 1 or, 2 and, 3 relation, 4 sum, 5 product,
     *     6 unary, 7 primary
     */
    record Written(String ours, String cel, int level) {}

    Written next() {
        return truth(1 + random.nextInt(4));
    }

    private Written truth(int depth) {
        if (depth == 0) {
            return atom();
        }
        return switch (random.nextInt(comparesTruths ? 9 : 8)) {
            case 0, 1 -> chain(" && ", 2, truth(depth - 1), truth(depth - 1));
            case 2, 3 -> chain(" || ", 1, truth(depth - 1), truth(depth - 1));
            case 4 -> prefix("!", atLeast(7, truth(depth - 1)));
            case 5 -> choice(truth(depth - 1), truth(depth - 1), truth(depth - 1));
            case 8 -> chain(random.nextBoolean() ? " == " : " != ", 3, truth(depth - 1), truth(depth - 1));
            default -> relation(depth);
        };
    }

    private Written atom() {
        return switch (random.nextInt(8)) {
            case 0 -> same(random.nextBoolean() ? "true" : "false");
            case 1 -> same("known(" + name() + ")");
            default -> relation(0);
        };
    }

    private Written relation(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> in(atLeast(4, number(depth)), literal(), literal());
            case 1 -> in(words(), words(), words());
            case 2 -> chain(relationSign(), 3, words(), words());
            default -> chain(relationSign(), 3, number(depth), number(depth));
        };
    }

    private Written number(int depth) {
        if (depth == 0) {
            return random.nextInt(3) == 0 ? literal() : same(name());
        }
        Written left = number(depth - 1);
        Written right = number(depth - 1);
        return switch (random.nextInt(10)) {
            case 0, 1 -> chain(" + ", 4, left, right);
            case 2 -> chain(" - ", 4, left, right);
            case 3 -> chain(" * ", 5, left, right);
            case 4 -> chain(" / ", 5, left, right.ours.matches(ZERO) ? same("delay_days") : right);
            case 5 -> prefix("-", atLeast(7, left));
            case 6 -> wrapped("abs(", left, ")");
            case 7 -> wrapped(random.nextBoolean() ? "min(" : "max(", joined(left, ", ", right, 0), ")");
            case 8 -> wrapped("or_else(" + name() + ", ", left, ")");
            default -> choice(truth(depth - 1), left, right);
        };
    }

    private Written words() {
        return same(WORDS[random.nextInt(WORDS.length)]);
    }

    private Written literal() {
        int whole = random.nextInt(5);
        return switch (random.nextInt(4)) {
            case 0 -> same(whole + ".5");
            case 1 -> same(whole + "e" + random.nextInt(-2, 3));
            case 2 -> same("." + whole);
            default -> new Written(Integer.toString(whole), whole + ".0", 7);
        };
    }

    private String name() {
        return Sample.CATALOGUE.at(random.nextInt(Sample.CATALOGUE.size())).name();
    }

    private String relationSign() {
        return RELATIONS[random.nextInt(RELATIONS.length)];
    }

    private Written choice(Written condition, Written then, Written otherwise) {
        Written head = joined(atLeast(1, condition), " ? ", atLeast(1, then), 0);
        return joined(head, " : ", otherwise, 0);
    }

    private Written chain(String operator, int level, Written left, Written right) {
        return joined(atLeast(level, left), operator, atLeast(level + 1, right), level);
    }

    /** Parenthesised where it must be, and now and then where it need not. */
    private Written atLeast(int needed, Written part) {
        return part.level < needed || random.nextInt(6) == 0 ? wrapped("(", part, ")") : part;
    }

    private static Written same(String text) {
        return new Written(text, text, 7);
    }

    private static Written in(Written item, Written one, Written other) {
        return joined(item, " in ", wrapped("[", joined(one, ", ", other, 0), "]"), 3);
    }

    private static Written joined(Written left, String between, Written right, int level) {
        return new Written(left.ours + between + right.ours, left.cel + between + right.cel, level);
    }

    private static Written prefix(String sign, Written operand) {
        return new Written(sign + operand.ours, sign + operand.cel, 6);
    }

    private static Written wrapped(String before, Written inner, String after) {
        return new Written(before + inner.ours + after, before + inner.cel + after, 7);
    }
}
