package io.ballast.engine.scoring;

import io.ballast.engine.indicator.Reading;
import io.ballast.engine.value.Grade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the customer's readings must become for a better score or grade. It promises points, not that the customer can
 * do it; what no customer can change, such as its age, is left out.
 */
public final class WhatWouldChange {
    private WhatWouldChange() {}

    /** The nearest better band of every actionable characteristic that lost points, in scorecard order. */
    public static List<Improvement> nextBands(Score score, Scorecard card) {
        List<Improvement> improvements = new ArrayList<>();
        for (Open open : open(score, card)) {
            improvements.add(open.least(1));
        }
        return List.copyOf(improvements);
    }

    /**
     * The smallest set of changes that reaches a better grade than the one in force.
     *
     * <pre>needed = least score of the next better grade than the one in force + margin - score</pre>
     *
     * <p>The margin keeps the grade in force at the next assessment, so the score must pass the limit by it. Points do
     * not move a grade that a person set, nor one withheld for want of data: those have no path.
     *
     * <p>The largest gains are taken until they suffice: no smaller set can. Then each, from the smallest gain on, is
     * asked for no more than is still needed.
     *
     * @param rating where the score stands, and the grade in force
     * @param margin of the policy the rating was made under
     * @return empty if the grade in force is the best already, does not follow points, or all actionable changes
     *     together do not suffice
     */
    public static Optional<PathToGrade> toNextGrade(
            Score score, Rating rating, Scorecard card, MasterScale scale, GradeMargin margin) {
        if (rating.grade() == Grade.AAA || !rating.basis().followsPoints()) {
            return Optional.empty();
        }
        GradeRange next = scale.ranges().get(rating.grade().ordinal() - 1);
        int target = next.fromPoints() + margin.points();
        int needed = target - score.points();
        List<Open> chosen = new ArrayList<>();
        int gained = 0;
        for (Open open : mostGainFirst(score, card)) {
            if (gained < needed) {
                chosen.add(open);
                gained += open.mostGain();
            }
        }
        if (gained < needed) {
            return Optional.empty();
        }
        return Optional.of(
                new PathToGrade(scale.grade(target), needed, margin.points(), leastDemanding(chosen, gained - needed)));
    }

    private static List<Improvement> leastDemanding(List<Open> chosen, int spare) {
        int left = spare;
        List<Improvement> improvements = new ArrayList<>();
        for (int i = chosen.size() - 1; i >= 0; i--) {
            Open open = chosen.get(i);
            Improvement improvement = open.least(Math.max(1, open.mostGain() - left));
            left -= open.mostGain() - improvement.pointsGained();
            improvements.add(improvement);
        }
        Collections.reverse(improvements);
        return improvements;
    }

    private static List<Open> mostGainFirst(Score score, Scorecard card) {
        List<Open> open = open(score, card);
        open.sort(Comparator.comparingInt(Open::mostGain).reversed());
        return open;
    }

    private static List<Open> open(Score score, Scorecard card) {
        List<Contribution> contributions = ReasonCodes.ofCard(score, card);
        List<Open> open = new ArrayList<>();
        for (int i = 0; i < contributions.size(); i++) {
            Characteristic characteristic = card.characteristics().get(i);
            if (characteristic.isActionable() && contributions.get(i).lostPoints() > 0) {
                open.add(new Open(contributions.get(i), characteristic.bands()));
            }
        }
        return open;
    }

    /** A characteristic that could give more. */
    private record Open(Contribution contribution, List<Band> bands) {
        int mostGain() {
            return contribution.lostPoints();
        }

        /**
         * The band nearest to the reading that gains at least so much; without a reading, the band of fewest points
         * that does. Of equally near bands the one with more points, then the lower one.
         */
        Improvement least(int gain) {
            Comparator<Band> byDemand = switch (contribution.reading()) {
                case Reading.Value value ->
                    Comparator.<Band>comparingDouble(band -> band.distance(value.amount()))
                            .thenComparing(Comparator.comparingInt(Band::points).reversed());
                case Reading.NotEnoughData missing -> Comparator.comparingInt(Band::points);
            };
            Band target = bands.stream()
                    .filter(band -> band.points() - contribution.points() >= gain)
                    .min(byDemand)
                    .orElseThrow();
            return new Improvement(
                    contribution.indicator(), contribution.reading(), target, target.points() - contribution.points());
        }
    }
}
