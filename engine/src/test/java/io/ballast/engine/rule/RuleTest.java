package io.ballast.engine.rule;

import static io.ballast.engine.rule.Sample.NONE;
import static io.ballast.engine.rule.Sample.readings;
import static io.ballast.engine.rule.Sample.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.value.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
    /** Delay 12 days, before 5, utilisation 0.9, orders down by half, no disputes. */
    private static final Readings AURORA = readings(12, 5, 0.9, -0.5, 0);

    /** The same customer, of whom the earlier delay and the orders are not known. */
    private static final Readings HALF_KNOWN = readings(12, NONE, 0.9, NONE, 0);

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            delay_days > 10                                    → HIT
            delay_days > 12                                    → NO_HIT
            delay_days >= 12                                   → HIT
            delay_days < 12                                    → NO_HIT
            delay_days <= 12                                   → HIT
            12 == delay_days                                   → HIT
            delay_days != 12                                   → NO_HIT
            10 < delay_days                                    → HIT
            delay_days - delay_days_before > 6.9               → HIT
            delay_days / delay_days_before == 2.4              → HIT
            3 / 2 == 1.5                                       → HIT
            2 + 3 * 4 == 14                                    → HIT
            (2 + 3) * 4 == 20                                  → HIT
            10 - 4 - 3 == 3                                    → HIT
            -order_change > 0.4                                → HIT
            abs(order_change) == 0.5                           → HIT
            min(delay_days, delay_days_before) == 5            → HIT
            max(delay_days, delay_days_before) == 12           → HIT
            open_disputes in [0, 3]                            → HIT
            -open_disputes in [0, 3]                           → HIT
            order_change in [-0.5]                             → HIT
            delay_days in [1, 2, 3]                            → NO_HIT
            "b" in ["a", 'b']                                  → HIT
            (delay_days > 10 ? "late" : "good") == "late"      → HIT
            "a" < "b"                                          → HIT
            (delay_days > 10 ? utilisation : 0) > 0.8          → HIT
            delay_days > 10 ? utilisation > 0.8 : false        → HIT
            true || false && false                             → HIT
            (true || false) && false                           → NO_HIT
            !(delay_days > 10)                                 → NO_HIT
            !!(delay_days > 10)                                → HIT
            (delay_days > 10) == (utilisation > 0.8)           → HIT
            (delay_days > 10) != (utilisation > 0.8)           → NO_HIT
            known(delay_days)                                  → HIT
            or_else(delay_days, 99) == 12                      → HIT
            1e1 + .5 == 10.5                                   → HIT
            delay_days > 10 // a remark                        → HIT
            """)
    void a_rule_over_known_readings_is_decided(String source, Verdict verdict) {
        assertThat(rule(source).decide(AURORA)).isEqualTo(verdict);
    }

    /** Known are delay 12, utilisation 0.9 and 0 disputes; the delay before and the order change are not. */
    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            delay_days_before > 5                              → UNKNOWN
            delay_days_before == delay_days_before             → UNKNOWN
            delay_days - delay_days_before > 5                 → UNKNOWN
            -order_change > 0                                  → UNKNOWN
            delay_days > 20 && delay_days_before > 5           → NO_HIT
            delay_days_before > 5 && delay_days > 20           → NO_HIT
            delay_days > 10 && delay_days_before > 5           → UNKNOWN
            delay_days_before > 5 && delay_days > 10           → UNKNOWN
            delay_days > 10 || delay_days_before > 5           → HIT
            delay_days_before > 5 || delay_days > 10           → HIT
            delay_days > 20 || delay_days_before > 5           → UNKNOWN
            !(delay_days_before > 5)                           → UNKNOWN
            delay_days_before > 5 || order_change < 0          → UNKNOWN
            (delay_days_before > 5) == true                    → UNKNOWN
            delay_days_before in [1, 2]                        → UNKNOWN
            delay_days_before > 5 ? true : true                → UNKNOWN
            delay_days > 10 ? true : order_change < 0          → HIT
            delay_days > 20 ? true : order_change < 0          → UNKNOWN
            (order_change < 0 ? 1 : 1) == 1                    → UNKNOWN
            min(order_change, 0) <= 0                          → UNKNOWN
            known(order_change)                                → NO_HIT
            known(order_change) && order_change < 0            → NO_HIT
            !known(order_change) || order_change < 0           → HIT
            or_else(order_change, 0) == 0                      → HIT
            or_else(order_change, delay_days_before) == 0      → UNKNOWN
            delay_days / open_disputes > 5                     → UNKNOWN
            open_disputes / open_disputes == 1                 → UNKNOWN
            open_disputes > 0 && delay_days / open_disputes > 5 → NO_HIT
            1e300 * 1e300 > 1                                  → UNKNOWN
            1e300 * 1e300 - 1e300 * 1e300 == 0                 → UNKNOWN
            """)
    void what_is_not_known_decides_nothing_unless_the_rest_decides_alone(String source, Verdict verdict) {
        assertThat(rule(source).decide(HALF_KNOWN)).isEqualTo(verdict);
    }

    @Test
    void an_undecided_rule_names_what_was_missing_and_why() {
        assertThat(rule("delay_days > 10 && delay_days_before > 5 && order_change < 0")
                        .evaluate(HALF_KNOWN))
                .isEqualTo(new Outcome.Unknown(
                        List.of("delay_days_before", "order_change"),
                        List.of(
                                Text.of("前期平均逾期天数：没有发票", "Average delay before: no invoices"),
                                Text.of("订单变化率：没有发票", "Order change: no invoices"))));
    }

    @Test
    void only_what_could_have_decided_is_called_missing() {
        assertThat(rule("(delay_days > 20 && order_change < 0) || delay_days_before > 5")
                        .evaluate(HALF_KNOWN))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.missing()).containsExactly("delay_days_before"));
        assertThat(rule("order_change < 0 ? delay_days_before > 5 : false").evaluate(HALF_KNOWN))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.missing()).containsExactly("order_change"));
    }

    @Test
    void a_division_by_zero_is_a_reason_with_its_place() {
        assertThat(rule("delay_days / open_disputes > 5").evaluate(HALF_KNOWN))
                .isEqualTo(
                        new Outcome.Unknown(List.of(), List.of(Text.of("第 1 行第 12 列：除以零", "1:12: division by zero"))));
    }

    @Test
    void a_result_beyond_every_number_is_a_reason_with_its_place() {
        assertThat(rule("delay_days >\n  1e300 * 1e300").evaluate(HALF_KNOWN))
                .isEqualTo(new Outcome.Unknown(
                        List.of(),
                        List.of(Text.of("第 2 行第 9 列：结果超出数值范围", "2:9: the result is too large for a number"))));
    }

    @Test
    void a_decided_rule_is_a_hit_or_not() {
        assertThat(rule("delay_days > 10").evaluate(AURORA)).isEqualTo(new Outcome.Hit());
        assertThat(rule("delay_days > 20").evaluate(AURORA)).isEqualTo(new Outcome.NoHit());
    }

    @Test
    void a_rule_knows_the_indicators_it_reads_in_order() {
        assertThat(rule("utilisation > 0.9 || (delay_days > 5 && utilisation > 0.5) || known(order_change)")
                        .indicators())
                .containsExactly("utilisation", "delay_days", "order_change");
    }

    @Test
    void readings_of_another_catalogue_are_refused() {
        var other = new Readings(new Catalogue(List.of()), new Reading[0]);
        assertThatThrownBy(() -> rule("delay_days > 5").decide(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("This rule was compiled against another catalogue: delay_days > 5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            ((delay_days)>(5.0))                      → delay_days > 5
            (delay_days>5&&utilisation>.8)||true      → delay_days > 5 && utilisation > 0.8 || true
            delay_days>5&&(utilisation>.8||true)      → delay_days > 5 && (utilisation > 0.8 || true)
            delay_days-(1-2)-3>0                      → delay_days - (1 - 2) - 3 > 0
            -(-delay_days)>--1                        → -(-delay_days) > -(-1)
            !(!(true))                                → !(!true)
            (true?false:true)?true:(false?true:false) → (true ? false : true) ? true : false ? true : false
            'it"s' in ["x",'y\\\\']                   → "it\\"s" in ["x", "y\\\\"]
            delay_days in [-1,2.50]                   → delay_days in [-1, 2.5]
            min( 1 , 2e20 )<3                         → min(1, 2.0E20) < 3
            """)
    void the_canonical_text_has_only_what_is_needed(String source, String canonical) {
        assertThat(rule(source).canonical()).isEqualTo(canonical);
        assertThat(rule(canonical)).isEqualTo(rule(source)).hasSameHashCodeAs(rule(source));
    }

    @Test
    void an_editor_is_offered_names_by_name_and_label_and_then_functions() {
        assertThat(Completion.of("delay", Sample.CATALOGUE))
                .extracting(Completion::word)
                .containsExactly("delay_days", "delay_days_before");
        assertThat(Completion.of("争议", Sample.CATALOGUE))
                .extracting(Completion::word)
                .containsExactly("open_disputes");
        assertThat(Completion.of("whether", Sample.CATALOGUE))
                .extracting(Completion::word)
                .containsExactly("known(");
        assertThat(Completion.of("", Sample.CATALOGUE)).hasSize(5 + 5); // 5 indicators, 5 functions
    }

    @Test
    void however_many_signs_a_rule_repeats_its_canonical_form_is_a_rule_as_well() {
        int compiled = 0;
        for (int signs = 1; signs <= 60; signs++) {
            for (String source :
                    List.of("delay_days > " + "-".repeat(signs) + "20", "!".repeat(signs) + "(delay_days > 3.0)")) {
                if (RuleCompiler.compile(source, Sample.CATALOGUE) instanceof Compilation.Compiled(Rule rule)) {
                    assertThat(Sample.rule(rule.canonical()).canonical()).isEqualTo(rule.canonical());
                    compiled++;
                }
            }
        }
        assertThat(compiled).as("some twenty of each").isBetween(30, 42);
    }
}
