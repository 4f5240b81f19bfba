package io.ballast.server.assessment;

import io.ballast.engine.value.Text;
import io.ballast.engine.warning.WarningRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The warning rules of one policy version. A rule it does not have goes by its code.
 *
 * @param byCode the rules
 */
public record RuleBook(Map<String, WarningRule> byCode) {
    /** The book of a policy that this server no longer has. */
    static final RuleBook EMPTY = new RuleBook(Map.of());

    public RuleBook {
        byCode = Map.copyOf(byCode);
    }

    static RuleBook of(List<WarningRule> rules) {
        return new RuleBook(rules.stream().collect(Collectors.toMap(WarningRule::code, Function.identity())));
    }

    public Optional<WarningRule> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** What a rule that fired means. */
    public Text label(String code) {
        return find(code).map(WarningRule::label).orElse(Text.of(code, code));
    }
}
