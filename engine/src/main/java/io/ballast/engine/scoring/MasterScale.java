package io.ballast.engine.scoring;

import io.ballast.engine.ledger.Standing;
import io.ballast.engine.value.Grade;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * From points to probability of default and to a grade.
 *
 * <pre>
 * odds = anchorOdds x 2 ^ ((points - anchorPoints) / pointsToDoubleOdds)       good : bad
 * PD   = 1 / (1 + odds)
 * </pre>
 *
 * <ul>
 *   <li>shape: one score in, one PD and one grade out; more points never give a higher PD or a worse grade
 *   <li>unit: PD within twelve months, 0..1
 *   <li>error: one StrictMath.exp, the same on every machine
 *   <li>source: docs/sources.md#points-to-odds
 * </ul>
 *
 * <p>The default anchors are an expert's opinion. They are no measurement until they were calibrated on own defaults.
 *
 * @param anchorPoints score at which the anchor odds hold
 * @param anchorOdds good customers for each that defaults at that score
 * @param pointsToDoubleOdds points that double the odds
 * @param ranges the ten grades, best first, with falling least scores
 */
public record MasterScale(int anchorPoints, double anchorOdds, int pointsToDoubleOdds, List<GradeRange> ranges) {
    private static final double LN_2 = 0.6931471805599453;

    public MasterScale {
        ranges = List.copyOf(ranges);
        if (!(anchorOdds > 0 && anchorOdds <= 1e9) || pointsToDoubleOdds <= 0) {
            throw new IllegalArgumentException(
                    "A scale needs positive odds and points: " + anchorOdds + ", " + pointsToDoubleOdds);
        }
        if (ranges.size() != Grade.values().length) {
            throw new IllegalArgumentException("A scale has ten grades, not " + ranges.size());
        }
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.get(i).grade().ordinal() != i) {
                throw new IllegalArgumentException(
                        "Grades stand best first, " + ranges.get(i).grade() + " is misplaced");
            }
            if (i > 0 && ranges.get(i).fromPoints() >= ranges.get(i - 1).fromPoints()) {
                throw new IllegalArgumentException(
                        "Least score of " + ranges.get(i).grade() + " must fall, it is "
                                + ranges.get(i).fromPoints());
            }
        }
    }

    /**
     * The scale the product starts with: 500 points are 24 good customers to one bad, a PD of 4 %, and 60 points double
     * the odds.
     */
    public static MasterScale standard() {
        return new MasterScale(
                500,
                24,
                60,
                List.of(
                        new GradeRange(Grade.AAA, 900, CustomerClass.A, RiskLevel.LOW),
                        new GradeRange(Grade.AA, 820, CustomerClass.A, RiskLevel.LOW),
                        new GradeRange(Grade.A, 740, CustomerClass.A, RiskLevel.LOW),
                        new GradeRange(Grade.BBB, 660, CustomerClass.B, RiskLevel.LOW),
                        new GradeRange(Grade.BB, 580, CustomerClass.B, RiskLevel.MEDIUM),
                        new GradeRange(Grade.B, 500, CustomerClass.C, RiskLevel.MEDIUM),
                        new GradeRange(Grade.CCC, 420, CustomerClass.C, RiskLevel.MEDIUM),
                        new GradeRange(Grade.CC, 340, CustomerClass.D, RiskLevel.HIGH),
                        new GradeRange(Grade.C, 250, CustomerClass.D, RiskLevel.HIGH),
                        new GradeRange(Grade.D, 0, CustomerClass.D, RiskLevel.HIGH)));
    }

    public double probabilityOfDefault(int points) {
        double doublings = (double) (points - anchorPoints) / pointsToDoubleOdds;
        return 1 / (1 + anchorOdds * StrictMath.exp(LN_2 * doublings));
    }

    /**
     * The PD that stands for a grade: that of the middle of its range. The best grade is open upwards and takes half
     * the width of its neighbour above its least score, the worst takes the middle down to 0 points.
     */
    public double probabilityOfDefault(Grade grade) {
        int from = of(grade).fromPoints();
        int below;
        if (grade == Grade.AAA) {
            below = from + (from - ranges.get(1).fromPoints());
        } else {
            below = ranges.get(grade.ordinal() - 1).fromPoints();
        }
        return probabilityOfDefault(from + (below - from) / 2);
    }

    public GradeRange of(Grade grade) {
        return ranges.get(grade.ordinal());
    }

    public Grade grade(int points) {
        for (GradeRange range : ranges) {
            if (points >= range.fromPoints()) {
                return range.grade();
            }
        }
        return Grade.D;
    }

    /**
     * The grade of a probability that a model gives: the best one whose least score does not promise less.
     *
     * @param probability of default within twelve months, 0..1
     */
    public Grade gradeFor(double probability) {
        for (GradeRange range : ranges) {
            if (probability <= probabilityOfDefault(range.fromPoints())) {
                return range.grade();
            }
        }
        return Grade.D;
    }

    /**
     * Where this score stands, and which grade is in force. A person's override comes first while it holds; its last
     * day is included. Then a rating may be withheld for want of data: the policy's grade for that case holds unless
     * the computed one is worse. Otherwise the computed grade is in force.
     */
    public Rating rate(Score score, MissingDataRule missing, Standing standing, LocalDate asOf) {
        Grade computed = grade(score.points());
        double probability = probabilityOfDefault(score.points());
        Optional<Standing.GradeOverride> override = standing.override();
        if (override.isPresent() && !asOf.isAfter(override.get().until())) {
            return new Rating(computed, override.get().grade(), probability, Rating.Basis.OVERRIDDEN);
        }
        if (missing.withholds(score.coverage())) {
            Grade held = missing.gradeWhenWithheld();
            Grade worse = computed.isWorseThan(held) ? computed : held;
            return new Rating(computed, worse, probability, Rating.Basis.WITHHELD);
        }
        return new Rating(computed, computed, probability, Rating.Basis.COMPUTED);
    }
}
