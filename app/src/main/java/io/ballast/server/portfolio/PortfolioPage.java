package io.ballast.server.portfolio;

import io.ballast.engine.portfolio.Concentration;
import io.ballast.engine.receivable.Figure;
import io.ballast.engine.value.Grade;
import io.ballast.server.creditcontrol.CapBreach;
import io.ballast.server.portfolio.AssessedCustomers.GradeSum;
import io.ballast.server.portfolio.AssessedCustomers.MoveSum;
import io.ballast.server.portfolio.AssessedCustomers.RuleSum;
import io.ballast.server.web.Fmt;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The portfolio on one page.
 *
 * @param run the run in force
 * @param totals sums of every customer the viewer sees
 * @param ageing receivables by age
 * @param bar the same as a bar
 * @param grades customers and exposure by grade
 * @param compared the run grades are compared with, if there is an earlier one
 * @param others runs to compare with, newest first
 * @param moves how grades moved between the two
 * @param trend days sales outstanding over the months
 * @param largest exposures, largest first
 * @param byCustomer concentration by customer
 * @param byGroup concentration by group of customers
 * @param rules customers by warning rule
 * @param caps who is over a concentration cap; empty where there is none, or the viewer does not know of all customers
 */
record PortfolioPage(
        RunShown run,
        CutTotals totals,
        AgeingLine ageing,
        List<Segment> bar,
        List<GradeSum> grades,
        Optional<RunShown> compared,
        List<RunShown> others,
        List<MoveSum> moves,
        Trend trend,
        List<CustomerLine> largest,
        Concentration byCustomer,
        Concentration byGroup,
        List<RuleSum> rules,
        Optional<List<CapBreach>> caps) {
    private static final int STEPS = 5;
    private static final int TOP = 10;

    PortfolioPage {
        bar = List.copyOf(bar);
        grades = List.copyOf(grades);
        others = List.copyOf(others);
        moves = List.copyOf(moves);
        largest = List.copyOf(largest);
        rules = List.copyOf(rules);
        caps = caps.map(List::copyOf);
    }

    GradeSum grade(Grade grade) {
        return grades.stream().filter(sum -> sum.grade() == grade).findFirst().orElse(new GradeSum(grade, 0, 0));
    }

    /** Those listed by name. */
    List<CustomerLine> top() {
        return largest.stream().limit(TOP).toList();
    }

    PortfolioCharts charts(Fmt fmt) {
        return new PortfolioCharts(this, fmt);
    }

    Optional<MoveSum> move(Optional<Grade> from, Grade to) {
        return moves.stream()
                .filter(move -> move.from().equals(from) && move.to() == to)
                .findFirst();
    }

    boolean hasNew() {
        return moves.stream().anyMatch(move -> move.from().isEmpty());
    }

    /** How strong a cell is shaded, 1 to 5, by the share of its row. */
    int shade(MoveSum move) {
        int row = moves.stream()
                .filter(other -> other.from().equals(move.from()))
                .mapToInt(MoveSum::customers)
                .sum();
        return Math.max(1, (int) Math.ceil((double) STEPS * move.customers() / row));
    }

    int upgraded() {
        return moved(-1);
    }

    int stayed() {
        return moved(0);
    }

    int downgraded() {
        return moved(1);
    }

    private int moved(int direction) {
        return moves.stream()
                .filter(move -> move.from().isPresent())
                .filter(move -> Integer.signum(move.to().compareTo(move.from().get())) == direction)
                .mapToInt(MoveSum::customers)
                .sum();
    }

    /** The customers that moved between two grades. */
    Cut cut(MoveSum move) {
        Cut cut = Cut.everyone().rated(move.to());
        return compared.map(run -> cut.movedFrom(run.id(), move.from())).orElse(cut);
    }

    /** The value of a figure, if it has one. */
    static OptionalDouble value(Figure figure) {
        return switch (figure.outcome()) {
            case Figure.Outcome.Value(double amount) -> OptionalDouble.of(amount);
            case Figure.Outcome.NoValue none -> OptionalDouble.empty();
        };
    }

    Trend.Point now() {
        return trend.points().getLast();
    }
}
