package io.ballast.server.assessment;

import io.ballast.engine.value.Grade;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Two runs side by side, for programs. */
@RestController
@RequestMapping("/api/v1/runs/comparison")
@Tag(name = "runs", description = "Assessments of the whole portfolio as of a day")
class RunComparisonApi {
    private static final int MOST = 1_000;

    private final AssessmentRuns runs;
    private final RunComparison comparison;

    RunComparisonApi(AssessmentRuns runs, RunComparison comparison) {
        this.runs = runs;
        this.comparison = comparison;
    }

    /** What two runs say differently. */
    @Schema(description = "Amounts in minor units of the currency of the later run")
    record ComparisonView(
            LocalDate fromDay,
            LocalDate toDay,
            String currency,

            @Schema(description = "Customers of the later run")
            int customers,

            int better,
            int same,
            int worse,

            @Schema(description = "Not known to the earlier run")
            int added,

            long fromExposureMinor,
            long toExposureMinor,
            long fromOverdueMinor,
            long toOverdueMinor,

            @Schema(description = "Those that changed most first")
            List<PairView> changed) {}

    /** One customer in both. */
    record PairView(
            String customer,
            String name,
            int fromPoints,
            int toPoints,
            Grade fromGrade,
            Grade toGrade,
            long fromExposureMinor,
            long toExposureMinor,
            long fromOverdueMinor,
            long toOverdueMinor) {

        static PairView of(RunComparison.Pair pair) {
            return new PairView(
                    pair.code(),
                    pair.name(),
                    pair.fromPoints(),
                    pair.toPoints(),
                    pair.fromGrade(),
                    pair.toGrade(),
                    pair.fromExposureMinor(),
                    pair.toExposureMinor(),
                    pair.fromOverdueMinor(),
                    pair.toOverdueMinor());
        }
    }

    @GetMapping
    @Allowed("assessment:run:read")
    @Operation(operationId = "compareRuns", summary = "Compare two published runs: sums and the customers that changed")
    @ApiResponse(responseCode = "200", description = "What they say differently")
    @ApiResponse(responseCode = "409", description = "One of them is not published")
    ComparisonView compare(
            @Parameter(description = "Key of a run") @RequestParam long from,
            @Parameter(description = "Key of the run it is compared with") @RequestParam long to,
            @Parameter(description = "How many customers that changed, 1 to 1000") @RequestParam(defaultValue = "100")
                    int most) {
        if (most < 1 || most > MOST) {
            throw Refusal.badRequest("web.table.fault");
        }
        Run earlier = runs.published(from);
        Run later = runs.published(to);
        CurrentUser user = Users.current();
        RunComparison.Sums sums = comparison.sums(from, to, user);
        return new ComparisonView(
                earlier.asOf(),
                later.asOf(),
                later.currency().code(),
                sums.customers(),
                sums.better(),
                sums.same(),
                sums.worse(),
                sums.added(),
                sums.fromExposureMinor(),
                sums.toExposureMinor(),
                sums.fromOverdueMinor(),
                sums.toOverdueMinor(),
                comparison.changed(from, to, user, most).stream()
                        .map(PairView::of)
                        .toList());
    }
}
