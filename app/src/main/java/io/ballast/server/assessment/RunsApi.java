package io.ballast.server.assessment;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.server.audit.Audit;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.ApiPage;
import io.ballast.server.web.Cursor;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Assessment runs, for programs: list, start, watch, stop. */
@RestController
@RequestMapping("/api/v1/runs")
@Tag(name = "runs", description = "Assessments of the whole portfolio as of a day")
class RunsApi {
    private static final int MOST = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AssessmentRuns runs;
    private final RunOrders orders;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RunsApi(AssessmentRuns runs, RunOrders orders, Audit audit, TransactionTemplate transactions, Clock clock) {
        this.runs = runs;
        this.orders = orders;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A run with its progress. */
    record RunView(
            long id,
            LocalDate asOf,

            @Schema(description = "Which rows speak for that day")
            Knowledge knowledge,

            @Schema(description = "Currency of every amount")
            String currency,

            String policy,
            String policyHash,
            @Schema(description = "Version of the engine") String engine,
            Run.State state,
            @Schema(description = "What set it off") Run.Trigger trigger,
            String startedBy,
            Instant startedAt,
            Optional<Instant> finishedAt,
            int customersTotal,
            int customersDone,

            @Schema(description = "Share of the customers written, 0..1")
            double progress,

            @Schema(description = "Customers a second since the start")
            double customersPerSecond,

            @Schema(description = "Seconds left at the pace so far")
            Optional<Long> secondsLeft,

            Optional<String> failure,

            @Schema(description = "Whether pages show this run")
            boolean inForce) {

        static RunView of(Run run, Instant now) {
            return new RunView(
                    run.id(),
                    run.asOf(),
                    run.knowledge(),
                    run.currency().code(),
                    run.policyCode(),
                    run.policyHash(),
                    run.engineVersion(),
                    run.state(),
                    run.trigger(),
                    run.startedBy(),
                    run.startedAt(),
                    run.finishedAt(),
                    run.customersTotal(),
                    run.customersDone(),
                    run.progress(),
                    run.customersPerSecond(now),
                    run.timeLeft(now).map(Duration::toSeconds),
                    run.failure(),
                    run.isInForce());
        }
    }

    /** What is to be assessed. */
    record RunOrder(
            @Schema(description = "Day of the assessment, not after today")
            LocalDate asOf,

            @Schema(description = "Which rows may speak for that day; AS_KNOWN_THEN if not given") @Nullable
            Knowledge knowledge) {
        RunOrder {
            Objects.requireNonNull(asOf, "asOf");
        }

        Knowledge mode() {
            return knowledge == null ? Knowledge.AS_KNOWN_THEN : knowledge;
        }
    }

    @GetMapping
    @Allowed(value = "assessment:run:read", everyCustomer = true)
    @Operation(operationId = "listRuns", summary = "List runs, newest first")
    ApiPage<RunView> list(
            @Parameter(description = "Place in the list, as the page before gave it") @RequestParam Optional<String> at,
            @Parameter(description = "Items of a page, 1 to 200") @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > MOST) {
            throw Refusal.badRequest("web.table.fault");
        }
        OptionalLong before = at.isPresent() ? OptionalLong.of(key(at.get())) : OptionalLong.empty();
        List<Run> found = runs.newest(before, size + 1);
        List<Run> shown = found.stream().limit(size).toList();
        Instant now = clock.instant();
        return new ApiPage<>(
                shown.stream().map(run -> RunView.of(run, now)).toList(),
                found.size() > size
                        ? Optional.of(new Cursor(
                                        true,
                                        List.of(Long.toString(shown.getLast().id())))
                                .encode())
                        : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static long key(String at) {
        return Cursor.parse(at)
                .map(cursor -> cursor.values().getFirst())
                .filter(text -> text.matches("[1-9][0-9]{0,17}"))
                .map(Long::valueOf)
                .orElseThrow(() -> Refusal.badRequest("web.table.fault"));
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    @Allowed(value = "assessment:run:read", everyCustomer = true)
    @Operation(operationId = "getRun", summary = "Get a run with its progress")
    RunView one(@Parameter(description = "Key of the run") @PathVariable long id) {
        return RunView.of(runs.byId(id).orElseThrow(Refusal::notFound), clock.instant());
    }

    @PostMapping
    @Allowed(value = "assessment:run:write", everyCustomer = true)
    @Operation(
            operationId = "startRun",
            summary = "Start an assessment of the whole portfolio",
            description = "Answers at once; ask for the run to see how far it is. A run that exists for the same day,"
                    + " policy and previous run is brought up to date, or left alone if no facts changed.")
    @ApiResponse(responseCode = "202", description = "The run, under way or done")
    @ApiResponse(responseCode = "409", description = "Another run is under way, or there is no ledger yet")
    @ApiResponse(responseCode = "422", description = "The key was used for another day before")
    ResponseEntity<RunView> start(
            @Parameter(description = "A key of your own, 1 to 100 printable characters; the same key starts one run")
                    @RequestHeader("Idempotency-Key")
                    String key,
            @RequestBody RunOrder order) {
        if (!key.matches("[!-~]{1,100}") || !RunRequest.isPossible(order.asOf(), LocalDate.now(clock))) {
            throw Refusal.badRequest("assessment.runs.fault.day");
        }
        String user = Users.current().username();
        if (!orders.place(user, key, order.asOf(), order.mode(), clock.instant())) {
            return accepted(runOf(user, key, order));
        }
        boolean isOver = false;
        try {
            long run = begin(user, order);
            orders.fulfil(user, key, run);
            isOver = true;
            return accepted(run);
        } finally {
            if (!isOver) {
                orders.drop(user, key);
            }
        }
    }

    /** The run an earlier request under the same key led to. */
    private long runOf(String user, String key, RunOrder order) {
        RunOrders.Order placed =
                orders.find(user, key).orElseThrow(() -> Refusal.conflict("assessment.runs.fault.busy"));
        if (!placed.asOf().equals(order.asOf()) || placed.knowledge() != order.mode()) {
            throw Refusal.unprocessable("assessment.runs.fault.key");
        }
        return placed.run().orElseThrow(() -> Refusal.conflict("assessment.runs.fault.busy"));
    }

    private long begin(String user, RunOrder order) {
        if (runs.isBusy()) {
            throw Refusal.conflict("assessment.runs.fault.busy");
        }
        transactions.executeWithoutResult(status -> audit.record(
                "assessment.run.started",
                "run",
                order.asOf().toString(),
                "",
                Map.of(),
                Map.of(
                        "asOf",
                        order.asOf().toString(),
                        "knowledge",
                        order.mode().name(),
                        "months",
                        0)));
        try {
            return runs.begin(new RunRequest(order.asOf(), order.mode(), Run.Trigger.MANUAL, user))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .orElseThrow(() -> Refusal.conflict("assessment.runs.fault.busy"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a run began", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The run could not begin", e);
        } catch (TimeoutException e) {
            throw Refusal.conflict("assessment.runs.fault.busy");
        }
    }

    private ResponseEntity<RunView> accepted(long run) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/runs/" + run))
                .body(one(run));
    }

    @PostMapping("/{id:[0-9]{1,18}}/cancellation")
    @Allowed(value = "assessment:run:write", everyCustomer = true)
    @Operation(
            operationId = "cancelRun",
            summary = "Ask a running run to stop",
            description = "It stops within moments; the run in force stays as it is.")
    @ApiResponse(responseCode = "200", description = "The run as it is now")
    @ApiResponse(responseCode = "409", description = "The run is over")
    RunView cancel(@Parameter(description = "Key of the run") @PathVariable long id) {
        Run run = runs.byId(id).orElseThrow(Refusal::notFound);
        boolean isStopping = Boolean.TRUE.equals(transactions.execute(status -> {
            boolean isAsked = runs.cancel(id);
            if (isAsked) {
                audit.record(
                        "assessment.run.cancelled",
                        "run",
                        String.valueOf(id),
                        "",
                        Map.of("state", run.state().name()),
                        Map.of());
            }
            return isAsked;
        }));
        if (!isStopping) {
            throw Refusal.conflict("assessment.runs.fault.over");
        }
        return one(id);
    }
}
