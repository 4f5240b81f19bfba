package io.ballast.engine.portfolio;

import io.ballast.engine.receivable.Figure.Outcome;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Text;
import java.util.List;
import java.util.Optional;

/**
 * From which grade to which customers moved between two assessments, in number and in amount.
 *
 * <ul>
 *   <li>shape: one move per customer in; a customer without a grade before is new, without one after has left
 *   <li>no value: a share of a grade in which nobody was
 *   <li>error: counts and amounts are exact
 *   <li>source: docs/sources.md#grade-migration
 * </ul>
 */
public final class GradeMigration {
    private static final int GRADES = Grade.values().length;

    /** Last row and column stand for "not there". */
    private static final int ABSENT = GRADES;

    private final int[][] counts = new int[GRADES + 1][GRADES + 1];
    private final long[][] amountsMinor = new long[GRADES + 1][GRADES + 1];

    /**
     * The move of one customer.
     *
     * @param from grade before, empty if new
     * @param to grade after, empty if it has left
     * @param amountMinor what it weighs, usually the exposure after, before for who has left; 0 or more
     */
    public record Move(Optional<Grade> from, Optional<Grade> to, long amountMinor) {
        public Move {
            if (from.isEmpty() && to.isEmpty()) {
                throw new IllegalArgumentException("A move needs a grade before or after");
            }
            if (amountMinor < 0) {
                throw new IllegalArgumentException("A move cannot weigh less than nothing: " + amountMinor);
            }
        }

        public static Move between(Grade from, Grade to, long amountMinor) {
            return new Move(Optional.of(from), Optional.of(to), amountMinor);
        }
    }

    /**
     * A field of the matrix.
     *
     * @param count customers
     * @param amountMinor their amounts
     */
    public record Cell(int count, long amountMinor) {
        private static final Cell EMPTY = new Cell(0, 0);

        private Cell plus(Cell other) {
            return new Cell(Math.addExact(count, other.count), Math.addExact(amountMinor, other.amountMinor));
        }
    }

    /** Counts the moves. */
    public static GradeMigration of(List<Move> moves) {
        return new GradeMigration(moves);
    }

    private GradeMigration(List<Move> moves) {
        for (Move move : moves) {
            int from = index(move.from());
            int to = index(move.to());
            counts[from][to]++;
            amountsMinor[from][to] = Math.addExact(amountsMinor[from][to], move.amountMinor());
        }
    }

    /** Who moved from this grade to that one; equal grades are who stayed. */
    public Cell cell(Grade from, Grade to) {
        return cell(from.ordinal(), to.ordinal());
    }

    /** Who is new in this grade. */
    public Cell entered(Grade to) {
        return cell(ABSENT, to.ordinal());
    }

    /** Who left from this grade. */
    public Cell left(Grade from) {
        return cell(from.ordinal(), ABSENT);
    }

    /** Who moved to a better grade. */
    public Cell upgraded() {
        return sum(-1);
    }

    /** Who stayed in the grade. */
    public Cell stayed() {
        return sum(0);
    }

    /** Who moved to a worse grade. */
    public Cell downgraded() {
        return sum(1);
    }

    /**
     * The share of a grade's customers that moved to another one; who left counts in the whole.
     *
     * <pre>count(from, to) / count(from, anywhere or gone)</pre>
     */
    public Outcome share(Grade from, Grade to) {
        int whole = counts[from.ordinal()][ABSENT];
        for (Grade any : Grade.values()) {
            whole = Math.addExact(whole, cell(from, any).count());
        }
        return whole == 0
                ? new Outcome.NoValue(Text.of("期初没有 " + from + " 级客户", "nobody was in grade " + from + " before"))
                : new Outcome.Value((double) cell(from, to).count() / whole);
    }

    private Cell sum(int direction) {
        Cell sum = Cell.EMPTY;
        for (int from = 0; from < GRADES; from++) {
            for (int to = 0; to < GRADES; to++) {
                sum = Integer.signum(to - from) == direction ? sum.plus(cell(from, to)) : sum;
            }
        }
        return sum;
    }

    private Cell cell(int from, int to) {
        return new Cell(counts[from][to], amountsMinor[from][to]);
    }

    private static int index(Optional<Grade> grade) {
        return grade.map(Grade::ordinal).orElse(ABSENT);
    }
}
