package io.ballast.server.modellab;

import io.ballast.engine.model.validation.Auc;
import io.ballast.engine.model.validation.AucDrop;
import io.ballast.engine.model.validation.Interval;
import io.ballast.engine.model.watch.Figure;
import io.ballast.engine.model.watch.Light;
import io.ballast.engine.model.watch.Matured;
import io.ballast.engine.model.watch.ScoreWatch;
import io.ballast.engine.model.watch.Shift;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The watch of the scorecard in force for programs that see all customers. */
@RestController
@RequestMapping("/api/v1/model-lab/watch-runs")
@Tag(name = "model-lab")
class WatchApi {
    private static final double CONFIDENCE = 0.95;

    private final Watches watches;
    private final WatchedObservations observations;

    WatchApi(Watches watches, WatchedObservations observations) {
        this.watches = watches;
        this.observations = observations;
    }

    /** Asks to watch. */
    record WatchWish(
            @Schema(description = "Client-made key: one run, however often it is sent")
            String key) {
        WatchWish {
            Objects.requireNonNull(key, "key");
        }
    }

    /** A run of the watch. */
    record WatchView(
            long id,
            LocalDate asOf,
            long policy,

            @Schema(description = "The model that the scorecard came from; empty for one written by people")
            OptionalLong model,

            @Schema(description = "The day compared with; empty where it is what the model was fitted on")
            Optional<LocalDate> referenceDay,

            @Schema(description = "The worst of all lights") Light light,

            Map<Figure, Light> lights,
            ShiftView score,
            List<ShiftView> characteristics,

            @Schema(description = "On the days that the lights go by")
            OutcomeView recent,

            Optional<DropView> drop,
            List<DayView> days,
            String createdBy,
            Instant createdAt) {
        static WatchView of(WatchRun run) {
            ScoreWatch figures = run.figures();
            Map<Figure, Light> lights = new LinkedHashMap<>();
            Arrays.stream(Figure.values()).forEach(figure -> lights.put(figure, figures.light(figure)));
            return new WatchView(
                    run.id(),
                    run.asOf(),
                    run.policyId(),
                    run.modelId(),
                    run.referenceDay(),
                    run.light(),
                    lights,
                    ShiftView.of(figures.score()),
                    figures.characteristics().stream().map(ShiftView::of).toList(),
                    OutcomeView.of(figures.recent()),
                    figures.drop().map(DropView::of),
                    figures.days().stream().map(DayView::of).toList(),
                    run.createdBy(),
                    run.createdAt());
        }
    }

    /** How far a spread has moved. */
    record ShiftView(
            String name,

            @Schema(description = "Stability index, 0 or more")
            double index,

            @Schema(description = "How often chance alone moves it as far")
            double pValue) {
        static ShiftView of(Shift shift) {
            return new ShiftView(
                    shift.name(), shift.stability().index(), shift.stability().pValue());
        }
    }

    /** Known outcomes; figures are empty where they are too few. */
    record OutcomeView(
            int observations,
            int bad,
            double expectedBad,
            Optional<Double> auc,
            Optional<Bounds> aucInterval,
            Optional<Double> observedOverExpected,
            Optional<Bounds> ratioInterval) {
        static OutcomeView of(Matured matured) {
            return new OutcomeView(
                    matured.observations(),
                    matured.events(),
                    matured.expected(),
                    matured.ranking().map(Auc::value),
                    matured.ranking().map(auc -> Bounds.of(auc.interval(CONFIDENCE))),
                    matured.ratio(),
                    matured.ratioInterval(CONFIDENCE).map(Bounds::of));
        }
    }

    /** A 95 % interval. */
    record Bounds(double lower, double upper) {
        static Bounds of(Interval interval) {
            return new Bounds(interval.lower(), interval.upper());
        }
    }

    /** Area lost since the card was made. */
    record DropView(double then, double now, Bounds interval) {
        static DropView of(AucDrop drop) {
            return new DropView(drop.then().value(), drop.now().value(), Bounds.of(drop.interval(CONFIDENCE)));
        }
    }

    /** One day of observation. */
    record DayView(
            LocalDate day,
            ScoreWatch.Use use,
            boolean isRecent,
            int observations,
            double index,
            Optional<OutcomeView> outcomes) {
        static DayView of(ScoreWatch.OfDay day) {
            return new DayView(
                    day.day(),
                    day.use(),
                    day.isRecent(),
                    day.observations(),
                    day.stability().index(),
                    day.outcomes().map(OutcomeView::of));
        }
    }

    @GetMapping
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "listWatchRuns", summary = "List runs of the model watch, the newest first")
    List<WatchView> runs() {
        return watches.newest().stream().map(WatchView::of).toList();
    }

    @PostMapping
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "watchModel", summary = "Watch the scorecard in force now")
    LabApi.Accepted start(@RequestBody WatchWish wish) {
        return new LabApi.Accepted(watches.start(wish.key(), Users.current()));
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "getWatchRun", summary = "Get a run of the model watch")
    WatchView run(@Parameter(description = "Key of the run") @PathVariable long id) {
        return WatchView.of(watches.find(id).orElseThrow(Refusal::notFound));
    }

    @GetMapping("/{id:[0-9]{1,18}}/customers")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "listWatchedCustomers", summary = "List today's customers by band, farthest moved first")
    List<WatchedPlace> customers(
            @Parameter(description = "Key of the run") @PathVariable long id,
            @Parameter(description = "Name of a characteristic; points for the score")
                    @RequestParam(defaultValue = ScoreWatch.POINTS)
                    String of) {
        WatchRun run = watches.find(id).orElseThrow(Refusal::notFound);
        return observations.places(run, WatchRowPages.shift(run, of));
    }

    @GetMapping("/{id:[0-9]{1,18}}/outcomes")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "listMaturedOutcomes", summary = "List what the score said and what came of it")
    List<MaturedOutcome> outcomes(
            @Parameter(description = "Key of the run") @PathVariable long id,
            @Parameter(description = "One day of observation; empty for all") @RequestParam Optional<LocalDate> day) {
        WatchRun run = watches.find(id).orElseThrow(Refusal::notFound);
        return observations.outcomes(run, row -> day.map(row.day()::equals).orElse(true));
    }
}
