package io.ballast.engine.warning;

import java.util.List;

/**
 * What warning rules say of one customer on one day.
 *
 * @param warnings rules that fired, in the order of the rules
 * @param undecided codes of rules that could not be decided for want of data, in the order of the rules
 */
public record Findings(List<Warning> warnings, List<String> undecided) {
    public Findings {
        warnings = List.copyOf(warnings);
        undecided = List.copyOf(undecided);
    }
}
