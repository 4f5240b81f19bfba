package io.ballast.engine.warning;

import io.ballast.engine.indicator.Reading.Value;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.warning.Warning.Observed;
import java.util.ArrayList;
import java.util.List;

/** Holds warning rules against the readings of a customer. */
public final class WarningRules {
    private WarningRules() {}

    /**
     * Decides every rule.
     *
     * @param rules in the order in which their warnings shall stand
     * @param signals readings of {@link WarningSignals#CATALOGUE}
     * @throws IllegalArgumentException if the readings are of another catalogue than the rules
     */
    public static Findings evaluate(List<WarningRule> rules, Readings signals) {
        var warnings = new ArrayList<Warning>();
        var undecided = new ArrayList<String>();
        for (int i = 0; i < rules.size(); i++) {
            WarningRule rule = rules.get(i);
            switch (rule.rule().decide(signals)) {
                case HIT -> warnings.add(new Warning(rule.code(), rule.severity(), observed(rule, signals)));
                case UNKNOWN -> undecided.add(rule.code());
                case NO_HIT -> {}
            }
        }
        return new Findings(warnings, undecided);
    }

    /** The values the rule looked at; an indicator without a value did not help to fire it. */
    private static List<Observed> observed(WarningRule rule, Readings signals) {
        var observed = new ArrayList<Observed>();
        for (String indicator : rule.rule().indicators()) {
            if (signals.of(indicator) instanceof Value value) {
                observed.add(new Observed(indicator, value.amount()));
            }
        }
        return observed;
    }
}
