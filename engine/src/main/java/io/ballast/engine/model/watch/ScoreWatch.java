package io.ballast.engine.model.watch;

import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.history.ScorecardModel;
import io.ballast.engine.model.validation.AucDrop;
import io.ballast.engine.model.validation.Stability;
import io.ballast.engine.scoring.Characteristic;
import io.ballast.engine.scoring.MasterScale;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What became of a scorecard since it was made. Equal observations and rules give equal figures.
 *
 * <ul>
 *   <li>stability: today's portfolio against the reference, over the score and over each characteristic
 *   <li>ranking and calibration: on days of observation that are new to the card, the latest first, each at least a
 *       horizon from the next, so that no outcome counts twice. Without an area from when the card was made, the older
 *       half of these days stands for it
 *   <li>error: one customer on several days counts as several observations
 * </ul>
 *
 * @param score today's points over bands that are equally full in the reference
 * @param characteristics in the order of the card, those that reference and books both have
 * @param notCompared characteristics that one of them has not
 * @param days all days of observation, oldest first
 * @param recent outcomes of the days that the lights go by
 * @param drop loss of area, where both areas can be measured
 * @param rules by which lights turn
 */
public record ScoreWatch(
        Shift score,
        List<Shift> characteristics,
        List<String> notCompared,
        List<OfDay> days,
        Matured recent,
        Optional<AucDrop> drop,
        WatchRules rules) {
    /** Name of the score where a characteristic has its own. */
    public static final String POINTS = "points";

    public ScoreWatch {
        characteristics = List.copyOf(characteristics);
        notCompared = List.copyOf(notCompared);
        days = List.copyOf(days);
    }

    /**
     * One day of observation.
     *
     * @param day of it
     * @param use what it was used for when the card was made
     * @param isRecent whether the lights go by it
     * @param stability of the score against the reference
     * @param observations how many
     * @param outcomes empty while the horizon is not over
     */
    public record OfDay(
            LocalDate day,
            Use use,
            boolean isRecent,
            Stability stability,
            int observations,
            Optional<Matured> outcomes) {}

    /** What observations of a day were used for when the card was made. */
    public enum Use {
        FITTED,
        TESTED,
        NEW
    }

    /** Watches. */
    public static ScoreWatch of(Watched watched, WatchRules rules) {
        List<Characteristic> compared = watched.compared();
        Points points = new Points(
                watched.model(),
                compared.stream().map(Characteristic::indicator).toList());
        Sample reference = watched.reference();
        DataSet open = watched.open();
        LocalDate today = open.day(open.rows() - 1).orElseThrow();
        Sample now = open.sample().pick(rows(open, today));
        NumberColumn then = points.of(reference);
        Bands bands = Bands.equal(then, rules.scoreBands());
        Periods periods = Periods.of(watched);
        return new ScoreWatch(
                Shift.of(bands, then, points.of(now)),
                compared.stream()
                        .map(one ->
                                Shift.of(Bands.of(one), (NumberColumn) reference.column(one.indicator()), (NumberColumn)
                                        now.column(one.indicator())))
                        .toList(),
                watched.card().characteristics().stream()
                        .filter(one -> !compared.contains(one))
                        .map(Characteristic::indicator)
                        .toList(),
                days(watched, points, bands, then, periods, rules),
                outcomes(watched, points, periods.recent(), rules),
                drop(watched, points, periods, rules),
                rules);
    }

    /** The points of samples by what all of them have. */
    private record Points(ScorecardModel model, List<String> columns) {
        int[] points(Sample sample) {
            return model.points(sample.with(columns));
        }

        NumberColumn of(Sample sample) {
            return new NumberColumn(
                    POINTS, Arrays.stream(points(sample)).asDoubleStream().toArray());
        }
    }

    private static List<OfDay> days(
            Watched watched, Points points, Bands bands, NumberColumn then, Periods periods, WatchRules rules) {
        SequencedMap<LocalDate, OfDay> days = new TreeMap<>();
        for (DataSet set : List.of(watched.matured(), watched.open())) {
            for (LocalDate day : Periods.days(set)) {
                Sample sample = set.sample().pick(rows(set, day));
                days.put(
                        day,
                        new OfDay(
                                day,
                                use(watched.past(), day),
                                periods.recent().contains(day),
                                Shift.of(bands, then, points.of(sample)).stability(),
                                sample.rows(),
                                set == watched.matured()
                                        ? Optional.of(matured(points, sample, watched.scale(), rules))
                                        : Optional.empty()));
            }
        }
        return List.copyOf(days.values());
    }

    private static Use use(Watched.Past past, LocalDate day) {
        return past.isNew(day) ? Use.NEW : past.isFitted(day) ? Use.FITTED : Use.TESTED;
    }

    private static Matured outcomes(Watched watched, Points points, List<LocalDate> days, WatchRules rules) {
        DataSet matured = watched.matured();
        int[] rows = IntStream.range(0, matured.rows())
                .filter(row -> days.contains(matured.day(row).orElseThrow()))
                .toArray();
        return matured(points, matured.sample().pick(rows), watched.scale(), rules);
    }

    private static Matured matured(Points points, Sample sample, MasterScale scale, WatchRules rules) {
        boolean[] events = new boolean[sample.rows()];
        for (int row = 0; row < events.length; row++) {
            events[row] = sample.isEvent(row);
        }
        return Matured.of(points.points(sample), events, scale, rules);
    }

    private static Optional<AucDrop> drop(Watched watched, Points points, Periods periods, WatchRules rules) {
        Matured now = outcomes(watched, points, periods.recent(), rules);
        return watched.past()
                .ranking()
                .or(() -> outcomes(watched, points, periods.earlier(), rules).ranking())
                .flatMap(then -> now.ranking().map(area -> new AucDrop(then, area)));
    }

    private static int[] rows(DataSet set, LocalDate day) {
        return IntStream.range(0, set.rows())
                .filter(row -> set.day(row).orElseThrow().equals(day))
                .toArray();
    }

    /** What a figure says. */
    public Light light(Figure figure) {
        return switch (figure) {
            case SCORE -> rules.of(score.stability(), 1);
            case CHARACTERISTICS -> characteristics.stream().map(this::light).reduce(Light.UNKNOWN, Light::orWorse);
            case RANKING -> drop.map(rules::of).orElse(Light.UNKNOWN);
            case CALIBRATION ->
                recent.ratioInterval(rules.confidence())
                        .map(ratio -> rules.of(ratio, recent.line()))
                        .orElse(Light.UNKNOWN);
        };
    }

    /** Of one characteristic: with many looked at, one moves by chance, so that each must move the more. */
    public Light light(Shift characteristic) {
        return rules.of(characteristic.stability(), characteristics.size());
    }

    /** The worst of all. */
    public Light light() {
        return Arrays.stream(Figure.values()).map(this::light).reduce(Light.UNKNOWN, Light::orWorse);
    }
}
