package io.ballast.server.assessment;

import io.ballast.server.assessment.Replayed.Deviation;
import io.ballast.server.assessment.Replayed.Different;
import io.ballast.server.assessment.Replayed.Impossible;
import io.ballast.server.assessment.Replayed.Same;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Assessments run again, for programs. */
@RestController
@RequestMapping("/api/v1/customers/{code}/replay")
@Tag(name = "runs", description = "Assessments of the whole portfolio")
class ReplaysApi {
    private final VisibleCustomers customers;
    private final Replays replays;

    ReplaysApi(VisibleCustomers customers, Replays replays) {
        this.customers = customers;
        this.replays = replays;
    }

    /** What a replay has shown. */
    enum Outcome {
        SAME,
        DIFFERENT,
        IMPOSSIBLE
    }

    /** A replay. */
    record ReplayView(
            Outcome outcome,

            @Schema(description = "Columns compared") Optional<Integer> values,

            @Schema(description = "What is stored and what it ought to be; empty if all is the same")
            List<Deviation> deviations,

            @Schema(description = "Why it cannot be run again")
            Optional<String> because) {

        static ReplayView of(Replayed replayed, Locale locale) {
            return switch (replayed) {
                case Same same -> new ReplayView(Outcome.SAME, Optional.of(same.values()), List.of(), Optional.empty());
                case Different different ->
                    new ReplayView(Outcome.DIFFERENT, Optional.empty(), different.deviations(), Optional.empty());
                case Impossible impossible ->
                    new ReplayView(
                            Outcome.IMPOSSIBLE,
                            Optional.empty(),
                            List.of(),
                            Optional.of(
                                    locale.getLanguage().equals("zh")
                                            ? impossible.why().zh()
                                            : impossible.why().en()));
            };
        }
    }

    @GetMapping
    @Allowed("assessment:rating:read")
    @Operation(
            operationId = "replayAssessment",
            summary = "Run an assessment again from its stored facts and policy, and compare",
            description = "It changes nothing.")
    ReplayView replay(
            @Parameter(description = "Code of the customer") @PathVariable String code,
            @Parameter(description = "Key of the run; the run in force if not given") @RequestParam Optional<Long> run,
            Locale locale) {
        long customer = customers.keyOf(code, Users.current());
        return ReplayView.of(replays.asked(run, customer).replayed(), locale);
    }
}
