package io.ballast.server.earlywarning;

import io.ballast.engine.value.Text;
import io.ballast.engine.warning.Severity;
import io.ballast.engine.warning.WarningRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A warning rule that fires, or fired, for a customer.
 *
 * @param id key
 * @param customerId key of the customer
 * @param code code of the customer
 * @param name name of the customer
 * @param rule code of the rule
 * @param known the rule as the policy of the last run in which it fired had it
 * @param severity how loud it is
 * @param state what became of it
 * @param firstSeen day of the run in which it began
 * @param lastSeen day of the last run in which it fired
 * @param because values the rule looked at
 * @param acknowledgedBy who
 * @param acknowledgedAt when
 * @param comment what they said
 * @param exposureMinor exposure of the customer in the run in force, if it is assessed there
 */
record Alert(
        long id,
        long customerId,
        String code,
        String name,
        String rule,
        Optional<WarningRule> known,
        Severity severity,
        State state,
        LocalDate firstSeen,
        LocalDate lastSeen,
        List<Observed> because,
        Optional<String> acknowledgedBy,
        Optional<Instant> acknowledgedAt,
        Optional<String> comment,
        OptionalLong exposureMinor) {
    Alert {
        because = List.copyOf(because);
    }

    /** What happened, short; the code of a rule that this server no longer has. */
    Text label() {
        return known.map(WarningRule::label).orElse(Text.of(rule, rule));
    }

    /** What to do about it. */
    Optional<Text> advice() {
        return known.map(WarningRule::advice);
    }

    /** What became of an alert. */
    enum State {
        OPEN,
        ACKNOWLEDGED,
        CLOSED;

        String label() {
            return "earlywarning.state." + name();
        }
    }

    /** An indicator and the value it had. */
    record Observed(String indicator, double value) {}
}
