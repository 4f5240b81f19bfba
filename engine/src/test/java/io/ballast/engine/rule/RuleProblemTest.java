package io.ballast.engine.rule;

import static io.ballast.engine.rule.Sample.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleProblemTest {

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            delay_days > 30% → 1:16 → There is no percent sign: write 0.3 for 30%
            delay_days > 30d → 1:16 → The number 30 cannot be followed by 'd'
            delay_days > 0x10 → 1:15 → The number 0 cannot be followed by 'x'
            delay_days = 3 → 1:12 → '=' cannot be used: write '=='
            delay_days ＞ 3 → 1:12 → '＞' cannot be used: write '>'
            （delay_days > 3） → 1:1 → '（' cannot be used: write '('
            delay_days ≥ 3 → 1:12 → '≥' cannot be used: write '>='
            delay_days > 3 & true → 1:16 → '&' cannot be used: write '&&'
            delay_days > 3 and true → 1:16 → Write '&&', not 'and'
            delay_days > 3 或 true → 1:16 → Write '||', not '或'
            not true → 1:1 → Write '!', not 'not'
            delay_days > $3 → 1:14 → The character '$' has no place in a rule
            "abc → 1:1 → This text has no closing quote
            "a\\x" == "b" → 1:3 → After a backslash only \\ " ' n t r, or u and four hexadecimal digits, may stand
            "\\u00g0" == "b" → 1:2 → \\u must be followed by four hexadecimal digits
            "\\ud800" == "b" → 1:2 → \\u cannot write half a character
            delay_days > → 1:13 → The rule ends too early: a value is missing here
            (delay_days > 3 → 1:16 → The rule ends too early: ')' should follow
            delay_days > 3) → 1:15 → Here an operator or the end of the rule should stand, not ')'
            delay_days > > 3 → 1:14 → Here a number, an indicator name or a parenthesis should stand, not '>'
            delay_days in 3 → 1:15 → Here '[' should stand, not '3'
            delay_days in [] → 1:16 → Here a number or a text should stand, not ']'
            delay_days in [utilisation] → 1:16 → Here a number or a text should stand, not 'utilisation'
            delay_days == null → 1:15 → There is no null: ask known(name) whether an indicator has a value
            if (true) → 1:1 → 'if' is a reserved word and cannot stand here
            true ? false → 1:13 → The rule ends too early: ':' should follow
            avg(delay_days) > 1 → 1:1 → There is no function 'avg'; there are: abs min max known or_else
            abs(delay_days, 2) > 1 → 1:1 → abs(x) takes 1 argument(s), here are 2
            abs() > 1 → 1:1 → abs(x) takes 1 argument(s), here are 0
            delay_days > 9007199254740993000 → 1:14 → The number '9007199254740993000' is too large to be exact
            delay_days > 1e400 → 1:14 → The number '1e400' is too large to be exact
            """)
    void a_mistake_of_form_is_placed_and_answered(String source, String at, String message) {
        assertThat(problems(source)).singleElement().satisfies(problem -> {
            assertThat(problem.at()).hasToString(at);
            assertThat(problem.message().en()).isEqualTo(message);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            delay_day > 3 → 1:1 → There is no indicator 'delay_day'; did you mean delay_days (Average delay)?
            Utilisation > 3 → 1:1 → There is no indicator 'Utilisation'; did you mean utilisation (Limit utilisation)?
            额度使用率 > 3 → 1:1 → There is no indicator '额度使用率'; did you mean utilisation (Limit utilisation)?
            turnover > 3 → 1:1 → There is no indicator 'turnover'
            delay_days → 1:1 → A rule must be true or false, this is a number
            delay_days + 1 → 1:12 → A rule must be true or false, this is a number
            "late" → 1:1 → A rule must be true or false, this is a text
            delay_days && true → 1:12 → '&&' needs true or false, this is a number
            delay_days > "3" → 1:12 → '>' needs the same type on both sides, these are a number and a text
            delay_days == true → 1:12 → '==' needs the same type on both sides, these are a number and true or false
            delay_days + true > 3 → 1:12 → '+' needs a number, this is true or false
            "a" + "b" == "ab" → 1:5 → '+' needs a number, this is a text
            1 < delay_days < 3 → 1:16 → '<' needs the same type on both sides, these are true or false and a number
            true < false → 1:6 → '<' needs a number, this is true or false
            !delay_days → 1:1 → '!' needs true or false, this is a number
            -true == true → 1:1 → '-' needs a number, this is true or false
            delay_days in ["a"] → 1:16 → 'in' needs the same type on both sides, these are a number and a text
            true in [1] → 1:6 → 'in' needs a number or a text on its left, this is true or false
            (true ? 1 : "x") == 1 → 1:7 → '?:' needs the same type on both sides, these are a number and a text
            1 ? true : false → 1:3 → '?' needs true or false, this is a number
            abs(true) > 1 → 1:5 → 'abs(x)' needs a number, this is true or false
            known(1) → 1:7 → The first argument of known(name) must be the name of an indicator
            or_else(delay_days, true) > 1 → 1:21 → 'or_else(name, x)' needs a number, this is true or false
            delay_days / 0 > 1 → 1:14 → Nothing can be divided by zero
            """)
    void a_wrong_name_or_type_is_placed_and_answered(String source, String at, String message) {
        assertThat(problems(source)).first().satisfies(problem -> {
            assertThat(problem.at()).hasToString(at);
            assertThat(problem.message().en()).isEqualTo(message);
        });
    }

    @Test
    void every_wrong_name_and_type_is_reported_at_once_in_reading_order() {
        assertThat(problems("delay_day > 3\n  && (utilisation ||\n   dispute > 'x')"))
                .extracting(problem -> problem.at().toString())
                .containsExactly("1:1", "2:19", "3:4", "3:12");
    }

    @Test
    void messages_are_in_both_languages() {
        assertThat(problems("delay_day > 3").getFirst().message().zh())
                .isEqualTo("没有指标 'delay_day'；是否指 delay_days（平均逾期天数）？");
        assertThat(problems("delay_days > true").getFirst().message().zh()).isEqualTo("'>' 两边类型不同：数值和真假值");
    }

    @Test
    void columns_count_characters_as_a_reader_sees_them() {
        assertThat(problems("'𠮷𠮷' == 'a' && $").getFirst().at()).isEqualTo(new Position(1, 16));
        assertThat(problems("true &&\r\n\t$").getFirst().at()).isEqualTo(new Position(2, 2));
    }

    @Test
    void an_empty_rule_is_refused() {
        assertThat(problems(" \n").getFirst().message().en()).isEqualTo("The rule is empty");
        assertThat(problems("// only a remark").getFirst().message().en())
                .isEqualTo("The rule ends too early: a value is missing here");
    }

    @Test
    void a_rule_has_a_largest_length() {
        String padding = " ".repeat(RuleCompiler.LONGEST - "true".length());
        assertThat(Sample.rule(padding + "true").canonical()).isEqualTo("true");
        assertThat(problems(padding + " true").getFirst().message().en())
                .isEqualTo("The rule is 4001 characters long, at most 4000 are allowed");
    }

    @Test
    void a_rule_has_a_deepest_nesting() {
        // The rule itself is the first level.
        int most = RuleCompiler.DEEPEST - 1;
        assertThat(Sample.rule("(".repeat(most) + "true" + ")".repeat(most)).canonical())
                .isEqualTo("true");
        assertThat(problems("(".repeat(most + 1) + "true" + ")".repeat(most + 1)))
                .first()
                .satisfies(problem ->
                        assertThat(problem.message().en()).isEqualTo("This is nested more than 40 levels deep"));
        assertThat(problems("!".repeat(3_000) + "true")).hasSize(1);
        assertThat(problems("true ? true : ".repeat(250) + "true")).hasSize(1);
    }

    @Test
    void a_rule_has_a_most_of_parts() {
        // n names of true have n - 1 operators between them: 2n - 1 parts.
        assertThat(Sample.rule("true" + "||true".repeat(249)).canonical()).startsWith("true || true"); // 499
        assertThat(problems("true" + "||true".repeat(250)).getFirst().message().en()) // 501
                .isEqualTo("The rule has more than 500 parts");
    }
}
