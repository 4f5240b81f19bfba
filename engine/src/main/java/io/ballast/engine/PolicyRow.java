package io.ballast.engine;

import io.ballast.engine.exposure.CheckPolicy;
import io.ballast.engine.value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One line of a policy's text, taken apart and not yet checked: what an editor shows and changes.
 *
 * @param keyword what the line is about, such as {@code characteristic}
 * @param fields values by the names of their fields, in the order of the line
 */
public record PolicyRow(String keyword, Map<String, String> fields) {
    /** Lines that a policy need not have, and what holds without them. */
    private static final List<PolicyRow> OPTIONAL = List.of(
            optional("grade-margin", "points=0"),
            optional("residue", "share-basis-points=0 most-minor=0"),
            optional("default", "overdue-days=0 cure-days=0"),
            optional("authority", "window-days=30 temporary-days=90 temporary-gap-days=30 due-hours=48"),
            optional("exposure", "exceeded=ABOVE deducts-cash=no deducts-credit=yes"),
            optional("bills", "bank=0 finance-company=100 commercial=100 certificate=100"),
            optional("release", "strategy=" + CheckPolicy.USUAL));

    public PolicyRow {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The lines of a policy, those it does not need included, in the order of its text. */
    public static List<PolicyRow> of(Policy policy) {
        List<PolicyRow> rows = new ArrayList<>();
        String[] lines = policy.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                rows.add(row(i + 1, lines[i]));
            }
        }
        for (PolicyRow absent : OPTIONAL) {
            if (rows.stream().noneMatch(row -> row.keyword().equals(absent.keyword()))) {
                rows.add(absent);
            }
        }
        return inOrder(rows);
    }

    private static PolicyRow optional(String keyword, String fields) {
        return row(0, keyword + " " + fields);
    }

    private static List<PolicyRow> inOrder(List<PolicyRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparingInt(row -> PolicyWriter.KEYWORDS.indexOf(row.keyword())))
                .toList();
    }

    /** The rows with these in place of those of one section, in the order of the text. */
    public static List<PolicyRow> replaced(List<PolicyRow> rows, PolicySection section, List<PolicyRow> written) {
        List<PolicyRow> all = new ArrayList<>(written);
        rows.stream().filter(row -> !section.keywords().contains(row.keyword())).forEach(all::add);
        return inOrder(all);
    }

    private static PolicyRow row(int number, String line) {
        try {
            PolicyLine parsed = PolicyLine.parse(number, line);
            return new PolicyRow(parsed.keyword(), parsed.fields());
        } catch (PolicyProblem e) {
            throw new IllegalStateException("A canonical text is readable: " + line, e);
        }
    }

    /** The text of these rows, line n being row n; it is a policy only if {@link Policy#parse} says so. */
    public static String text(List<PolicyRow> rows) {
        return rows.stream().map(PolicyRow::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private String line() {
        var line = new StringBuilder(keyword);
        fields.forEach((name, value) ->
                line.append(' ').append(name).append('=').append(PolicyLine.quoted(value.replace("\r", ""))));
        return line.toString();
    }

    /** The value of a field, empty where the line has no such field. */
    public String value(String field) {
        return fields.getOrDefault(field, "");
    }

    /** What tells this row from the others of its keyword: an indicator, a grade, a rule; empty where there is one. */
    public String key() {
        return switch (keyword) {
            case "characteristic" -> value("indicator");
            case "grade" -> value("name");
            case "warning", "check", "authority-step" -> value("code");
            case "release-step" -> value("by") + " " + value("risk");
            case "grade-terms" -> value("to");
            default -> "";
        };
    }

    /** What the row is called: an indicator or rule by its label, anything else by its part of the policy. */
    public Text label() {
        return switch (keyword) {
            case "characteristic" -> PolicyField.indicator(value("indicator"));
            case "grade" -> Text.of("等级 " + key(), "Grade " + key());
            case "warning" -> {
                boolean isNamed = !value("zh").isBlank() && !value("en").isBlank();
                yield isNamed ? Text.of(value("zh"), value("en")) : Text.of("规则 " + key(), "Rule " + key());
            }
            case "check" -> check();
            case "grade-terms" -> Text.of("付款条件（至 " + key() + " 级）", "Terms down to grade " + key());
            case "release-step" -> releaseStep();
            case "authority-step" -> Text.of("权限等级 " + key(), "Authority step " + key());
            default -> PolicySection.label(keyword);
        };
    }

    private Text releaseStep() {
        Text by = shown("by");
        Text risk = shown("risk");
        return Text.of(by.zh() + "放行（" + risk.zh() + "）", "Release by " + by.en() + " (" + risk.en() + ")");
    }

    private Text shown(String name) {
        return PolicyField.of(keyword).stream()
                .filter(field -> field.name().equals(name))
                .map(field -> field.shown(value(name)))
                .findFirst()
                .orElse(PolicySection.label(keyword));
    }

    private Text check() {
        Text kind = shown("kind");
        return Text.of(kind.zh() + "（" + key() + "）", kind.en() + " (" + key() + ")");
    }
}
