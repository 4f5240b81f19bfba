package io.ballast.server.assessment;

import io.ballast.engine.indicator.Description;
import io.ballast.engine.value.Currency;
import io.ballast.engine.warning.DefaultWarningRules;
import io.ballast.engine.warning.Severity;
import io.ballast.engine.warning.WarningRule;
import io.ballast.engine.warning.WarningSignals;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The warning rules that fired in the run in force, with the values that made them. */
@Component
class WarningsPanel implements Panel {
    private static final Map<String, WarningRule> RULES =
            DefaultWarningRules.ALL.stream().collect(Collectors.toMap(WarningRule::code, Function.identity()));

    private final CustomerVerdicts verdicts;
    private final JsonMapper json;

    WarningsPanel(CustomerVerdicts verdicts, JsonMapper json) {
        this.verdicts = verdicts;
        this.json = json;
    }

    /** A value a rule looked at. */
    record Value(String indicator, double value) {}

    /** A rule that fired; its texts are missing if this server no longer has the rule. */
    record Fired(String code, Severity severity, Optional<WarningRule> rule, List<Value> because) {
        Badge badge(Fmt fmt) {
            return Badge.of(severity, fmt);
        }

        String because(Currency currency, Fmt fmt) {
            return because.stream()
                    .map(value -> shown(value, currency, fmt))
                    .collect(Collectors.joining(fmt.isChinese() ? "；" : "; "));
        }

        private static String shown(Value value, Currency currency, Fmt fmt) {
            var index = WarningSignals.CATALOGUE.find(value.indicator());
            if (index.isEmpty()) {
                return value.indicator() + " " + fmt.number(value.value(), 2);
            }
            Description known = WarningSignals.CATALOGUE.at(index.getAsInt());
            return fmt.text(known.label()) + " " + ReadingText.of(value.value(), known.unit(), currency, fmt);
        }
    }

    /** What the section shows. */
    record WarningsPage(Currency currency, List<Fired> fired) {
        WarningsPage {
            fired = List.copyOf(fired);
        }
    }

    @Override
    public Place place() {
        return new Place("customer", 105, "warnings", "assessment.warnings", "earlywarning:alert:read");
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        return verdicts.of(customer.id())
                .map(evidence -> new Fragment(
                        "assessment/customer_warnings",
                        new WarningsPage(evidence.currency(), fired(evidence.warnings()))));
    }

    private List<Fired> fired(String text) {
        List<Fired> fired = new ArrayList<>();
        for (JsonNode node : json.readTree(text)) {
            List<Value> because = new ArrayList<>();
            for (JsonNode observed : node.get("because")) {
                because.add(new Value(
                        observed.get("indicator").asString(),
                        observed.get("value").asDouble()));
            }
            String code = node.get("rule").asString();
            fired.add(new Fired(
                    code,
                    Severity.valueOf(node.get("severity").asString()),
                    Optional.ofNullable(RULES.get(code)),
                    because));
        }
        fired.sort(Comparator.comparing(Fired::severity).reversed());
        return fired;
    }
}
