package io.ballast.server.policy;

import io.ballast.engine.Policy;
import io.ballast.engine.PolicyField;
import io.ballast.engine.PolicyParsing;
import io.ballast.engine.PolicyRow;
import io.ballast.engine.PolicySection;
import io.ballast.engine.rule.Compilation;
import io.ballast.engine.rule.Problem;
import io.ballast.engine.rule.RuleCompiler;
import io.ballast.engine.value.Text;
import io.ballast.engine.warning.WarningSignals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/**
 * One section of a draft as it is being edited, with what is wrong of each field beside it.
 *
 * @param section the section
 * @param rows its rows as they were written
 * @param problem what is wrong of no row in particular
 */
record SectionForm(PolicySection section, List<Row> rows, Optional<Text> problem) {
    /** More than the most rules a policy may have. */
    private static final int MOST_ROWS = 600;

    private static final Pattern KEYWORD = Pattern.compile("r([0-9]{1,4})\\.keyword");

    SectionForm {
        rows = List.copyOf(rows);
    }

    /**
     * A row, and what is wrong of it by field; of the row as a whole under the empty name.
     *
     * @param number names its fields in the form
     */
    record Row(int number, PolicyRow row, Map<String, Text> problems) {
        Row {
            problems = Map.copyOf(problems);
        }

        String name(PolicyField field) {
            return "r" + number + "." + field.name();
        }

        List<PolicyField> fields() {
            return PolicyField.of(row.keyword());
        }

        Optional<Text> problem(String field) {
            return Optional.ofNullable(problems.get(field));
        }

        boolean isChosen(PolicyField field, String choice) {
            return List.of(row.value(field.name()).split(" ", -1)).contains(choice);
        }

        private Row with(String field, Text problem) {
            Map<String, Text> all = new LinkedHashMap<>(problems);
            boolean isKnown = fields().stream().anyMatch(known -> known.name().equals(field));
            all.put(isKnown ? field : "", problem);
            return new Row(number, row, all);
        }
    }

    /** The section as it is stored. */
    static SectionForm of(Policy policy, PolicySection section) {
        List<Row> rows = new ArrayList<>();
        for (PolicyRow row : PolicyRow.of(policy)) {
            if (section.keywords().contains(row.keyword())) {
                rows.add(new Row(rows.size(), row, Map.of()));
            }
        }
        return new SectionForm(section, rows, Optional.empty());
    }

    /** The section as it was sent: rows in the order of their numbers, without those ticked to be removed. */
    static SectionForm sent(PolicySection section, MultiValueMap<String, String> parameters) {
        List<Row> rows = new ArrayList<>();
        parameters.keySet().stream()
                .map(KEYWORD::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .sorted()
                .limit(MOST_ROWS)
                .forEach(number -> row(section, number, parameters)
                        .ifPresent(row -> rows.add(new Row(rows.size(), row, Map.of()))));
        return new SectionForm(section, rows, Optional.empty());
    }

    private static Optional<PolicyRow> row(
            PolicySection section, int number, MultiValueMap<String, String> parameters) {
        String prefix = "r" + number + ".";
        String keyword = value(parameters, prefix + "keyword");
        if (!section.keywords().contains(keyword)
                || parameters.containsKey(prefix + "remove") && PolicySection.isList(keyword)) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (PolicyField field : PolicyField.of(keyword)) {
            String name = prefix + field.name();
            fields.put(
                    field.name(),
                    field.kind() == PolicyField.Kind.SEVERAL
                            ? String.join(" ", parameters.getOrDefault(name, List.of()))
                            : value(parameters, name).strip());
        }
        return Optional.of(new PolicyRow(keyword, fields));
    }

    private static String value(MultiValueMap<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.getFirst(name)).orElse("");
    }

    /** The same with one more row, to be filled. */
    SectionForm adding(String keyword) {
        if (!section.keywords().contains(keyword) || !PolicySection.isList(keyword)) {
            return this;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        PolicyField.of(keyword)
                .forEach(field -> fields.put(
                        field.name(),
                        field.kind() == PolicyField.Kind.CHOICE && !field.name().equals("indicator")
                                ? field.choices().getFirst().value()
                                : ""));
        List<Row> more = new ArrayList<>(rows);
        more.add(new Row(rows.size(), new PolicyRow(keyword, fields), Map.of()));
        return new SectionForm(section, more, problem);
    }

    /** The lines of the policy with this section in place of its own. */
    List<PolicyRow> within(Policy policy) {
        return PolicyRow.replaced(
                PolicyRow.of(policy), section, rows.stream().map(Row::row).toList());
    }

    /** The same with what is wrong beside the fields; every rule that is none is told, not only the first. */
    SectionForm checked(List<PolicyRow> all, PolicyParsing.Refused refused) {
        List<Row> marked =
                new ArrayList<>(rows.stream().map(SectionForm::compiled).toList());
        Text message = Text.of(refused.message(), refused.message());
        Optional<PolicyRow> wrong = refused.line() >= 1 && refused.line() <= all.size()
                ? Optional.of(all.get(refused.line() - 1))
                : Optional.empty();
        for (int i = 0; i < marked.size(); i++) {
            Row row = marked.get(i);
            if (wrong.isPresent() && row.row().equals(wrong.get())) {
                if (row.problem(refused.field()).isEmpty()) {
                    marked.set(i, row.with(refused.field(), message));
                }
                return new SectionForm(section, marked, Optional.empty());
            }
        }
        Text where = wrong.map(PolicyRow::label).orElse(PolicySection.label(refused.field()));
        return new SectionForm(
                section,
                marked,
                Optional.of(Text.of(where.zh() + "：" + refused.message(), where.en() + ": " + refused.message())));
    }

    private static Row compiled(Row row) {
        Row marked = row;
        for (PolicyField field : row.fields()) {
            if (field.kind() == PolicyField.Kind.RULE) {
                Optional<Text> problem = problem(row.row().value(field.name()));
                marked = problem.isPresent() ? marked.with(field.name(), problem.get()) : marked;
            }
        }
        return marked;
    }

    /** What is wrong of a condition, with line and column. */
    static Optional<Text> problem(String condition) {
        return switch (RuleCompiler.compile(condition, WarningSignals.CATALOGUE)) {
            case Compilation.Compiled compiled -> Optional.empty();
            case Compilation.Rejected(List<Problem> problems) ->
                Optional.of(Text.of(
                        String.join("；", problems.stream().map(SectionForm::zh).toList()),
                        String.join("; ", problems.stream().map(SectionForm::en).toList())));
        };
    }

    private static String zh(Problem problem) {
        return "第 " + problem.at().line() + " 行第 " + problem.at().column() + " 列："
                + problem.message().zh();
    }

    private static String en(Problem problem) {
        return "line " + problem.at().line() + ", column " + problem.at().column() + ": "
                + problem.message().en();
    }

    /** Everything that is wrong, to be listed above the form: where, what was written, and why it cannot be. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (Row row : rows) {
            for (PolicyField field : row.fields()) {
                row.problem(field.name())
                        .ifPresent(why -> faults.add(new Fault(
                                row,
                                Text.of(
                                        row.row().label().zh() + " · "
                                                + field.label().zh(),
                                        row.row().label().en() + " · "
                                                + field.label().en()),
                                row.row().value(field.name()),
                                why)));
            }
            row.problem("").ifPresent(why -> faults.add(new Fault(row, row.row().label(), "", why)));
        }
        return faults;
    }

    /** One thing that is wrong. */
    record Fault(Row row, Text where, String value, Text why) {}
}
