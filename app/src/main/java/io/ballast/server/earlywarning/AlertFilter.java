package io.ballast.server.earlywarning;

import io.ballast.engine.warning.Severity;
import io.ballast.server.web.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which alerts are meant, as an address says it.
 *
 * @param state what became of them; empty for all
 * @param severity how loud they are
 * @param rule code of the rule
 * @param customer key of the customer
 * @param words part of the customer's name or code, lower case
 */
record AlertFilter(
        Optional<Alert.State> state,
        Optional<Severity> severity,
        Optional<String> rule,
        Optional<Long> customer,
        String words) {
    private static final int LONGEST = 100;

    /** Reads it from the parameters of an address; without a state only open ones are meant, {@code ALL} means all. */
    static AlertFilter of(Map<String, String> parameters) {
        String state = parameters.getOrDefault("state", "OPEN");
        String customer = parameters.getOrDefault("customer", "");
        if (!customer.matches("[0-9]{0,18}")) {
            throw Refusal.badRequest("earlywarning.fault.filter", "customer");
        }
        String words = parameters.getOrDefault("q", "").strip().toLowerCase(Locale.ROOT);
        return new AlertFilter(
                state.equals("ALL") ? Optional.empty() : Optional.of(one(Alert.State.values(), "state", state)),
                Optional.of(parameters.getOrDefault("severity", ""))
                        .filter(text -> !text.isEmpty())
                        .map(text -> one(Severity.values(), "severity", text)),
                Optional.of(parameters.getOrDefault("rule", "")).filter(text -> !text.isEmpty()),
                customer.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(customer)),
                words.substring(0, Math.min(words.length(), LONGEST)));
    }

    /** All alerts, whatever became of them. */
    static AlertFilter everything() {
        return new AlertFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    private static <E extends Enum<E>> E one(E[] values, String name, String text) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("earlywarning.fault.filter", name));
    }

    /** The parameters of its address, with the question mark. */
    String query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("state", state.map(Enum::name).orElse("ALL"));
        severity.ifPresent(known -> parameters.put("severity", known.name()));
        rule.ifPresent(known -> parameters.put("rule", known));
        customer.ifPresent(known -> parameters.put("customer", String.valueOf(known)));
        if (!words.isEmpty()) {
            parameters.put("q", words);
        }
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
