package io.ballast.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

/** Whatever is written as a rule is a rule or is refused in words, and a rule means what its canonical form means. */
class RuleFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void any_text_is_a_rule_or_refused(@NotNull String source) {
        if (RuleCompiler.compile(source, Sample.CATALOGUE) instanceof Compilation.Compiled(Rule rule)) {
            Rule again = Sample.rule(rule.canonical());
            assertThat(again.canonical()).isEqualTo(rule.canonical());
            var some = Sample.readings(12, 3, 0.9, -0.25, 2);
            var none = Sample.readings(Sample.NONE, Sample.NONE, Sample.NONE, Sample.NONE, Sample.NONE);
            assertThat(again.decide(some)).isEqualTo(rule.decide(some));
            assertThat(again.decide(none)).isEqualTo(rule.decide(none));
        }
        assertThat(Completion.of(source, Sample.CATALOGUE)).isNotNull();
    }
}
