package io.ballast.server.earlywarning;

import io.ballast.engine.indicator.Description;
import io.ballast.engine.indicator.Unit;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import io.ballast.engine.warning.DefaultWarningRules;
import io.ballast.engine.warning.WarningRule;
import io.ballast.engine.warning.WarningSignals;
import io.ballast.server.web.Fmt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Warnings with their filters.
 *
 * @param filter which are shown
 * @param totals how many there are in all
 * @param alerts those on this page
 * @param rules codes to filter by
 * @param currency of exposures
 * @param number of the page, from 1
 * @param hasNext whether there are more
 * @param done how many were just acknowledged
 * @param fault message key of what is wrong with the form
 */
record WarningsPage(
        AlertFilter filter,
        Alerts.Totals totals,
        List<Alert> alerts,
        List<String> rules,
        Currency currency,
        int number,
        boolean hasNext,
        int done,
        Optional<String> fault) {
    private static final Map<String, WarningRule> RULES =
            DefaultWarningRules.ALL.stream().collect(Collectors.toUnmodifiableMap(WarningRule::code, rule -> rule));

    WarningsPage {
        alerts = List.copyOf(alerts);
        rules = List.copyOf(rules);
    }

    static String rule(String code, Fmt fmt) {
        return Optional.ofNullable(RULES.get(code))
                .map(WarningRule::label)
                .map(fmt::text)
                .orElse(code);
    }

    static String advice(String code, Fmt fmt) {
        return Optional.ofNullable(RULES.get(code))
                .map(WarningRule::advice)
                .map(fmt::text)
                .orElse("");
    }

    /** What the rule saw, such as "days beyond terms 34.2". */
    static String saw(Alert.Observed observed, Fmt fmt) {
        Optional<Description> description = WarningSignals.CATALOGUE.all().stream()
                .filter(known -> known.name().equals(observed.indicator()))
                .findFirst();
        Text label = description.map(Description::label).orElse(Text.of(observed.indicator(), observed.indicator()));
        boolean isShare =
                description.map(Description::unit).filter(Unit.RATIO::equals).isPresent();
        String value = isShare ? fmt.percent(observed.value()) : fmt.number(observed.value(), 1);
        return fmt.text(label) + " " + value;
    }

    /** Whether something can be ticked. */
    boolean hasOpen() {
        return alerts.stream().anyMatch(alert -> alert.state() == Alert.State.OPEN);
    }

    String page(int other) {
        return "/warnings" + filter.query() + "&page=" + other;
    }
}
