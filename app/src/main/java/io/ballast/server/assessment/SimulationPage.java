package io.ballast.server.assessment;

import io.ballast.engine.value.Grade;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a draft changes of the portfolio of one day.
 *
 * @param simulation its sums
 * @param isStale whether the draft was edited since
 * @param cells grade to grade
 * @param rules warnings that come and go
 * @param changes the customers that change most
 */
record SimulationPage(
        Simulation simulation,
        boolean isStale,
        List<SimulationRows.Cell> cells,
        List<SimulationRows.Rule> rules,
        List<SimulationRows.Change> changes) {
    SimulationPage {
        cells = List.copyOf(cells);
        rules = List.copyOf(rules);
        changes = List.copyOf(changes);
    }

    /** Grades that anybody has before or after. */
    List<Grade> grades() {
        return Stream.of(Grade.values())
                .filter(grade -> cells.stream().anyMatch(cell -> cell.from() == grade || cell.to() == grade))
                .toList();
    }

    Optional<SimulationRows.Cell> cell(Grade from, Grade to) {
        return cells.stream()
                .filter(cell -> cell.from() == from && cell.to() == to)
                .findFirst();
    }
}
