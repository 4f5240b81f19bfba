package io.ballast.server.assessment;

import io.ballast.engine.value.Grade;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

/** What a draft of the policy would change, for programs that see all customers. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "simulations", description = "What a draft of the policy would change")
class SimulationsApi {
    private static final int MOST_CHANGES = 1_000;

    private final Simulations simulations;

    SimulationsApi(Simulations simulations) {
        this.simulations = simulations;
    }

    /** What shall be tried. */
    record SimulationOrder(
            @Schema(description = "Past month ends beside today's portfolio, 0 to 12")
            int months) {}

    /** The job that tries it. */
    record SimulationStarted(
            @Schema(description = "Key of the job") long job) {}

    /** Sums of a simulation. Amounts are in minor units of the currency. */
    record SimulationView(
            long id,
            long draft,
            String draftHash,

            @Schema(description = "Whether the draft was edited since")
            boolean isStale,

            String comparedWith,
            LocalDate asOf,
            String currency,
            Instant finishedAt,
            int customers,
            int better,
            int worse,
            long betterExposureMinor,
            long worseExposureMinor,
            int changed,
            long fromLimitMinor,
            long toLimitMinor,
            int fromWarnings,
            int toWarnings) {}

    /** A customer that stands differently. */
    record ChangeView(
            String code,
            Grade fromGrade,
            Grade toGrade,
            int fromPoints,
            int toPoints,
            Optional<Long> fromLimitMinor,
            Optional<Long> toLimitMinor,
            long exposureMinor,
            List<String> added,
            List<String> dropped) {
        static ChangeView of(SimulationRows.Change change) {
            return new ChangeView(
                    change.code(),
                    change.fromGrade(),
                    change.toGrade(),
                    change.fromPoints(),
                    change.toPoints(),
                    boxed(change.fromLimitMinor()),
                    boxed(change.toLimitMinor()),
                    change.exposureMinor(),
                    change.added(),
                    change.dropped());
        }

        private static Optional<Long> boxed(OptionalLong amount) {
            return amount.stream().boxed().findFirst();
        }
    }

    @PostMapping("/policy-drafts/{draft:[0-9]{1,18}}/simulations")
    @Allowed(Simulations.WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "simulatePolicyDraft",
            summary = "Try a draft on the portfolio",
            description = "The same order while it runs is answered with the same job.")
    SimulationStarted start(
            @Parameter(description = "Key of the draft") @PathVariable long draft, @RequestBody SimulationOrder order) {
        return new SimulationStarted(simulations.start(draft, order.months(), Users.current()));
    }

    @GetMapping("/policy-drafts/{draft:[0-9]{1,18}}/simulations")
    @Allowed(Simulations.READ)
    @Operation(operationId = "listSimulations", summary = "List what was tried of a draft, the newest first")
    List<SimulationView> list(@Parameter(description = "Key of the draft") @PathVariable long draft) {
        return simulations.ofDraft(draft, Users.current()).stream()
                .map(this::view)
                .toList();
    }

    @GetMapping("/simulations/{id:[0-9]{1,18}}")
    @Allowed(Simulations.READ)
    @Operation(operationId = "getSimulation", summary = "Get the sums of a simulation")
    SimulationView one(@Parameter(description = "Key of the simulation") @PathVariable long id) {
        return view(found(id));
    }

    @GetMapping("/simulations/{id:[0-9]{1,18}}/changes")
    @Allowed(Simulations.READ)
    @Operation(operationId = "listSimulatedChanges", summary = "List the customers that change most")
    List<ChangeView> changes(
            @Parameter(description = "Key of the simulation") @PathVariable long id,
            @Parameter(description = "How many, 1 to 1,000") @RequestParam(defaultValue = "100") int most) {
        if (most < 1 || most > MOST_CHANGES) {
            throw Refusal.badRequest("assessment.simulation.fault.most", MOST_CHANGES);
        }
        return simulations.changes(found(id), most).stream().map(ChangeView::of).toList();
    }

    private Simulation found(long id) {
        return simulations.find(id, Users.current()).orElseThrow(Refusal::notFound);
    }

    private SimulationView view(Simulation simulation) {
        return new SimulationView(
                simulation.id(),
                simulation.draftId(),
                simulation.draftHash(),
                simulations.isStale(simulation),
                simulation.comparedCode(),
                simulation.asOf(),
                simulation.currency().code(),
                simulation.finishedAt(),
                simulation.customers(),
                simulation.better(),
                simulation.worse(),
                simulation.betterExposureMinor(),
                simulation.worseExposureMinor(),
                simulation.changed(),
                simulation.fromLimitMinor(),
                simulation.toLimitMinor(),
                simulation.fromWarnings(),
                simulation.toWarnings());
    }
}
