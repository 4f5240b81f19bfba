package io.ballast.server.earlywarning;

import io.ballast.engine.indicator.Description;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.engine.warning.WarningSignals;
import io.ballast.server.assessment.ReadingText;
import io.ballast.server.web.Fmt;
import java.util.List;
import java.util.Optional;

/**
 * Warnings with their filters.
 *
 * @param filter which are shown
 * @param totals how many there are in all
 * @param alerts those on this page
 * @param rules rules to filter by
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
        List<Alerts.Fired> rules,
        Currency currency,
        int number,
        boolean hasNext,
        int done,
        Optional<String> fault) {
    private static final String GRADE_RANK = "grade_rank";

    WarningsPage {
        alerts = List.copyOf(alerts);
        rules = List.copyOf(rules);
    }

    /** What the rule saw, in the unit of its indicator, such as "days beyond terms 34 days". */
    static String saw(Alert.Observed observed, Currency currency, Fmt fmt) {
        var index = WarningSignals.CATALOGUE.find(observed.indicator());
        if (index.isEmpty()) {
            return observed.indicator() + " " + fmt.number(observed.value(), 2);
        }
        Description known = WarningSignals.CATALOGUE.at(index.getAsInt());
        return fmt.text(known.label()) + " " + value(known, observed.value(), currency, fmt);
    }

    private static String value(Description known, double value, Currency currency, Fmt fmt) {
        int rank = (int) Math.round(value);
        return known.name().endsWith(GRADE_RANK) && rank >= 1 && rank <= Grade.values().length
                ? Grade.values()[rank - 1].name()
                : ReadingText.of(value, known.unit(), currency, fmt);
    }

    /** Whether something can be ticked. */
    boolean hasOpen() {
        return alerts.stream().anyMatch(alert -> alert.state() == Alert.State.OPEN);
    }

    String page(int other) {
        return "/warnings" + filter.query() + "&page=" + other;
    }
}
