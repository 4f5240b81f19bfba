package io.ballast.server.modellab;

import io.ballast.engine.model.validation.Auc;
import io.ballast.engine.model.validation.Interval;
import io.ballast.engine.model.validation.ProbabilityTest;
import io.ballast.engine.model.watch.Figure;
import io.ballast.engine.model.watch.Light;
import io.ballast.engine.model.watch.Matured;
import io.ballast.engine.model.watch.ScoreWatch;
import io.ballast.engine.model.watch.Shift;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Chart;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Tile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The watch of the scorecard in force.
 *
 * @param run the run that is shown, if there was one
 * @param policy name of the version whose card it watched
 * @param runs all, the newest first
 * @param due by when the scorecard in force has to be validated
 * @param mayValidate whether the viewer may say what was found
 * @param key makes one run, or one validation, of the form
 */
record WatchPage(
        Optional<WatchRun> run,
        String policy,
        List<WatchRun> runs,
        ValidationDue due,
        boolean mayValidate,
        String key) {
    private static final int DECIMALS = 3;
    private static final double CONFIDENCE = 0.95;
    private static final double LEAST_CHANCE = 0.001;

    WatchPage {
        runs = List.copyOf(runs);
    }

    private ScoreWatch figures() {
        return run.orElseThrow().figures();
    }

    private String path() {
        return run.orElseThrow().path();
    }

    /** Colour and word of a light. */
    static Badge badge(Light light, Fmt fmt) {
        return Badge.of(tone(light), fmt.text("modellab.light." + light));
    }

    private static Badge.Tone tone(Light light) {
        return switch (light) {
            case UNKNOWN -> Badge.Tone.NEUTRAL;
            case GREEN -> Badge.Tone.GOOD;
            case AMBER -> Badge.Tone.WATCH;
            case RED -> Badge.Tone.BAD;
        };
    }

    /** One for each figure; each opens its rows. */
    List<Tile> tiles(Fmt fmt) {
        Shift score = figures().score();
        Optional<Shift> worst = byIndex().stream().findFirst();
        Matured recent = figures().recent();
        return List.of(
                tile(Figure.SCORE, index(score, fmt), chance(score, fmt), "/customers?moved=true", fmt),
                tile(
                        Figure.CHARACTERISTICS,
                        worst.map(shift -> index(shift, fmt)).orElse(Fmt.NONE),
                        worst.map(shift -> Names.of(shift.name(), fmt)).orElse(""),
                        worst.map(shift -> "/customers?moved=true&of=" + shift.name())
                                .orElse(""),
                        fmt),
                tile(
                        Figure.RANKING,
                        recent.ranking()
                                .map(auc -> fmt.number(auc.value(), DECIMALS))
                                .orElse(Fmt.NONE),
                        figures().drop().isPresent() ? drop(fmt) : few(recent, fmt),
                        "/outcomes?recent=true",
                        fmt),
                tile(
                        Figure.CALIBRATION,
                        recent.ratio().map(ratio -> fmt.number(ratio, 2)).orElse(Fmt.NONE),
                        recent.ratioInterval(CONFIDENCE)
                                .map(interval -> fmt.text("modellab.interval") + " " + text(interval, 2, fmt))
                                .orElseGet(() -> few(recent, fmt)),
                        "/outcomes?recent=true",
                        fmt));
    }

    private Tile tile(Figure figure, String value, String note, String rows, Fmt fmt) {
        Light light = figures().light(figure);
        String word = fmt.text("modellab.light." + light);
        return Tile.of(fmt.text("modellab.watch." + figure), value, path() + rows)
                .noting(note.isEmpty() ? word : word + " · " + note)
                .toned(tone(light));
    }

    private static String index(Shift shift, Fmt fmt) {
        return fmt.number(shift.stability().index(), DECIMALS);
    }

    private static String chance(Shift shift, Fmt fmt) {
        return "p " + chance(shift.stability().pValue(), fmt);
    }

    /** A probability that is never shown as none. */
    static String chance(double probability, Fmt fmt) {
        return probability < LEAST_CHANCE ? "< 0.001" : fmt.number(probability, DECIMALS);
    }

    private String drop(Fmt fmt) {
        var drop = figures().drop().orElseThrow();
        return fmt.text(
                "modellab.watch.drop",
                fmt.number(drop.then().value(), DECIMALS),
                text(drop.interval(CONFIDENCE), DECIMALS, fmt));
    }

    /** Why there is no figure. */
    static String few(Matured matured, Fmt fmt) {
        return fmt.text("modellab.watch.few", fmt.number(matured.observations()), fmt.number(matured.events()));
    }

    static String text(Interval interval, int decimals, Fmt fmt) {
        return fmt.number(interval.lower(), decimals) + " – " + fmt.number(interval.upper(), decimals);
    }

    /** The characteristics, those that moved most first. */
    List<Shift> byIndex() {
        return figures().characteristics().stream()
                .sorted(Comparator.comparingDouble(
                                (Shift shift) -> shift.stability().index())
                        .reversed())
                .toList();
    }

    Badge badge(Shift shift, Fmt fmt) {
        return badge(figures().light(shift), fmt);
    }

    /** What a grade's defaults say of its probability: below 0.05 it is too low. */
    static double jeffreys(Matured.OfGrade grade) {
        return new ProbabilityTest(
                        grade.slice().count(),
                        grade.slice().events(),
                        grade.slice().meanRisk())
                .jeffreys();
    }

    static Interval rate(Matured.OfGrade grade) {
        return grade.slice().eventRateInterval(CONFIDENCE);
    }

    static Interval interval(Auc auc) {
        return auc.interval(CONFIDENCE);
    }

    /** Stability of the score by day of observation, with the bounds of the lights. */
    Chart stability(Fmt fmt) {
        return chart(
                "stability",
                List.of(
                        series(
                                "modellab.watch.SCORE",
                                day -> Chart.Point.of(
                                        day.stability().index(),
                                        fmt.number(day.stability().index(), DECIMALS)),
                                fmt),
                        series(
                                "modellab.light.AMBER",
                                day -> bound(figures().rules().stabilityWatch(), fmt),
                                fmt),
                        series(
                                "modellab.light.RED",
                                day -> bound(figures().rules().stabilityShifted(), fmt),
                                fmt)),
                fmt);
    }

    private static Chart.Point bound(double value, Fmt fmt) {
        return Chart.Point.of(value, fmt.number(value, 2));
    }

    /** Whether any day has outcomes enough. */
    boolean isRanked() {
        return figures().days().stream()
                .anyMatch(day -> day.outcomes().flatMap(Matured::ranking).isPresent());
    }

    int fewest() {
        return figures().rules().fewestEvents();
    }

    /** Area under the curve by day of observation with its interval; a gap where outcomes are too few. */
    Chart ranking(Fmt fmt) {
        return chart(
                "ranking",
                List.of(
                        series(
                                "modellab.watch.upper",
                                day -> area(day, auc -> interval(auc).upper(), fmt),
                                fmt),
                        series("modellab.auc", day -> area(day, Auc::value, fmt), fmt),
                        series(
                                "modellab.watch.lower",
                                day -> area(day, auc -> interval(auc).lower(), fmt),
                                fmt)),
                fmt);
    }

    private Chart.Point area(ScoreWatch.OfDay day, Function<Auc, Double> figure, Fmt fmt) {
        return day.outcomes()
                .flatMap(Matured::ranking)
                .map(figure)
                .map(value -> Chart.Point.of(value, fmt.number(value, DECIMALS), path() + "/outcomes?day=" + day.day()))
                .orElseGet(Chart.Point::gap);
    }

    private Chart.Series series(String label, Function<ScoreWatch.OfDay, Chart.Point> point, Fmt fmt) {
        List<Chart.Point> points = new ArrayList<>();
        figures().days().forEach(day -> points.add(point.apply(day)));
        return new Chart.Series(fmt.text(label), points);
    }

    private Chart chart(String name, List<Chart.Series> series, Fmt fmt) {
        return new Chart(
                Chart.Kind.LINES,
                "watch-" + name,
                fmt.text("modellab.watch.chart." + name),
                fmt.text("modellab.watch.chart." + name + ".unit"),
                fmt.date(figures().days().getFirst().day()) + " – "
                        + fmt.date(run.orElseThrow().asOf()),
                figures().days().stream().map(day -> fmt.date(day.day())).toList(),
                series);
    }
}
