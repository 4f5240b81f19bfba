package io.ballast.engine.warning;

import java.util.List;

/**
 * A warning rule that fired.
 *
 * @param rule code of the rule
 * @param severity severity of the rule
 * @param because the indicator values the rule looked at, in the order they stand in the rule
 */
public record Warning(String rule, Severity severity, List<Observed> because) {
    public Warning {
        because = List.copyOf(because);
    }

    /** An indicator and the value it had. */
    public record Observed(String indicator, double value) {}
}
