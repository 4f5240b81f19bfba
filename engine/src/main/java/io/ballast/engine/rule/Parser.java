package io.ballast.engine.rule;

import io.ballast.engine.rule.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads words into an expression.
 *
 * <pre>
 * rule     = choice
 * choice   = binary(1) [ "?" binary(1) ":" choice ]
 * binary(n)= binary(n+1) { operator of level n  binary(n+1) | "in" list, at the level of relations }
 * unary    = { "!" } primary | { "-" } primary
 * primary  = number | text | true | false | name | function "(" choice { "," choice } ")" | "(" choice ")"
 * list     = "[" constant { "," constant } "]"
 * constant = [ "-" ] number | text
 * </pre>
 */
final class Parser {
    /** Words that other readers of CEL keep for themselves. */
    private static final Set<String> RESERVED = Set.of(
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while",
            "null");

    private static final double LARGEST_WHOLE = 0x1p53;

    private final List<Token> tokens;
    private int next;
    private int nodes;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Expression parse(String source) throws SyntaxProblem {
        var parser = new Parser(Lexer.read(source));
        Expression rule = parser.choice();
        if (parser.peek().kind() != Kind.END) {
            throw parser.unexpected("运算符或规则结尾", "an operator or the end of the rule");
        }
        return rule;
    }

    private Expression choice() throws SyntaxProblem {
        enter();
        Expression condition = binary(1);
        Expression read = condition;
        if (peek().is("?")) {
            Position at = take().at();
            Expression then = binary(1);
            expect(":");
            read = counted(new Expression.Choice(condition, then, choice(), at));
        }
        depth--;
        return read;
    }

    private Expression binary(int level) throws SyntaxProblem {
        if (level > Operator.TIGHTEST_LEVEL) {
            return unary();
        }
        Expression left = binary(level + 1);
        while (true) {
            Token token = peek();
            if (level == Operator.RELATION_LEVEL && token.is("in")) {
                left = counted(new Expression.Membership(left, list(), token.at()));
                continue;
            }
            Optional<Operator> operator = operator(token);
            if (operator.isEmpty() || operator.orElseThrow().level() != level) {
                return left;
            }
            next++;
            Expression right = binary(level + 1);
            left = counted(new Expression.Binary(operator.orElseThrow(), left, right, token.at()));
        }
    }

    private static Optional<Operator> operator(Token token) {
        return token.kind() == Kind.SYMBOL ? Operator.find(token.text()) : Optional.empty();
    }

    private Expression unary() throws SyntaxProblem {
        Token sign = peek();
        if (!sign.is("!") && !sign.is("-")) {
            return primary();
        }
        next++;
        enter();
        boolean isRepeated = peek().is(sign.text());
        if (isRepeated) {
            enter(); // the canonical form has a parenthesis here, and must be a rule as well
        }
        Expression operand = isRepeated ? unary() : primary();
        depth -= isRepeated ? 2 : 1;
        return counted(
                sign.is("!") ? new Expression.Not(operand, sign.at()) : new Expression.Negative(operand, sign.at()));
    }

    private Expression primary() throws SyntaxProblem {
        Token token = peek();
        return switch (token.kind()) {
            case NUMBER -> counted(amount(take()));
            case TEXT -> counted(new Expression.Quoted(take().text(), token.at()));
            case NAME -> word(token);
            case SYMBOL -> {
                if (!token.is("(")) {
                    throw unexpected("数字、指标名或括号", "a number, an indicator name or a parenthesis");
                }
                next++;
                Expression inner = choice();
                expect(")");
                yield inner;
            }
            case END ->
                throw new SyntaxProblem(
                        token.at(), "规则到这里就断了：还缺一个值", "The rule ends too early: a value is missing here");
        };
    }

    private Expression word(Token token) throws SyntaxProblem {
        String word = token.text();
        refuseForeignWords(token);
        next++;
        if (word.equals("true") || word.equals("false")) {
            return counted(new Expression.Constant(word.equals("true"), token.at()));
        }
        return peek().is("(") ? call(token) : counted(new Expression.Name(word, token.at()));
    }

    private static void refuseForeignWords(Token token) throws SyntaxProblem {
        if (token.is("null")) {
            throw new SyntaxProblem(
                    token.at(),
                    "没有 null：用 known(指标名) 判断是否有值",
                    "There is no null: ask known(name) whether an indicator has a value");
        }
        refuseSpelledOperator(token);
        if (RESERVED.contains(token.text())) {
            throw new SyntaxProblem(
                    token.at(),
                    "'" + token.text() + "' 是保留字，不能用在这里",
                    "'" + token.text() + "' is a reserved word and cannot stand here");
        }
    }

    private Expression call(Token name) throws SyntaxProblem {
        Function function = Function.find(name.text()).orElseThrow(() -> noFunction(name));
        var arguments = new ArrayList<Expression>();
        expect("(");
        if (!peek().is(")")) {
            arguments.add(choice());
            while (peek().is(",")) {
                next++;
                arguments.add(choice());
            }
        }
        expect(")");
        if (arguments.size() != function.arity()) {
            throw new SyntaxProblem(
                    name.at(),
                    function.signature() + " 需要 " + function.arity() + " 个参数，这里有 " + arguments.size() + " 个",
                    function.signature() + " takes " + function.arity() + " argument(s), here are " + arguments.size());
        }
        return counted(new Expression.Call(function, arguments, name.at()));
    }

    private static SyntaxProblem noFunction(Token name) {
        String all = String.join(" ", Function.words());
        String written = SyntaxProblem.quote(name.text());
        return new SyntaxProblem(
                name.at(), "没有函数 " + written + "；可用：" + all, "There is no function " + written + "; there are: " + all);
    }

    private List<Expression> list() throws SyntaxProblem {
        next++;
        expect("[");
        var constants = new ArrayList<Expression>();
        constants.add(constant());
        while (peek().is(",")) {
            next++;
            constants.add(constant());
        }
        expect("]");
        return constants;
    }

    private Expression constant() throws SyntaxProblem {
        Token token = peek();
        boolean negative = token.is("-");
        if (negative) {
            next++;
        }
        if (peek().kind() == Kind.NUMBER) {
            Expression.Amount amount = amount(take());
            return counted(negative ? new Expression.Amount(-amount.amount(), token.at()) : amount);
        }
        if (peek().kind() == Kind.TEXT && !negative) {
            return counted(new Expression.Quoted(take().text(), token.at()));
        }
        throw unexpected("一个数字或一段文字", "a number or a text");
    }

    private static Expression.Amount amount(Token token) throws SyntaxProblem {
        String digits = token.text();
        double amount = Double.parseDouble(digits);
        boolean whole = digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!Double.isFinite(amount) || (whole && amount > LARGEST_WHOLE)) {
            String written = SyntaxProblem.quote(digits);
            throw new SyntaxProblem(
                    token.at(), "数字 " + written + " 太大，无法精确表示", "The number " + written + " is too large to be exact");
        }
        return new Expression.Amount(amount, token.at());
    }

    private void enter() throws SyntaxProblem {
        depth++;
        if (depth > RuleCompiler.DEEPEST) {
            throw new SyntaxProblem(
                    peek().at(),
                    "嵌套超过 " + RuleCompiler.DEEPEST + " 层",
                    "This is nested more than " + RuleCompiler.DEEPEST + " levels deep");
        }
    }

    private <E extends Expression> E counted(E part) throws SyntaxProblem {
        nodes++;
        if (nodes > RuleCompiler.MOST_PARTS) {
            throw new SyntaxProblem(
                    part.at(),
                    "规则的组成部分超过 " + RuleCompiler.MOST_PARTS + " 个",
                    "The rule has more than " + RuleCompiler.MOST_PARTS + " parts");
        }
        return part;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = peek();
        next++;
        return token;
    }

    private void expect(String symbol) throws SyntaxProblem {
        if (!peek().is(symbol)) {
            throw unexpected("'" + symbol + "'", "'" + symbol + "'");
        }
        next++;
    }

    private SyntaxProblem unexpected(String zh, String en) throws SyntaxProblem {
        Token token = peek();
        refuseSpelledOperator(token);
        if (token.kind() == Kind.END) {
            return new SyntaxProblem(
                    token.at(), "规则到这里就断了：应为" + zh, "The rule ends too early: " + en + " should follow");
        }
        String written = SyntaxProblem.quote(token.text());
        return new SyntaxProblem(
                token.at(), "这里应为" + zh + "，而不是 " + written, "Here " + en + " should stand, not " + written);
    }

    private static void refuseSpelledOperator(Token token) throws SyntaxProblem {
        String word = token.text();
        String symbol = switch (token.kind() == Kind.NAME ? word : "") {
            case "and", "AND", "且", "并且" -> "&&";
            case "or", "OR", "或", "或者" -> "||";
            case "not", "NOT", "非" -> "!";
            default -> "";
        };
        if (!symbol.isEmpty()) {
            throw new SyntaxProblem(
                    token.at(), "请写 '" + symbol + "'，而不是 '" + word + "'", "Write '" + symbol + "', not '" + word + "'");
        }
    }
}
