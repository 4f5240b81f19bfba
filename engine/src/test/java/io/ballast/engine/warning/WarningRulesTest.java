package io.ballast.engine.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.indicator.Lack;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Reading.Value;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.rule.Compilation;
import io.ballast.engine.rule.RuleCompiler;
import io.ballast.engine.scoring.Rating;
import io.ballast.engine.scoring.Score;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Text;
import io.ballast.engine.warning.Warning.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WarningRulesTest {
    private static final Score SCORE = new Score(480, 480, List.of(), 0, 0);
    private static final Readings NOTHING_KNOWN = new Readings(
            Indicators.CATALOGUE,
            Indicators.CATALOGUE.all().stream()
                    .map(any -> new Reading.NotEnoughData(Lack.NO_DOCUMENTS))
                    .toArray(Reading[]::new));
    private static final WarningRule LATE = rule("late", "weighted_delay_days_90 > 10 || overdue_share > 0.5");
    private static final WarningRule LOUD = rule("loud", "open_dispute_count > 3");
    private static final WarningRule FULL = rule("full", "utilisation_ratio > 0.9");

    @Test
    void what_fired_stands_in_the_order_of_the_rules_with_the_values_that_fired_it() {
        Readings readings = Signals.steadyBut("utilisation_ratio=0.95 weighted_delay_days_90=12 overdue_share=0.25");
        assertThat(WarningRules.evaluate(List.of(FULL, LOUD, LATE), readings))
                .isEqualTo(new Findings(
                        List.of(
                                new Warning("full", Severity.WATCH, List.of(new Observed("utilisation_ratio", 0.95))),
                                new Warning(
                                        "late",
                                        Severity.WATCH,
                                        List.of(
                                                new Observed("weighted_delay_days_90", 12),
                                                new Observed("overdue_share", 0.25)))),
                        List.of()));
    }

    @Test
    void what_could_not_be_decided_is_named_and_does_not_fire() {
        Readings readings = Signals.steadyBut("utilisation_ratio=? open_dispute_count=?");
        assertThat(WarningRules.evaluate(List.of(FULL, LOUD, LATE), readings))
                .isEqualTo(new Findings(List.of(), List.of("full", "loud")));
    }

    @Test
    void an_indicator_without_a_value_is_not_among_what_was_observed() {
        Readings readings = Signals.steadyBut("weighted_delay_days_90=? overdue_share=0.75");
        assertThat(WarningRules.evaluate(List.of(LATE), readings).warnings())
                .containsExactly(new Warning("late", Severity.WATCH, List.of(new Observed("overdue_share", 0.75))));
    }

    @Test
    void a_quiet_rule_waits_before_it_is_raised_again() {
        var quiet = new WarningRule("late", LATE.label(), LATE.advice(), Severity.INFO, LATE.rule(), 30);
        LocalDate raised = LocalDate.of(2026, 1, 1);
        assertThat(quiet.mayBeRaised(Optional.empty(), raised)).isTrue();
        assertThat(quiet.mayBeRaised(Optional.of(raised), LocalDate.of(2026, 1, 31)))
                .isFalse(); // 30 days
        assertThat(quiet.mayBeRaised(Optional.of(raised), LocalDate.of(2026, 2, 1)))
                .isTrue(); // 31 days
        assertThat(LATE.mayBeRaised(Optional.of(raised), raised.plusDays(1))).isTrue(); // no quiet days
    }

    @Test
    void rules_see_the_score_and_grade_of_today_behind_the_indicators() {
        Readings signals = WarningSignals.of(NOTHING_KNOWN, SCORE, rating(Rating.Basis.OVERRIDDEN));
        assertThat(signals.of("score_points")).isEqualTo(new Value(480));
        assertThat(signals.of("grade_rank")).isEqualTo(new Value(6)); // AAA 1, AA 2, A 3, BBB 4, BB 5, B 6
        assertThat(signals.of("default_probability_ratio")).isEqualTo(new Value(0.05));
        assertThat(signals.asList().subList(0, NOTHING_KNOWN.size())).isEqualTo(NOTHING_KNOWN.asList());
        assertThatThrownBy(() -> WarningSignals.of(signals, SCORE, rating(Rating.Basis.COMPUTED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Warnings rest on the readings of the engine's own indicators");
    }

    @Test
    void a_rating_that_is_withheld_is_not_known() {
        Readings signals = WarningSignals.of(NOTHING_KNOWN, SCORE, rating(Rating.Basis.WITHHELD));
        assertThat(List.of("score_points", "grade_rank", "default_probability_ratio"))
                .allSatisfy(name ->
                        assertThat(signals.of(name)).isEqualTo(new Reading.NotEnoughData(Lack.RATING_WITHHELD)));
    }

    @Test
    void a_customer_of_whom_nothing_is_known_fires_nothing() {
        Readings signals = WarningSignals.of(NOTHING_KNOWN, SCORE, rating(Rating.Basis.WITHHELD));
        Findings findings = WarningRules.evaluate(DefaultWarningRules.ALL, signals);
        assertThat(findings.warnings()).isEmpty();
        assertThat(findings.undecided())
                .containsExactly(
                        "pays_very_late",
                        "pays_late",
                        "pays_later_than_before",
                        "delay_keeps_growing",
                        "usual_pattern_broken",
                        "late_share_jump",
                        "payment_index_fall",
                        "fewer_on_time",
                        "partial_payments",
                        "silence",
                        "over_limit",
                        "inactive_with_balance",
                        "dispute_burst");
    }

    @Test
    void a_shipped_rule_that_does_not_compile_is_our_mistake() {
        assertThatThrownBy(() -> rule("wrong", "overdue_shares > 0.5"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Warning rule wrong does not compile: [Problem[at=1:1,")
                .hasMessageContaining("did you mean overdue_share");
        assertThatThrownBy(() -> rule("Wrong", "true")).hasMessageContaining("lower_snake_case");
    }

    @Test
    void the_examples_of_the_language_reference_are_rules() throws IOException {
        String reference = Files.readString(Path.of("..", "docs", "rules.md"));
        String examples = reference.substring(reference.indexOf("```cel\n") + "```cel\n".length());
        List<String> rules =
                Arrays.asList(examples.substring(0, examples.indexOf("```")).split("\n"));
        assertThat(rules)
                .hasSizeGreaterThan(3)
                .allSatisfy(rule -> assertThat(RuleCompiler.compile(rule, WarningSignals.CATALOGUE))
                        .isInstanceOf(Compilation.Compiled.class));
    }

    private static Rating rating(Rating.Basis basis) {
        return new Rating(Grade.BB, Grade.B, 0.05, basis);
    }

    private static WarningRule rule(String code, String source) {
        Text text = Text.of("测试", "test");
        return WarningRule.of(code, Severity.WATCH, 0, text, text, source);
    }
}
