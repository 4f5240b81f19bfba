package io.ballast.server.portfolio;

import io.ballast.engine.value.Text;
import io.ballast.engine.warning.DefaultWarningRules;
import io.ballast.engine.warning.WarningRule;
import java.util.Map;
import java.util.stream.Collectors;

/** What warning rules are called; a rule that is no longer there goes by its code. */
final class RuleNames {
    private static final Map<String, Text> LABELS = DefaultWarningRules.ALL.stream()
            .collect(Collectors.toUnmodifiableMap(WarningRule::code, WarningRule::label));

    private RuleNames() {}

    static Text of(String code) {
        return LABELS.getOrDefault(code, Text.of(code, code));
    }
}
