package io.ballast.server.modellab;

import io.ballast.engine.Policy;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.history.ScorecardModel;
import io.ballast.engine.model.watch.Bands;
import io.ballast.engine.model.watch.ScoreWatch;
import io.ballast.engine.model.watch.Shift;
import io.ballast.engine.value.Grade;
import io.ballast.server.policy.Policies;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The observations behind the figures of a run, scored again by the card that was watched. */
@Component
class WatchedObservations {
    private final WatchRows rows;
    private final Policies policies;

    WatchedObservations(WatchRows rows, Policies policies) {
        this.rows = rows;
        this.policies = policies;
    }

    /** Today's customers and where they stood in the reference; who moved farthest first. */
    List<WatchedPlace> places(WatchRun run, Shift shift) {
        DataSet reference = rows.load(run.id(), WatchRun.Part.REFERENCE).orElseThrow();
        DataSet open = rows.load(run.id(), WatchRun.Part.OPEN).orElseThrow();
        DataSet now = Watches.ofDay(open, open.day(open.rows() - 1).orElseThrow());
        Map<String, WatchedPlace.Place> then = new HashMap<>();
        List<WatchedPlace.Place> before = places(run, shift, reference);
        for (int row = 0; row < before.size(); row++) {
            then.put(reference.subject(row), before.get(row));
        }
        List<WatchedPlace.Place> today = places(run, shift, now);
        List<WatchedPlace> found = new ArrayList<>();
        for (int row = 0; row < today.size(); row++) {
            String customer = now.subject(row);
            found.add(new WatchedPlace(customer, Optional.ofNullable(then.get(customer)), today.get(row)));
        }
        return found.stream()
                .sorted(Comparator.comparingInt(WatchedPlace::distance)
                        .reversed()
                        .thenComparing(WatchedPlace::customer))
                .toList();
    }

    private List<WatchedPlace.Place> places(WatchRun run, Shift shift, DataSet set) {
        int[] points = points(run, set);
        Bands bands = shift.bands();
        NumberColumn column = shift.name().equals(ScoreWatch.POINTS)
                ? new NumberColumn(
                        ScoreWatch.POINTS,
                        Arrays.stream(points).asDoubleStream().toArray())
                : (NumberColumn) set.sample().column(shift.name());
        List<WatchedPlace.Place> places = new ArrayList<>();
        for (int row = 0; row < points.length; row++) {
            OptionalDouble value =
                    column.isMissing(row) ? OptionalDouble.empty() : OptionalDouble.of(column.value(row));
            places.add(new WatchedPlace.Place(set.day(row), value, bands.band(column, row), points[row]));
        }
        return places;
    }

    private Policy policy(WatchRun run) {
        return policies.find(run.policyId()).orElseThrow().policy();
    }

    private int[] points(WatchRun run, DataSet set) {
        Policy policy = policy(run);
        List<String> compared =
                run.figures().characteristics().stream().map(Shift::name).toList();
        return new ScorecardModel(policy.scorecard(), policy.missingData().mode(), policy.scale())
                .points(set.sample().with(compared));
    }

    /** Observations with known outcomes that are wanted, the latest day and the lowest score first. */
    List<MaturedOutcome> outcomes(WatchRun run, Predicate<MaturedOutcome> wanted) {
        DataSet matured = rows.load(run.id(), WatchRun.Part.MATURED).orElseThrow();
        Policy policy = policy(run);
        int[] points = points(run, matured);
        Map<LocalDate, ScoreWatch.Use> uses = new HashMap<>();
        run.figures().days().forEach(day -> uses.put(day.day(), day.use()));
        List<MaturedOutcome> found = new ArrayList<>();
        for (int row = 0; row < points.length; row++) {
            LocalDate day = matured.day(row).orElseThrow();
            Grade grade = policy.scale().grade(points[row]);
            found.add(new MaturedOutcome(
                    matured.subject(row),
                    day,
                    uses.getOrDefault(day, ScoreWatch.Use.NEW),
                    points[row],
                    grade,
                    policy.scale().probabilityOfDefault(points[row]),
                    matured.sample().isEvent(row)));
        }
        return found.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(MaturedOutcome::day)
                        .reversed()
                        .thenComparingInt(MaturedOutcome::points)
                        .thenComparing(MaturedOutcome::customer))
                .toList();
    }
}
