package io.ballast.server.modellab;

import io.ballast.server.identity.Users;
import io.ballast.server.policy.Drafts;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The model lab for programs that see all customers. */
@RestController
@RequestMapping("/api/v1/model-lab")
@Tag(name = "model-lab", description = "Data sets, trainings and models of the company's own history")
class LabApi {
    private final DataSets sets;
    private final Trainings trainings;
    private final Models models;

    LabApi(DataSets sets, Trainings trainings, Models models) {
        this.sets = sets;
        this.trainings = trainings;
        this.models = models;
    }

    /** Observations to take from the ledger. */
    record DataSetWish(
            @Schema(description = "Client-made key: one data set, however often it is sent")
            String key,

            String name,

            @Schema(description = "Month ends to look at, 1 to 36")
            int days,

            @Schema(description = "Months between them, 1 to 12")
            int everyMonths,

            @Schema(description = "Bad: more than so many days past due")
            int overdueDays,

            @Schema(description = "on at least so many percent of the balance")
            int sharePercent,

            @Schema(description = "within so many days") int horizonDays,
            @Schema(description = "or a write-off") boolean countsWriteOffs) {
        DataSetWish {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(name, "name");
        }
    }

    /** Models to fit. */
    record TrainingWish(
            @Schema(description = "Client-made key: one training, however often it is sent")
            String key,

            long dataSet,

            @Schema(description = "First day of the observations to measure with; empty leaves it to the lab")
            Optional<LocalDate> testFrom,

            Set<ModelKind> kinds,
            long seed,

            @Schema(description = "By characteristic: a trend that its risk must keep, bins by hand, or left out")
            Optional<Map<String, WishOf>> wishes,

            @Schema(description = "Mean probability of the scorecard, above 0 and below 1; empty for that of the data")
            Optional<Double> longRunRate,

            @Schema(description = "Choice among characteristics of the scorecard; empty keeps all")
            Optional<Choice> choice) {
        TrainingWish {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(kinds, "kinds");
        }

        Plan plan() {
            Map<String, Wish> asked = new TreeMap<>();
            wishes.orElse(Map.of())
                    .forEach((name, wish) ->
                            asked.put(name, new Wish(wish.kind(), wish.cuts().orElse(List.of()))));
            return new Plan(asked, longRunRate, choice.orElse(Choice.ALL));
        }
    }

    /** What is asked of a characteristic. */
    record WishOf(
            Wish.Kind kind,

            @Schema(description = "All cuts of its bins, ascending; for bins by hand only")
            Optional<List<Double>> cuts) {
        WishOf {
            Objects.requireNonNull(kind, "kind");
        }
    }

    /** Why a draft shall carry the model. */
    record DraftWish(
            String key,
            String purpose,

            @Schema(description = "Mean probability that the card shall give, above 0 and below 1; empty leaves it")
            Optional<Double> level) {
        DraftWish {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(purpose, "purpose");
        }
    }

    /** Where to look. */
    record Accepted(
            @Schema(description = "Page of the job, or of what it made")
            String path) {}

    /** The draft of the policy. */
    record Drafted(long draft) {}

    /** A data set without its rows. */
    record DataSetView(
            long id,
            String name,
            StoredDataSet.Source source,
            Map<String, String> definition,
            int rows,
            int events,
            int columns,
            Map<String, Integer> leftOut,
            Map<String, String> refused,
            String hash,
            String createdBy,
            Instant createdAt) {
        static DataSetView of(StoredDataSet set) {
            return new DataSetView(
                    set.id(),
                    set.name(),
                    set.source(),
                    set.definition(),
                    set.rows(),
                    set.events(),
                    set.columns(),
                    set.leftOut(),
                    set.refused(),
                    set.hash(),
                    set.createdBy(),
                    set.createdAt());
        }
    }

    @PostMapping("/data-sets")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "makeDataSet", summary = "Take a data set from the ledger")
    Accepted make(@RequestBody DataSetWish wish) {
        return new Accepted(sets.start(
                new DataSetOrder(
                        wish.key(),
                        wish.name(),
                        wish.days(),
                        wish.everyMonths(),
                        wish.overdueDays(),
                        wish.sharePercent(),
                        wish.horizonDays(),
                        wish.countsWriteOffs()),
                Users.current()));
    }

    @GetMapping("/data-sets")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "listDataSets", summary = "List data sets, the newest first")
    List<DataSetView> sets() {
        return sets.newest().stream().map(DataSetView::of).toList();
    }

    @GetMapping("/data-sets/{id:[0-9]{1,18}}")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "getDataSet", summary = "Get a data set without its rows")
    DataSetView set(@Parameter(description = "Key of the data set") @PathVariable long id) {
        return DataSetView.of(sets.find(id).orElseThrow(Refusal::notFound));
    }

    @PostMapping("/trainings")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "train", summary = "Fit models on a data set and measure them")
    Accepted train(@RequestBody TrainingWish wish) {
        return new Accepted(trainings.start(
                new TrainingOrder(wish.key(), wish.dataSet(), wish.testFrom(), wish.kinds(), wish.seed(), wish.plan()),
                Users.current()));
    }

    @GetMapping("/trainings/{id:[0-9]{1,18}}")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "getTraining", summary = "Get a training with its models side by side")
    Training training(@Parameter(description = "Key of the training") @PathVariable long id) {
        return trainings.find(id).orElseThrow(Refusal::notFound);
    }

    @PostMapping("/trainings/{id:[0-9]{1,18}}/repetitions")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "repeatTraining", summary = "Train again and compare every model byte by byte")
    Accepted repeat(@Parameter(description = "Key of the training") @PathVariable long id) {
        return new Accepted(trainings.repeat(id, Users.current()));
    }

    @PostMapping("/models/{id:[0-9]{1,18}}/policy-drafts")
    @Allowed(value = Drafts.WRITE, everyCustomer = true)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "draftPolicyOfModel", summary = "Put a scorecard into a draft of the policy")
    Drafted draft(@Parameter(description = "Key of the model") @PathVariable long id, @RequestBody DraftWish wish) {
        return new Drafted(models.draft(id, wish.key(), wish.purpose(), wish.level(), Users.current()));
    }
}
