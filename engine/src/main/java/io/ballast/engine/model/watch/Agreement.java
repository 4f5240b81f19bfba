package io.ballast.engine.model.watch;

import io.ballast.engine.value.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whom a challenger would grade otherwise than the card in force, and what they owe.
 *
 * @param cells pairs of grades that anybody has, by the grade in force, best first
 */
public record Agreement(List<Cell> cells) {
    private static final int GRADES = Grade.values().length;

    public Agreement {
        cells = List.copyOf(cells);
    }

    /** Customers with this pair of grades and what they owe together, in minor units. */
    public record Cell(Grade inForce, Grade challenger, int customers, long exposureMinor) {}

    /** Some customers and what they owe together, in minor units. */
    public record Sum(int customers, long exposureMinor) {}

    /** One customer. */
    public record Graded(Grade inForce, Grade challenger, long exposureMinor) {
        /** Whether the challenger thinks better of it. */
        public boolean isSafer() {
            return inForce.isWorseThan(challenger);
        }

        /** Whether the challenger thinks worse of it. */
        public boolean isRiskier() {
            return challenger.isWorseThan(inForce);
        }
    }

    /** Counts. */
    public static Agreement of(List<Graded> customers) {
        int[] counts = new int[GRADES * GRADES];
        long[] exposures = new long[counts.length];
        for (Graded one : customers) {
            int at = one.inForce().ordinal() * GRADES + one.challenger().ordinal();
            counts[at]++;
            exposures[at] = Math.addExact(exposures[at], one.exposureMinor());
        }
        List<Cell> cells = new ArrayList<>();
        for (int at = 0; at < counts.length; at++) {
            if (counts[at] > 0) {
                cells.add(
                        new Cell(Grade.values()[at / GRADES], Grade.values()[at % GRADES], counts[at], exposures[at]));
            }
        }
        return new Agreement(cells);
    }

    /** Those whom the challenger grades better. */
    public Sum safer() {
        return sum(cell -> cell.inForce().isWorseThan(cell.challenger()));
    }

    /** Those whom the challenger grades worse. */
    public Sum riskier() {
        return sum(cell -> cell.challenger().isWorseThan(cell.inForce()));
    }

    /** Those with the same grade. */
    public Sum same() {
        return sum(cell -> cell.inForce() == cell.challenger());
    }

    private Sum sum(Predicate<Cell> wanted) {
        int customers = 0;
        long exposure = 0;
        for (Cell cell : cells) {
            if (wanted.test(cell)) {
                customers += cell.customers();
                exposure = Math.addExact(exposure, cell.exposureMinor());
            }
        }
        return new Sum(customers, exposure);
    }
}
