package io.ballast.server.assessment;

import io.ballast.engine.warning.Severity;
import io.ballast.engine.warning.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Warnings as JSON. Rule codes and indicator names hold nothing that would need escaping, and are checked for it. */
final class WarningJson {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

    private WarningJson() {}

    /** <pre>[{"rule": code, "severity": name, "because": [{"indicator": name, "value": number}]}]</pre> */
    static String write(List<Warning> warnings) {
        if (warnings.isEmpty()) {
            return "[]";
        }
        var json = new StringBuilder("[");
        for (Warning warning : warnings) {
            json.append(json.length() > 1 ? "," : "")
                    .append("{\"rule\":\"")
                    .append(plain(warning.rule()))
                    .append("\",\"severity\":\"")
                    .append(warning.severity().name())
                    .append("\",\"because\":[");
            boolean isFirst = true;
            for (Warning.Observed observed : warning.because()) {
                json.append(isFirst ? "" : ",")
                        .append("{\"indicator\":\"")
                        .append(plain(observed.indicator()))
                        .append("\",\"value\":")
                        .append(observed.value())
                        .append('}');
                isFirst = false;
            }
            json.append("]}");
        }
        return json.append(']').toString();
    }

    /** What {@link #write} wrote. */
    static List<Warning> read(JsonMapper json, String text) {
        List<Warning> warnings = new ArrayList<>();
        for (JsonNode node : json.readTree(text)) {
            List<Warning.Observed> because = new ArrayList<>();
            for (JsonNode observed : node.get("because")) {
                because.add(new Warning.Observed(
                        observed.get("indicator").asString(),
                        observed.get("value").asDouble()));
            }
            warnings.add(new Warning(
                    node.get("rule").asString(),
                    Severity.valueOf(node.get("severity").asString()),
                    because));
        }
        return List.copyOf(warnings);
    }

    private static String plain(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a plain name: '" + name + "'");
        }
        return name;
    }
}
