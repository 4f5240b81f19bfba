package io.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.PolicyParsing.Parsed;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyChangeTest {
    private static final Policy STANDARD = Policy.standard();

    @Test
    void policies_that_judge_alike_say_nothing_different_whatever_their_number() {
        assertThat(PolicyChange.between(STANDARD, STANDARD.numbered("own", 7))).isEmpty();
    }

    @Test
    void a_weight_a_band_and_its_points_are_named_with_what_they_were() {
        // characteristic indicator=write_off_share_365 weight=30 bands="30 | 0.0001: 10 | 0.01: 0" missing=13
        assertThat(english("write_off_share_365 weight=30", "write_off_share_365 weight=40"))
                .singleElement()
                .asString()
                .endsWith(": weight 30 → 40");
        assertThat(english("bands=\"30 | 0.0001: 10 | 0.01: 0\"", "bands=\"35 | 0.0001: 10 | 0.02: 0\""))
                .hasSize(2)
                .anyMatch(words -> words.endsWith(": points of the lowest band 30 → 35"))
                .anyMatch(words -> words.endsWith(": band limit 0.01 → 0.02"));
        assertThat(english("bands=\"30 | 0.0001: 10 | 0.01: 0\"", "bands=\"30 | 0.0001: 12 | 0.01: 0\""))
                .singleElement()
                .asString()
                .endsWith(": points from 0.0001 10 → 12");
        assertThat(english("bands=\"30 | 0.0001: 10 | 0.01: 0\"", "bands=\"30 | 0.01: 0\""))
                .singleElement()
                .asString()
                .endsWith(": bands 30 | 0.0001: 10 | 0.01: 0 → 30 | 0.01: 0");
    }

    @Test
    void a_rule_tells_its_old_and_its_new_condition() {
        assertThat(english("weighted_delay_days_90 > 60", "weighted_delay_days_90 > 75"))
                .singleElement()
                .asString()
                .contains(": condition weighted_delay_days_90 > 60")
                .endsWith("→ weighted_delay_days_90 > 75");
    }

    @Test
    void choices_are_told_by_their_labels_and_a_missing_line_as_zero() {
        assertThat(english("combination=MIN", "combination=MEDIAN"))
                .singleElement()
                .asString()
                .startsWith("Limit methods: combination ")
                .doesNotContain("MIN");
        assertThat(english("grade-margin points=35\n", "")).containsExactly("Margin that keeps a grade: points 35 → 0");
        assertThat(english("grade name=AAA from=900", "grade name=AAA from=910"))
                .containsExactly("Grade AAA: least points 900 → 910");
        assertThat(changes("grade name=AAA from=900", "grade name=AAA from=910")
                        .getFirst()
                        .words()
                        .zh())
                .isEqualTo("等级 AAA：起始分数 900 → 910");
    }

    @Test
    void rows_that_came_went_or_moved_are_told() {
        List<PolicyRow> rows = new ArrayList<>(PolicyRow.of(STANDARD));
        PolicyRow rule = rows.stream()
                .filter(row -> row.keyword().equals("warning"))
                .toList()
                .getLast();
        int last = rows.indexOf(rule);
        rows.remove(last);
        Policy fewer = parsed(PolicyRow.text(rows));
        assertThat(PolicyChange.between(STANDARD, fewer)).singleElement().satisfies(change -> {
            assertThat(change.section()).isEqualTo(PolicySection.WARNINGS);
            assertThat(change.words().en()).isEqualTo("Warning rule “" + rule.value("en") + "” removed");
        });
        assertThat(PolicyChange.between(fewer, STANDARD))
                .singleElement()
                .satisfies(change -> assertThat(change.words().en())
                        .isEqualTo("Warning rule “" + rule.value("en") + "” added, condition " + rule.value("when")));
        rows.add(last - 1, rule);
        assertThat(PolicyChange.between(STANDARD, parsed(PolicyRow.text(rows))))
                .extracting(change -> change.words().en())
                .containsExactly("Warning rules: the order of its rows changed");
    }

    @Test
    void checks_are_told_by_what_they_check() {
        assertThat(english("threshold=90 days=60", "threshold=80 days=60"))
                .containsExactly("Dynamic limit (limit_nearly_used): threshold (percent of a limit or share; else days,"
                        + " points, a grade or minor units) 90 → 80");
        assertThat(english("exposure exceeded=ABOVE", "exposure exceeded=AT_OR_ABOVE"))
                .containsExactly("Exposure: exceeded above the limit → at or above the limit");
        String grade =
                "check code=grade kind=GRADE at=ORDER risk=\"LOW MEDIUM HIGH\" reaction=HOLD threshold=CCC days=0"
                        + " net=no\n";
        assertThat(changes(grade, "")).singleElement().satisfies(change -> {
            assertThat(change.section()).isEqualTo(PolicySection.CHECKS);
            assertThat(change.words()).isEqualTo(Text.of("删除订单检查「信用等级（grade）」", "Order check “Grade (grade)” removed"));
        });
        assertThat(PolicyChange.between(parsed(STANDARD.text().replace(grade, "")), STANDARD))
                .extracting(change -> change.words().en())
                .containsExactly("Order check “Grade (grade)” added, if it fails hold");
    }

    @Test
    void authority_is_told_by_its_steps() {
        assertThat(english("up-to=2000000", "up-to=3000000"))
                .containsExactly("Authority step manager: group total up to (major units, or none) 2000000 → 3000000");
        String step = "authority-step code=manager_high_risk risk=HIGH up-to=50000 managers=1 committee=0\n";
        assertThat(PolicyChange.between(parsed(STANDARD.text().replace(step, "")), STANDARD))
                .extracting(PolicyChange::words)
                .containsExactly(Text.of(
                        "新增权限等级「权限等级 manager_high_risk」，集团合计不超过（none 为不限） 50000",
                        "Authority step “Authority step manager_high_risk” added,"
                                + " group total up to (major units, or none) 50000"));
    }

    @Test
    void the_rows_of_a_policy_are_its_text_and_every_field_is_known() {
        for (Policy policy : List.of(STANDARD, Policy.standard(Currency.of("JPY")))) {
            assertThat(parsed(PolicyRow.text(PolicyRow.of(policy)))).isEqualTo(policy);
        }
        for (PolicyRow row : PolicyRow.of(STANDARD)) {
            if (!row.keyword().equals("policy")) {
                assertThat(PolicyField.of(row.keyword()))
                        .extracting(PolicyField::name)
                        .containsExactlyElementsOf(row.fields().keySet());
                assertThat(PolicySection.of(row.keyword()).keywords()).contains(row.keyword());
            }
        }
    }

    @Test
    void what_a_person_writes_into_a_field_is_kept_whatever_it_holds() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("zh", "说 \"不\" \\ 换行\n完");
        fields.put("en", "a=b # c");
        Map<String, String> read = new LinkedHashMap<>();
        String line = PolicyRow.text(List.of(new PolicyRow("warning", fields))).strip();
        try {
            read.putAll(PolicyLine.parse(1, line).fields());
        } catch (PolicyProblem e) {
            throw new AssertionError(line, e);
        }
        assertThat(read).isEqualTo(fields);
    }

    private static List<String> english(String was, String is) {
        return changes(was, is).stream().map(change -> change.words().en()).toList();
    }

    private static List<PolicyChange> changes(String was, String is) {
        assertThat(STANDARD.text()).contains(was);
        return PolicyChange.between(STANDARD, parsed(STANDARD.text().replace(was, is)));
    }

    private static Policy parsed(String text) {
        return switch (Policy.parse(text)) {
            case Parsed(Policy policy) -> policy;
            case PolicyParsing.Refused refused ->
                throw new AssertionError(refused.text().en());
        };
    }
}
