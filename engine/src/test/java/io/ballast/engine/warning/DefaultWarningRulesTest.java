package io.ballast.engine.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.indicator.Readings;
import io.ballast.engine.value.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefaultWarningRulesTest {
    /** For each rule, what makes a steady customer fire it, and what only just does not. */
    private static final String CUSTOMERS = """
        pays_very_late: weighted_delay_days_90=60.5
            not: weighted_delay_days_90=60
        pays_late: weighted_delay_days_90=60 weighted_delay_days_365=51
            not: weighted_delay_days_90=60 weighted_delay_days_365=52
        pays_later_than_before: delay_trend_days_90=16 delay_deviation_days_365=15
            not: delay_trend_days_90=15 delay_deviation_days_365=15
        pays_later_and_in_part: delay_trend_days_90=6 partial_payment_share_90=0.2
            not: delay_trend_days_90=5 partial_payment_share_90=0.2
        pays_in_part_and_worse: partial_payment_share_90=0.2 payment_index_change_90=-3
            not: partial_payment_share_90=0.2 payment_index_change_90=-2.5
        delay_keeps_growing: delay_slope_days_365=3.5 weighted_delay_days_90=11
            not: delay_slope_days_365=3 weighted_delay_days_90=11
        usual_pattern_broken: average_time_to_pay_days_90=46 delay_deviation_days_365=15
            not: average_time_to_pay_days_90=45 delay_deviation_days_365=15
        late_share_jump: late_amount_share_90=0.75 late_amount_share_365=0.3
            not: late_amount_share_90=0.75 late_amount_share_365=0.5
        payment_index_fall: payment_index_change_90=-12.5
            not: payment_index_change_90=-12
        fewer_on_time: on_time_share_90=0.2 on_time_share_365=0.6
            not: on_time_share_90=0.2 on_time_share_365=0.5
        first_partial_payment: first_partial_payment_flag_90=1 delay_trend_days_90=4
            not: first_partial_payment_flag_90=1 delay_trend_days_90=3
        partial_payments: partial_payment_share_90=0.4 partial_payment_share_365=0.3
            not: partial_payment_share_90=0.4 partial_payment_share_365=0.36
        round_payments: round_payment_share_90=0.3 round_payment_share_change_90=0.2
            not: round_payment_share_90=0.3 round_payment_share_change_90=0.1
        silence: oldest_overdue_days=16 last_payment_age_days=46 payment_gap_ratio_365=3
            not: oldest_overdue_days=16 last_payment_age_days=46 payment_gap_ratio_365=2.9
        old_open_item: oldest_overdue_days=61 overdue_undisputed_share=0.1
            not: oldest_overdue_days=61 overdue_undisputed_share=0.05
        overdue_share_high: overdue_share=0.7 oldest_overdue_days=46
            not: overdue_share=0.7 oldest_overdue_days=45
        overdue_share_jump: overdue_share_change_30=0.5 oldest_overdue_days=31
            not: overdue_share_change_30=0.5 oldest_overdue_days=30
        rolls_into_31: roll_to_31_share_30=0.7 overdue_over_30_share=0.3
            not: roll_to_31_share_30=0.7 overdue_over_30_share=0.25
        rolls_into_61: roll_to_61_share_30=0.6 overdue_over_60_share=0.1
            not: roll_to_61_share_30=0.6 overdue_over_60_share=0.05
        rolls_into_91: roll_to_91_share_30=0.6 overdue_over_90_share=0.1
            not: roll_to_91_share_30=0.4 overdue_over_90_share=0.1
        overdue_grows_older: overdue_age_change_days_30=21
            not: overdue_age_change_days_30=20
        written_off: write_off_share_365=0.02
            not: write_off_share_365=0.01
        over_limit: free_limit_money=-1 utilisation_ratio=1.3
            not: free_limit_money=-1 utilisation_ratio=1.2
        utilisation_high: utilisation_ratio=1.2
            not: utilisation_ratio=0.9
        long_over_limit: over_limit_days_90=76
            not: over_limit_days_90=75
        utilisation_rises: utilisation_trend_ratio_90=0.6 utilisation_ratio=0.95
            not: utilisation_trend_ratio_90=0.6 utilisation_ratio=0.9
        balance_up_sales_down: balance_growth_ratio_90=0.4 sales_change_ratio_90=-0.3 overdue_share=0.3
            not: balance_growth_ratio_90=0.4 sales_change_ratio_90=-0.3 overdue_share=0.2
        sales_outstanding_worse: sales_outstanding_change_days_90=46 average_delinquent_days_90=31
            not: sales_outstanding_change_days_90=46 average_delinquent_days_90=30
        little_collected: collection_effectiveness_ratio_90=0.3 oldest_overdue_days=31
            not: collection_effectiveness_ratio_90=0.4 oldest_overdue_days=31
        one_large_open_item: largest_open_item_share=0.7 utilisation_ratio=0.95
            not: largest_open_item_share=0.7 utilisation_ratio=0.9
        inactive_with_balance: last_invoice_age_days=121
            not: last_invoice_age_days=121 balance_money=0
        orders_drop: order_amount_change_ratio_90=-0.7 order_seasonal_change_ratio_90=-0.7 order_count_365=24
            not: order_amount_change_ratio_90=-0.7 order_seasonal_change_ratio_90=-0.6 order_count_365=24
        orders_below_season: order_seasonal_surprise_ratio_90=-0.7 order_count_365=24
            not: order_seasonal_surprise_ratio_90=-0.7 order_count_365=23
        orders_surge: order_surge_ratio_30=3.6 order_seasonal_change_ratio_30=1.6 order_count_365=24
            not: order_surge_ratio_30=3.6 order_seasonal_change_ratio_30=1.6 order_count_365=23
        surge_on_credit: order_surge_ratio_30=1.6 utilisation_ratio=0.95 partial_payment_share_90=0.2
            not: order_surge_ratio_30=1.6 utilisation_ratio=0.95 partial_payment_share_90=0.15
        unusually_large_order: largest_order_ratio_30=5.5
            not: largest_order_ratio_30=5
        orders_cancelled: cancelled_order_share_90=0.5 cancelled_order_share_365=0.3
            not: cancelled_order_share_90=0.5 cancelled_order_share_365=0.4
        ordering_stopped: order_gap_ratio_365=7 last_order_age_days=61
            not: order_gap_ratio_365=7 last_order_age_days=60
        dispute_burst: dispute_count_90=3 dispute_burst_ratio_90=3
            not: dispute_count_90=2 dispute_burst_ratio_90=3
        dispute_share_high: open_dispute_share=0.3
            not: open_dispute_share=0.2
        old_dispute: oldest_open_dispute_days=61
            not: oldest_open_dispute_days=60
        credit_memos_rise: credit_memo_share_90=0.3 credit_memo_share_change_90=0.2
            not: credit_memo_share_90=0.2 credit_memo_share_change_90=0.2
        score_drop: score_points=520 payment_index_change_90=-4
            not: score_points=521 payment_index_change_90=-4
        grade_drop: grade_rank=5
            not: grade_rank=4
        weak_grade_with_exposure: grade_rank=8
            not: grade_rank=8 net_exposure_money=0
        stale_data: newest_document_age_days=61
            not: newest_document_age_days=60
        due_days_assumed: due_assumed_share_365=0.4
            not: due_assumed_share_365=0.3
        cash_not_applied: unapplied_cash_share=0.3
            not: unapplied_cash_share=0.2
        """;

    record Case(String code, String fires, String nearMiss) {}

    static Stream<Case> cases() {
        List<String> sides = Arrays.stream(CUSTOMERS.split("\\n *not:|\\n|:"))
                .map(String::strip)
                .toList();
        return IntStream.range(0, sides.size() / 3)
                .mapToObj(i -> new Case(sides.get(3 * i), sides.get(3 * i + 1), sides.get(3 * i + 2)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_customer_fires_the_rule_and_another_only_just_does_not(Case customer) {
        assertThat(fired(Signals.steadyBut(customer.fires()))).contains(customer.code());
        assertThat(fired(Signals.steadyBut(customer.nearMiss()))).doesNotContain(customer.code());
    }

    @Test
    void every_default_rule_has_such_customers() {
        assertThat(cases().map(Case::code))
                .containsExactlyElementsOf(
                        DefaultWarningRules.ALL.stream().map(WarningRule::code).toList());
    }

    @Test
    void no_two_rules_share_a_code_a_label_or_a_condition() {
        assertThat(DefaultWarningRules.ALL).extracting(WarningRule::code).doesNotHaveDuplicates();
        assertThat(DefaultWarningRules.ALL).extracting(WarningRule::label).doesNotHaveDuplicates();
        assertThat(DefaultWarningRules.ALL).extracting(WarningRule::rule).doesNotHaveDuplicates();
    }

    @Test
    void a_steady_customer_is_left_in_peace() {
        assertThat(evaluate(Signals.steady())).isEqualTo(new Findings(List.of(), List.of()));
    }

    @Test
    void a_customer_assessed_for_the_first_time_has_not_fallen() {
        Findings findings = evaluate(
                Signals.steadyBut("previous_score_points=? previous_grade_rank=? score_points=100 grade_rank=7"));
        assertThat(findings).isEqualTo(new Findings(List.of(), List.of()));
    }

    @Test
    void a_customer_without_a_limit_is_undecided_where_the_limit_matters() {
        Findings findings = evaluate(Signals.steadyBut(
                "utilisation_ratio=? free_limit_money=? over_limit_days_90=? utilisation_trend_ratio_90=?"));
        assertThat(findings).isEqualTo(new Findings(List.of(), List.of("over_limit")));
    }

    @Test
    void an_order_drop_in_the_low_season_of_every_year_is_no_warning() {
        // Down by 70% against last quarter; last year it was the same, or there was no last year.
        String drop = "order_count_365=24 order_amount_change_ratio_90=-0.7 order_seasonal_change_ratio_90=";
        assertThat(fired(Signals.steadyBut(drop + "0"))).doesNotContain("orders_drop");
        assertThat(fired(Signals.steadyBut(drop + "?"))).contains("orders_drop");
    }

    @Test
    void a_customer_that_never_paid_falls_silent_when_its_history_is_long_enough() {
        String neverPaid = "oldest_overdue_days=20 last_payment_age_days=? payment_gap_ratio_365=? history_days=";
        assertThat(fired(Signals.steadyBut(neverPaid + "50"))).contains("silence");
        assertThat(fired(Signals.steadyBut(neverPaid + "45"))).doesNotContain("silence");
    }

    @Test
    void the_documentation_lists_every_rule_as_it_is() throws IOException {
        List<String> rows = Files.readString(Path.of("..", "docs", "warnings.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(DefaultWarningRules.ALL.stream()
                        .map(DefaultWarningRulesTest::row)
                        .toList());
    }

    private static String row(WarningRule rule) {
        Text severity = rule.severity().label();
        return "| `" + rule.code() + "` | " + severity.zh() + " " + severity.en() + " | "
                + rule.label().zh() + "<br>" + rule.label().en() + " | `"
                + rule.rule().canonical().replace("|", "\\|") + "` | " + rule.quietDays() + " |";
    }

    private static Findings evaluate(Readings readings) {
        return WarningRules.evaluate(DefaultWarningRules.ALL, readings);
    }

    private static List<String> fired(Readings readings) {
        return evaluate(readings).warnings().stream().map(Warning::rule).toList();
    }
}
