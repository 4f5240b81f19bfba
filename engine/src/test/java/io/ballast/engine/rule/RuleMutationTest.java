package io.ballast.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.indicator.Readings;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is typed into the editor, the answer is a rule or a problem with its place. */
class RuleMutationTest {
    private static final int SOURCES = 20_000;
    private static final String[] PIECES = {
        "(",
        ")",
        "[",
        "]",
        "!",
        "-",
        "&&",
        "||",
        "==",
        "=",
        "<",
        "?",
        ":",
        ",",
        ".",
        "\"",
        "'",
        "\\",
        "\\u",
        "\\ud800",
        "//",
        "\n",
        "\r",
        "\t",
        "\0",
        "０",
        "（",
        "“",
        "𠮷",
        "\ud800",
        "in",
        "true",
        "null",
        "abs(",
        "known(",
        "or_else(",
        "1e",
        "e999",
        "9".repeat(20),
        "delay_days",
        "额度",
        "((((((((((",
        "!!!!!!!!!!",
        "- ",
        "%",
        "\uFEFF",
        "\u2028"
    };

    @Test
    void every_source_is_a_rule_or_a_problem() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("RuleMutationTest -Dseed=" + seed);
        var random = new Random(seed);
        Readings readings = Sample.readings(12, Sample.NONE, 0.9, -0.5, 0);
        var written = new RandomRules(random, true);
        int rules = 0;
        for (int i = 0; i < SOURCES; i++) {
            String source = mutated(written.next().ours(), random);
            switch (compiled(source, seed)) {
                case Compilation.Compiled(Rule rule) -> {
                    rules++;
                    assertThat(Sample.rule(rule.canonical()).canonical())
                            .as(() -> "seed " + seed + " source " + source)
                            .isEqualTo(rule.canonical());
                    rule.evaluate(readings);
                }
                case Compilation.Rejected(List<Problem> problems) -> assertPlaced(problems, source, seed);
            }
        }
        System.out.println("sources=" + SOURCES + " rules=" + rules);
        assertThat(rules).isBetween(SOURCES / 100, SOURCES * 9 / 10);
    }

    private static Compilation compiled(String source, long seed) {
        try {
            return RuleCompiler.compile(source, Sample.CATALOGUE);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed + " source " + source, e);
        }
    }

    private static void assertPlaced(List<Problem> problems, String source, long seed) {
        long lines = source.chars().filter(c -> c == '\n').count() + 1;
        for (Problem problem : problems) {
            assertThat(problem.at().line())
                    .as(() -> "seed " + seed + " source " + source)
                    .isLessThanOrEqualTo((int) lines);
            assertThat(problem.at().column())
                    .as(() -> "seed " + seed + " source " + source)
                    .isLessThanOrEqualTo(source.length() + 1);
        }
    }

    private static String mutated(String source, Random random) {
        var text = new StringBuilder(source);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(4));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                case 2 -> text.insert(at, (char) random.nextInt(0x10000));
                default -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }
}
