package io.ballast.engine.warning;

import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.indicator.Description;
import io.ballast.engine.indicator.Family;
import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.indicator.Lack;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.indicator.Unit;
import io.ballast.engine.scoring.Rating;
import io.ballast.engine.scoring.Score;
import io.ballast.engine.value.Text;
import java.util.List;
import java.util.stream.Stream;

/**
 * What warning rules may name: every indicator and, behind them, what today's assessment made of them, so that rules
 * can compare it with the previous one. While a rating is withheld there is nothing to compare.
 */
public final class WarningSignals {
    private static final List<Description> OF_TODAY = List.of(
            described(
                    "score_points",
                    Unit.INDEX,
                    Text.of("本次评分", "Score"),
                    Text.of("本次评估得多少分？", "How many points did this assessment give?"),
                    "points of the scorecard",
                    "points-card"),
            described(
                    "grade_rank",
                    Unit.COUNT,
                    Text.of("本次评级等级", "Grade"),
                    Text.of("本次评级排第几？（AAA 为 1，D 为 10）", "What is the rank of the grade in force? (AAA is 1, D is 10)"),
                    "rank of the grade in force",
                    "points-card"),
            described(
                    "default_probability_ratio",
                    Unit.RATIO,
                    Text.of("违约概率", "Probability of default"),
                    Text.of("未来十二个月违约的可能性多大？", "How likely is a default within twelve months?"),
                    "1 / (1 + odds of the score)",
                    "points-to-odds"));

    public static final Catalogue CATALOGUE =
            new Catalogue(Stream.concat(Indicators.CATALOGUE.all().stream(), OF_TODAY.stream())
                    .toList());

    private static final Reading WITHHELD = new Reading.NotEnoughData(Lack.RATING_WITHHELD);

    private WarningSignals() {}

    /**
     * The readings of a customer with its score and rating behind them.
     *
     * @param readings of {@link Indicators#CATALOGUE}
     * @throws IllegalArgumentException if the readings are of another catalogue
     */
    public static Readings of(Readings readings, Score score, Rating rating) {
        if (readings.catalogue() != Indicators.CATALOGUE) {
            throw new IllegalArgumentException("Warnings rest on the readings of the engine's own indicators");
        }
        Reading[] signals = new Reading[CATALOGUE.size()];
        int size = readings.size();
        for (int i = 0; i < size; i++) {
            signals[i] = readings.at(i);
        }
        boolean isWithheld = rating.basis() == Rating.Basis.WITHHELD;
        signals[size] = isWithheld ? WITHHELD : Reading.of(score.points());
        signals[size + 1] = isWithheld ? WITHHELD : Reading.of(rating.grade().rank());
        signals[size + 2] = isWithheld ? WITHHELD : Reading.of(rating.probabilityOfDefault());
        return new Readings(CATALOGUE, signals);
    }

    private static Description described(
            String name, Unit unit, Text label, Text question, String formula, String source) {
        return new Description(
                name, Family.RELATIONSHIP, label, unit, question, formula, 0, Lack.RATING_WITHHELD.text(), source);
    }
}
