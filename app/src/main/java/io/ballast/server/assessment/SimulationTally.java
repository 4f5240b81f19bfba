package io.ballast.server.assessment;

import io.ballast.engine.value.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds customers under two policies up. Exact: whole customers, minor units. */
final class SimulationTally {
    private final Map<Move, Cell> cells = new TreeMap<>();
    private final Map<String, Moved> rules = new TreeMap<>();
    private final List<SimulatedCustomer> changed = new ArrayList<>();
    private int customers;
    private long fromLimitMinor;
    private long toLimitMinor;
    private int fromWarnings;
    private int toWarnings;

    /** From which grade to which, better grades first. */
    record Move(Grade from, Grade to) implements Comparable<Move> {
        @Override
        public int compareTo(Move other) {
            int byFrom = from.compareTo(other.from);
            return byFrom != 0 ? byFrom : to.compareTo(other.to);
        }
    }

    /** How many customers, and what they owe. */
    record Cell(int customers, long exposureMinor) {}

    /** How often a rule fires under the draft only, and under the policy in force only. */
    record Moved(int added, int dropped) {}

    void add(SimulatedCustomer customer) {
        customers++;
        cells.merge(
                new Move(customer.fromGrade(), customer.toGrade()),
                new Cell(1, customer.exposureMinor()),
                (one, other) -> new Cell(
                        one.customers() + other.customers(),
                        Math.addExact(one.exposureMinor(), other.exposureMinor())));
        fromLimitMinor = Math.addExact(fromLimitMinor, customer.fromLimitMinor().orElse(0));
        toLimitMinor = Math.addExact(toLimitMinor, customer.toLimitMinor().orElse(0));
        fromWarnings += customer.fromRules().size();
        toWarnings += customer.toRules().size();
        customer.added().forEach(rule -> rules.merge(rule, new Moved(1, 0), SimulationTally::sum));
        customer.dropped().forEach(rule -> rules.merge(rule, new Moved(0, 1), SimulationTally::sum));
        if (customer.isChanged()) {
            changed.add(customer);
        }
    }

    private static Moved sum(Moved one, Moved other) {
        return new Moved(one.added() + other.added(), one.dropped() + other.dropped());
    }

    Map<Move, Cell> cells() {
        return cells;
    }

    Map<String, Moved> rules() {
        return rules;
    }

    List<SimulatedCustomer> changed() {
        return changed;
    }

    int customers() {
        return customers;
    }

    long fromLimitMinor() {
        return fromLimitMinor;
    }

    long toLimitMinor() {
        return toLimitMinor;
    }

    int fromWarnings() {
        return fromWarnings;
    }

    int toWarnings() {
        return toWarnings;
    }
}
