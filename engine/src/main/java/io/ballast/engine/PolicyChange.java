package io.ballast.engine;

import io.ballast.engine.value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that two policies say differently, in words a person can approve. Code and version are no rules and are not
 * compared.
 *
 * @param section where it belongs
 * @param words what changed, from what to what
 */
public record PolicyChange(PolicySection section, Text words) {

    /** Everything that the later policy says differently, section by section; nothing if they judge alike. */
    public static List<PolicyChange> between(Policy earlier, Policy later) {
        List<PolicyRow> before = PolicyRow.of(earlier);
        List<PolicyRow> after = PolicyRow.of(later);
        List<PolicyChange> changes = new ArrayList<>();
        for (PolicySection section : PolicySection.values()) {
            for (String keyword : section.keywords()) {
                compare(section, keyed(before, keyword), keyed(after, keyword), changes);
            }
        }
        return List.copyOf(changes);
    }

    private static Map<String, PolicyRow> keyed(List<PolicyRow> rows, String keyword) {
        Map<String, PolicyRow> keyed = new LinkedHashMap<>();
        rows.stream().filter(row -> row.keyword().equals(keyword)).forEach(row -> keyed.put(row.key(), row));
        return keyed;
    }

    private static void compare(
            PolicySection section,
            Map<String, PolicyRow> before,
            Map<String, PolicyRow> after,
            List<PolicyChange> changes) {
        before.forEach((key, row) -> {
            if (!after.containsKey(key)) {
                changes.add(new PolicyChange(section, removed(row)));
            }
        });
        after.forEach((key, row) -> {
            PolicyRow was = before.get(key);
            if (was == null) {
                changes.add(new PolicyChange(section, added(row)));
            } else {
                fields(was, row).forEach(words -> changes.add(new PolicyChange(section, words)));
            }
        });
        List<String> kept = before.keySet().stream().filter(after::containsKey).toList();
        List<String> now = after.keySet().stream().filter(before::containsKey).toList();
        if (!kept.equals(now)) {
            changes.add(new PolicyChange(
                    section,
                    Text.of(section.label().zh() + "：次序有变", section.label().en() + ": the order of its rows changed")));
        }
    }

    private static Text removed(PolicyRow row) {
        Text kind = PolicySection.label(row.keyword());
        return Text.of(
                "删除" + kind.zh() + "「" + row.label().zh() + "」",
                kind.en() + " “" + row.label().en() + "” removed");
    }

    private static Text added(PolicyRow row) {
        Text kind = PolicySection.label(row.keyword());
        String name = switch (row.keyword()) {
            case "warning" -> "when";
            case "check" -> "reaction";
            case "authority-step", "release-step" -> "up-to";
            case "grade-terms" -> "days";
            default -> "weight";
        };
        PolicyField telling = PolicyField.of(row.keyword()).stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
        return Text.of(
                "新增" + kind.zh() + "「" + row.label().zh() + "」，"
                        + telling.label().zh() + " "
                        + telling.shown(row.value(name)).zh(),
                kind.en() + " “" + row.label().en() + "” added, "
                        + telling.label().en() + " "
                        + telling.shown(row.value(name)).en());
    }

    private static List<Text> fields(PolicyRow was, PolicyRow row) {
        List<Text> words = new ArrayList<>();
        for (PolicyField field : PolicyField.of(row.keyword())) {
            String from = was.value(field.name());
            String to = row.value(field.name());
            if (!from.equals(to)) {
                if (field.kind() == PolicyField.Kind.BANDS) {
                    words.addAll(BandChange.between(row.label(), from, to));
                } else {
                    words.add(changed(was.label(), field, from, to));
                }
            }
        }
        return words;
    }

    private static Text changed(Text row, PolicyField field, String from, String to) {
        return moved(row, field.label(), field.shown(from), field.shown(to));
    }

    static Text moved(Text row, Text what, Text from, Text to) {
        return Text.of(
                row.zh() + "：" + what.zh() + " " + from.zh() + " → " + to.zh(),
                row.en() + ": " + what.en() + " " + from.en() + " → " + to.en());
    }
}
