package io.ballast.engine.model.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Chooses columns one at a time, as long as an information criterion falls.
 *
 * @param direction whether columns come to none or go from all
 * @param criterion what must fall
 */
public record StepwiseSelection(Direction direction, InformationCriterion criterion) {
    /** Where the selection starts. */
    public enum Direction {
        FORWARD,
        BACKWARD
    }

    /** The places of the chosen columns, ascending. */
    public List<Integer> choose(Design design, boolean[] events, Penalty penalty, CoefficientSign sign) {
        List<Integer> all = IntStream.range(0, design.columns()).boxed().toList();
        List<Integer> held = direction == Direction.FORWARD ? List.of() : all;
        double reached = value(design.with(held), events, penalty, sign);
        Optional<Candidate> better = Optional.empty();
        do {
            better = best(held, all, design, events, penalty, sign);
            if (better.isPresent() && better.get().value() < reached) {
                held = better.get().columns();
                reached = better.get().value();
            } else {
                better = Optional.empty();
            }
        } while (better.isPresent());
        return held;
    }

    private Optional<Candidate> best(
            List<Integer> held,
            List<Integer> all,
            Design design,
            boolean[] events,
            Penalty penalty,
            CoefficientSign sign) {
        Optional<Candidate> best = Optional.empty();
        for (int column : direction == Direction.FORWARD ? all : held) {
            if (direction == Direction.BACKWARD || !held.contains(column)) {
                List<Integer> changed = changed(held, column);
                double value = value(design.with(changed), events, penalty, sign);
                if (best.isEmpty() || value < best.get().value()) {
                    best = Optional.of(new Candidate(changed, value));
                }
            }
        }
        return best;
    }

    private List<Integer> changed(List<Integer> held, int column) {
        List<Integer> changed = new ArrayList<>(held);
        if (direction == Direction.FORWARD) {
            changed.add(column);
            changed.sort(null);
        } else {
            changed.remove(Integer.valueOf(column));
        }
        return List.copyOf(changed);
    }

    private double value(Design design, boolean[] events, Penalty penalty, CoefficientSign sign) {
        return criterion.of(LogisticRegression.fit(design, events, penalty, sign));
    }

    private record Candidate(List<Integer> columns, double value) {}
}
