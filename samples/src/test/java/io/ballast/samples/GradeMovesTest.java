package io.ballast.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.Assessment;
import io.ballast.engine.Policy;
import io.ballast.engine.scoring.GradeMargin;
import io.ballast.engine.value.Days;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Measures how often grades move from month to month, and how well they tell who will fail, with a margin around the
 * limits of a grade and without. docs/grades.md has the figures of a larger company: -Dcustomers, -Dfailures, -Dseed,
 * -Dmargin.
 */
class GradeMovesTest {
    private static final int MONTHS = 24;
    private static final int CUSTOMERS = Integer.getInteger("customers", 200);
    private static final DemoSettings STANDARD = DemoSettings.standard();
    private static final DemoSettings SETTINGS = new DemoSettings(
            Long.getLong("seed", STANDARD.seed()),
            CUSTOMERS,
            100,
            STANDARD.asOf(),
            Integer.getInteger("failures", CUSTOMERS / 8));
    private static final DemoCompany COMPANY = new DemoCompany(SETTINGS);

    /** What one margin leads to. */
    private record Measured(double movesPerMonth, double grades30DaysBefore, double grades90DaysBefore) {}

    @Test
    void the_margin_steadies_grades_and_leaves_them_nearly_as_telling() {
        Measured without = measure(GradeMargin.NONE);
        Measured with = measure(new GradeMargin(Integer.getInteger("margin", GradeMargin.STANDARD.points())));
        System.err.printf("GradeMovesTest -Dseed=%d without %s, with %s%n", SETTINGS.seed(), without, with);
        assertThat(without.movesPerMonth()).isGreaterThan(0.3);
        // One customer in eight fails here and moves on its way down: more than in the company of the demo, 0.137.
        assertThat(with.movesPerMonth()).isBetween(0.08, 0.18);
        assertThat(with.grades30DaysBefore()).isGreaterThan(without.grades30DaysBefore() - 0.06);
    }

    private static Measured measure(GradeMargin margin) {
        var months = new MonthEnds(COMPANY, policy(margin), MONTHS);
        List<List<Assessment>> customers = new ArrayList<>();
        for (int index = 0; index < CUSTOMERS; index++) {
            customers.add(months.of(index));
        }
        return new Measured(moves(customers), telling(customers, 30), telling(customers, 90));
    }

    private static Policy policy(GradeMargin margin) {
        Policy standard = Policy.standard();
        return new Policy(
                "measured",
                1,
                standard.missingData(),
                standard.ageing(),
                standard.scorecard(),
                standard.scale(),
                margin,
                standard.residue(),
                standard.defaulting(),
                standard.limit(),
                standard.warnings(),
                standard.checks(),
                standard.authority());
    }

    /** Share of customers whose grade moves from one month to the next, over the last twelve. */
    private static double moves(List<List<Assessment>> customers) {
        int moved = 0;
        for (List<Assessment> months : customers) {
            for (int month = MONTHS - 11; month <= MONTHS; month++) {
                moved += rank(months, month) == rank(months, month - 1) ? 0 : 1;
            }
        }
        return moved / (12.0 * customers.size());
    }

    /**
     * How likely a customer that fails so many days later has a worse grade than one that never fails, a tie counting
     * half: the area under the curve, 0.5 where grades tell nothing.
     */
    private static double telling(List<List<Assessment>> customers, int daysBefore) {
        Map<Integer, PlantedFailure> failing = new HashMap<>();
        COMPANY.failures().forEach(failure -> failing.put(failure.index(), failure));
        double sum = 0;
        int pairs = 0;
        for (PlantedFailure failure : failing.values()) {
            int month = lastMonthBy(customers.getFirst(), failure.failureDay() - daysBefore);
            for (int index = 0; month >= 0 && index < CUSTOMERS; index++) {
                if (!failing.containsKey(index)) {
                    int worse = rank(customers.get(failure.index()), month) - rank(customers.get(index), month);
                    sum += worse > 0 ? 1 : worse == 0 ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    /** The last month-end that is not after the day, -1 if all are. */
    private static int lastMonthBy(List<Assessment> months, int day) {
        int last = -1;
        for (int month = 0; month < months.size(); month++) {
            last = Days.epochDay(months.get(month).asOf()) <= day ? month : last;
        }
        return last;
    }

    private static int rank(List<Assessment> months, int month) {
        return months.get(month).rating().grade().rank();
    }
}
