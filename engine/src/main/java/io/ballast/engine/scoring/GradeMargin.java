package io.ballast.engine.scoring;

import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.PreviousAssessment;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Text;

/**
 * How far a score must leave the band of the previous grade before the grade follows, so that a score that swings
 * around a limit does not move the grade each month.
 *
 * <pre>
 * kept if  least score of the previous grade - points &lt;= score &lt; least score of the next better grade + points
 * </pre>
 *
 * <ul>
 *   <li>shape: a rating from the score in, the rating in force out; score and PD stay as they are
 *   <li>unit: points; below half the width of a band, so that a score in its middle always has its own grade
 *   <li>window: the previous assessment, a fact like any other: nothing is remembered between calls
 *   <li>not held: the first assessment, a grade that a person set or that was or is withheld, a grade given under
 *       another policy, and a fall after a severe event: supply stopped, a debt written off within the year, or an item
 *       above a residue more than 90 days overdue
 *   <li>source: docs/grades.md
 * </ul>
 *
 * @param points 0 to 200; 0 keeps no grade
 */
public record GradeMargin(int points) {
    /** Every grade follows its score at once. */
    public static final GradeMargin NONE = new GradeMargin(0);

    /** The margin measured in docs/grades.md. */
    public static final GradeMargin STANDARD = new GradeMargin(35);

    private static final int MOST_POINTS = 200;
    private static final int SEVERELY_OVERDUE_DAYS = 90;
    private static final int WRITTEN_OFF = Indicators.CATALOGUE.indexOf("write_off_share_365");
    private static final int OLDEST_OVERDUE = Indicators.CATALOGUE.indexOf("oldest_overdue_days");

    public GradeMargin {
        if (points < 0 || points > MOST_POINTS) {
            throw new IllegalArgumentException("A margin has 0 to " + MOST_POINTS + " points, not " + points);
        }
    }

    /**
     * The rating in force: with the previous grade where the score is still near its band.
     *
     * @param rating what the score leads to
     * @param policyHash the policy of this assessment
     */
    public Rating hold(
            Rating rating, Score score, MasterScale scale, CustomerFacts facts, Readings readings, String policyHash) {
        if (points == 0
                || rating.basis() != Rating.Basis.COMPUTED
                || facts.previous().isEmpty()) {
            return rating;
        }
        PreviousAssessment before = facts.previous().get();
        boolean isFall = rating.computed().isWorseThan(before.grade());
        boolean isSameScale =
                before.scoredUnder().isPresent() && before.scoredUnder().get().equals(policyHash);
        if (before.grade() == rating.computed()
                || !isSameScale
                || !isNear(score.points(), before.grade(), scale)
                || (isFall && isSevere(facts, readings))) {
            return rating;
        }
        return new Rating(rating.computed(), before.grade(), rating.probabilityOfDefault(), Rating.Basis.KEPT);
    }

    private boolean isNear(int score, Grade grade, MasterScale scale) {
        boolean isHighEnough = score >= scale.of(grade).fromPoints() - points;
        boolean isLowEnough = grade == Grade.AAA
                || score < scale.ranges().get(grade.ordinal() - 1).fromPoints() + points;
        return isHighEnough && isLowEnough;
    }

    private static boolean isSevere(CustomerFacts facts, Readings readings) {
        return facts.standing().isStopped()
                || exceeds(readings.at(WRITTEN_OFF), 0)
                || exceeds(readings.at(OLDEST_OVERDUE), SEVERELY_OVERDUE_DAYS);
    }

    private static boolean exceeds(Reading reading, int bound) {
        return reading instanceof Reading.Value value && value.amount() > bound;
    }

    /** Why a kept grade was kept: kept at B, score 488 is within 35 points of its limit 500. */
    public Text because(Grade kept, int score, MasterScale scale) {
        int from = scale.of(kept).fromPoints();
        int limit = score < from
                ? from
                : scale.ranges().get(Math.max(0, kept.ordinal() - 1)).fromPoints();
        return Text.of(
                "维持 " + kept + "：评分 " + score + " 距其界线 " + limit + " 不超过 " + points + " 分",
                "kept at " + kept + ": score " + score + " is within " + points + " points of its limit " + limit);
    }
}
