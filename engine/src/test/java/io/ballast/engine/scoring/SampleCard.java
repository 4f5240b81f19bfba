package io.ballast.engine.scoring;

import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.indicator.Description;
import io.ballast.engine.indicator.Family;
import io.ballast.engine.indicator.Lack;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.indicator.Unit;
import io.ballast.engine.value.Text;
import java.util.List;
import java.util.OptionalDouble;

/** A card of three questions, small enough to add up in the head. */
final class SampleCard {
    static final Catalogue CATALOGUE = new Catalogue(List.of(
            description("unused", "未用", "Unused"),
            description("delay_days", "付款延迟", "Payment delay"),
            description("utilisation", "额度使用率", "Utilisation"),
            description("tenure_days", "合作天数", "Tenure")));

    /** Base 400; delay 0/100/200, utilisation 0/60/120, tenure 0/40/80 points: 400 at worst, 800 at best. */
    static final Scorecard CARD = new Scorecard(
            400,
            List.of(
                    new Characteristic(
                            "delay_days",
                            200,
                            List.of(10.0, 30.0),
                            List.of(200, 100, 0),
                            100,
                            true,
                            Text.of("付款迟", "Pays late")),
                    new Characteristic(
                            "utilisation",
                            120,
                            List.of(0.5, 0.9),
                            List.of(120, 60, 0),
                            60,
                            true,
                            Text.of("额度用满", "Limit is used up")),
                    new Characteristic(
                            "tenure_days",
                            80,
                            List.of(365.0, 1095.0),
                            List.of(0, 40, 80),
                            20,
                            false,
                            Text.of("合作时间短", "Short relationship"))));

    private SampleCard() {}

    static Score score(MissingData mode, OptionalDouble delay, OptionalDouble utilisation, OptionalDouble tenure) {
        var readings = new Readings(
                CATALOGUE, new Reading[] {new Reading.Value(0), reading(delay), reading(utilisation), reading(tenure)});
        return new Scorer(CARD, mode, CATALOGUE).score(readings, 3);
    }

    static Score score(double delay, double utilisation, double tenure) {
        return score(
                MissingData.NEUTRAL,
                OptionalDouble.of(delay),
                OptionalDouble.of(utilisation),
                OptionalDouble.of(tenure));
    }

    private static Reading reading(OptionalDouble value) {
        return value.isPresent()
                ? new Reading.Value(value.getAsDouble())
                : new Reading.NotEnoughData(Lack.FEW_PAID_INVOICES);
    }

    private static Description description(String name, String zh, String en) {
        Text label = Text.of(zh, en);
        return new Description(name, Family.PAYMENT, label, Unit.DAYS, label, "-", 0, label, "points-card");
    }
}
