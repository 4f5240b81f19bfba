package io.ballast.server.modellab;

import io.ballast.engine.model.validation.AucComparison;
import io.ballast.engine.model.watch.Agreement;
import io.ballast.engine.model.watch.Challenge;
import io.ballast.engine.model.watch.Contest;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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

/** Challengers of the scorecard in force for programs that see all customers. */
@RestController
@RequestMapping("/api/v1/model-lab/challengers")
@Tag(name = "model-lab")
class ChallengersApi {
    private static final double CONFIDENCE = 0.95;

    private final Challengers challengers;
    private final ChallengedCustomers customers;

    ChallengersApi(Challengers challengers, ChallengedCustomers customers) {
        this.challengers = challengers;
        this.customers = customers;
    }

    /** Names a challenger. */
    record ChallengerWish(
            @Schema(description = "Client-made key: one challenger, however often it is sent")
            String key,

            long model,
            String purpose) {
        ChallengerWish {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(purpose, "purpose");
        }
    }

    /** Ends one. */
    record EndingWish(String why) {
        EndingWish {
            Objects.requireNonNull(why, "why");
        }
    }

    /** A challenger and what it said in the newest run of the watch. */
    record ChallengerView(
            Challenger challenger,
            OptionalLong watchRun,
            Optional<Agreement.Sum> safer,
            Optional<Agreement.Sum> riskier,
            List<Agreement.Cell> grades,

            @Schema(description = "On outcomes that neither was fitted or tested on")
            Optional<ContestView> matured,

            @Schema(description = "On the part of the challenger's data set that it was tested on")
            Optional<ContestView> tested) {
        static ChallengerView of(Challenger challenger, Optional<ChallengerRows.Said> said) {
            Optional<Challenge> figures = said.map(ChallengerRows.Said::figures);
            return new ChallengerView(
                    challenger,
                    said.map(latest -> OptionalLong.of(latest.run())).orElse(OptionalLong.empty()),
                    figures.map(found -> found.today().safer()),
                    figures.map(found -> found.today().riskier()),
                    figures.map(found -> found.today().cells()).orElse(List.of()),
                    figures.map(found -> ContestView.of(found.matured())),
                    figures.map(found -> ContestView.of(found.tested())));
        }
    }

    /** Both areas and their difference; empty where outcomes are too few. */
    record ContestView(
            int observations,
            int bad,
            Optional<Double> aucOfChallenger,
            Optional<Double> aucInForce,
            Optional<WatchApi.Bounds> difference) {
        static ContestView of(Contest contest) {
            Optional<AucComparison> ranking = contest.ranking();
            return new ContestView(
                    contest.observations(),
                    contest.events(),
                    ranking.map(both -> both.first().value()),
                    ranking.map(both -> both.second().value()),
                    ranking.map(both -> WatchApi.Bounds.of(both.interval(CONFIDENCE))));
        }
    }

    @GetMapping
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "listChallengers", summary = "List challengers, those that run first")
    List<ChallengerView> all() {
        return challengers.newest().stream().map(this::view).toList();
    }

    private ChallengerView view(Challenger challenger) {
        return ChallengerView.of(challenger, challengers.latest(challenger.id()));
    }

    @PostMapping
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "nameChallenger", summary = "Let a trained model run in the shadow of the one in force")
    ChallengerView name(@RequestBody ChallengerWish wish) {
        return view(challengers.name(wish.model(), wish.key(), wish.purpose(), Users.current()));
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "getChallenger", summary = "Get a challenger beside the scorecard in force")
    ChallengerView one(@Parameter(description = "Key of the challenger") @PathVariable long id) {
        return view(challengers.find(id).orElseThrow(Refusal::notFound));
    }

    @PostMapping("/{id:[0-9]{1,18}}/ending")
    @Allowed(value = DataSets.WRITE, everyCustomer = true)
    @Operation(operationId = "endChallenger", summary = "End a challenger")
    ChallengerView end(
            @Parameter(description = "Key of the challenger") @PathVariable long id, @RequestBody EndingWish wish) {
        return view(challengers.end(id, wish.why(), Users.current()));
    }

    @GetMapping("/{id:[0-9]{1,18}}/customers")
    @Allowed(value = DataSets.READ, everyCustomer = true)
    @Operation(operationId = "listChallengedCustomers", summary = "List customers by how far both grades are apart")
    List<ChallengedCustomer> customers(
            @Parameter(description = "Key of the challenger") @PathVariable long id,
            @Parameter(description = "safer, riskier or same; empty for all") @RequestParam Optional<String> swap) {
        ChallengerRows.Said said = challengers
                .find(id)
                .flatMap(challenger -> challengers.latest(id))
                .orElseThrow(Refusal::notFound);
        return customers.of(said.run(), id, swap.map(ChallengerPages::swap).orElse(row -> true));
    }
}
