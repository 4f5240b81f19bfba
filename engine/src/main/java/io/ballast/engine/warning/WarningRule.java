package io.ballast.engine.warning;

import io.ballast.engine.rule.Compilation;
import io.ballast.engine.rule.Problem;
import io.ballast.engine.rule.Rule;
import io.ballast.engine.rule.RuleCompiler;
import io.ballast.engine.value.Days;
import io.ballast.engine.value.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A condition worth telling a person about.
 *
 * @param code stable name, lower_snake_case
 * @param label what happened, short
 * @param advice what to do about it
 * @param severity how loud it is
 * @param rule the condition, compiled against {@link WarningSignals#CATALOGUE}
 * @param quietDays days during which it is not raised again for the same customer, 0 if it may be raised every day
 */
public record WarningRule(String code, Text label, Text advice, Severity severity, Rule rule, int quietDays) {
    public WarningRule {
        if (!code.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("Codes of warning rules are lower_snake_case: '" + code + "'");
        }
        if (quietDays < 0) {
            throw new IllegalArgumentException("Quiet days of " + code + " are negative: " + quietDays);
        }
    }

    /**
     * A rule that ships with the engine.
     *
     * @throws IllegalArgumentException if the source is not a rule over {@link WarningSignals#CATALOGUE}
     */
    static WarningRule of(String code, Severity severity, int quietDays, Text label, Text advice, String source) {
        return switch (RuleCompiler.compile(source, WarningSignals.CATALOGUE)) {
            case Compilation.Compiled(Rule rule) -> new WarningRule(code, label, advice, severity, rule, quietDays);
            case Compilation.Rejected(List<Problem> problems) ->
                throw new IllegalArgumentException("Warning rule " + code + " does not compile: " + problems);
        };
    }

    /** The condition as its author wrote it. */
    public String source() {
        return rule.source();
    }

    /** Whether it may be raised on this day, given the day it was last raised for the customer. */
    public boolean mayBeRaised(Optional<LocalDate> lastRaised, LocalDate asOf) {
        return lastRaised.isEmpty() || Days.between(lastRaised.orElseThrow(), asOf) > quietDays;
    }
}
