package io.ballast.server.portfolio;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.portfolio.Concentration;
import io.ballast.engine.receivable.AgeingBuckets;
import io.ballast.engine.receivable.DaysSalesOutstanding;
import io.ballast.engine.receivable.Figure;
import io.ballast.engine.receivable.Window;
import io.ballast.engine.value.Grade;
import io.ballast.server.creditcontrol.CapBreach;
import io.ballast.server.creditcontrol.CapBreaches;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.portfolio.AssessedCustomers.Sort;
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
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The portfolio as a whole, for programs. */
@RestController
@RequestMapping("/api/v1/portfolio")
@Tag(name = "portfolio", description = "Sums over all customers the user sees")
class PortfolioApi {
    private static final int SALES_DAYS = 90;
    private static final int MOST = 100;

    private final RunsShown runs;
    private final AssessedCustomers customers;
    private final CapBreaches caps;

    PortfolioApi(RunsShown runs, AssessedCustomers customers, CapBreaches caps) {
        this.runs = runs;
        this.customers = customers;
        this.caps = caps;
    }

    /** The portfolio in figures. */
    @Schema(description = "The portfolio; amounts in minor units of the currency")
    record PortfolioView(
            @Schema(description = "Key of the run in force") long run,
            LocalDate asOf,
            Knowledge knowledge,
            String currency,
            Instant assessedAt,

            @Schema(description = "Customers whose facts have changed since")
            int customersChanged,

            TotalsView totals,
            List<BucketView> ageing,
            List<GradeView> grades,
            ConcentrationView byCustomer,
            ConcentrationView byGroup,
            @Schema(description = "Largest first") List<ExposureView> topExposures,
            List<RuleCountView> warnings,

            @Schema(
                    description =
                            "Customers and groups over their concentration cap by the run in force, largest first;"
                                    + " null where the policy has no cap, and for who does not know of every customer")
            Optional<List<CapBreachView>> overCap) {}

    /** Sums of all customers. */
    record TotalsView(
            int customers,
            long exposureMinor,
            long balanceMinor,
            long notDueMinor,
            long overdueMinor,

            @Schema(description = "Overdue as a share of open items")
            Optional<Double> overdueShare,

            @Schema(description = "Cash and credit that pay no invoice yet")
            long unappliedMinor,

            long sales90Minor,

            @Schema(description = "Exposure times probability of default, added up")
            long defaultingMinor,

            @Schema(description = "Days sales outstanding: balance over sales of 90 days, times 90")
            Optional<Double> daysSalesOutstanding,

            @Schema(description = "The same if nothing were overdue")
            Optional<Double> bestPossibleDaysSalesOutstanding) {}

    /** Open items of an age. */
    record BucketView(
            @Schema(description = "Days past due, such as 31-60 days")
            String bucket,

            long amountMinor,

            @Schema(description = "As a share of open items")
            double share) {}

    /** Customers of a grade. */
    record GradeView(Grade grade, int customers, long exposureMinor) {}

    /** How much hangs on few names. */
    record ConcentrationView(
            @Schema(description = "Herfindahl-Hirschman index, 0..1")
            Optional<Double> herfindahl,

            @Schema(description = "How many of equal size would be as concentrated")
            Optional<Double> effectiveNames,

            @Schema(description = "Share of the largest name")
            Optional<Double> topOneShare,

            @Schema(description = "Share of the ten largest names")
            Optional<Double> topTenShare) {

        static ConcentrationView of(Concentration concentration) {
            return new ConcentrationView(
                    value(concentration.herfindahl()),
                    value(concentration.effectiveDebtors()),
                    value(concentration.topShare(1)),
                    value(concentration.topShare(10)));
        }
    }

    /** A customer with a large exposure. */
    record ExposureView(String customer, String name, Grade grade, long exposureMinor, long overdueMinor) {}

    /** How many customers a rule warns of. */
    record RuleCountView(String rule, int customers, long exposureMinor) {}

    /** A customer or group over its concentration cap. */
    record CapBreachView(
            @Schema(description = "Code of the customer; null of a group")
            Optional<String> customer,

            @Schema(description = "Code of the group, all below it included; null of a customer")
            Optional<String> group,

            String name,
            long exposureMinor,

            @Schema(description = "Of all customers with an exposure above 0, as that run came into force")
            long portfolioMinor,

            long capPercent,

            @Schema(description = "Day of the run that first said so")
            LocalDate since) {

        static CapBreachView of(CapBreach breach) {
            Optional<String> code = Optional.of(breach.code());
            return new CapBreachView(
                    breach.isGroup() ? Optional.empty() : code,
                    breach.isGroup() ? code : Optional.empty(),
                    breach.name(),
                    breach.exposureMinor(),
                    breach.portfolioMinor(),
                    breach.capPercent(),
                    breach.since());
        }
    }

    @GetMapping
    @Allowed("portfolio:overview:read")
    @Operation(
            operationId = "getPortfolio",
            summary = "Get the portfolio: totals, ageing, grades, concentration, top exposures, warnings")
    PortfolioView portfolio(
            @Parameter(description = "How many of the largest exposures, 1 to 100") @RequestParam(defaultValue = "10")
                    int top) {
        if (top < 1 || top > MOST) {
            throw Refusal.badRequest("portfolio.fault.filter", "top");
        }
        RunShown run = runs.inForce().orElseThrow(Refusal::notFound);
        CurrentUser user = Users.current();
        AgeingLine ageing = customers.ageing(run.id(), Cut.everyone(), user);
        var concentrations = customers.concentrations(run, user);
        return new PortfolioView(
                run.id(),
                run.asOf(),
                run.knowledge(),
                run.currency().code(),
                run.finishedAt(),
                run.customersChanged(),
                totals(run, customers.totals(run.id(), Cut.everyone(), user)),
                buckets(ageing),
                customers.grades(run.id(), Cut.everyone(), user).stream()
                        .map(sum -> new GradeView(sum.grade(), sum.customers(), sum.exposureMinor()))
                        .toList(),
                ConcentrationView.of(concentrations.byCustomer()),
                ConcentrationView.of(concentrations.byGroup()),
                customers.rows(run.id(), Cut.everyone(), user, Sort.EXPOSURE, top, 0).stream()
                        .map(line -> new ExposureView(
                                line.code(), line.name(), line.grade(), line.exposureMinor(), line.overdueMinor()))
                        .toList(),
                customers.rules(run.id(), Cut.everyone(), user).stream()
                        .map(sum -> new RuleCountView(sum.rule(), sum.customers(), sum.exposureMinor()))
                        .toList(),
                caps.of(user)
                        .map(breaches ->
                                breaches.stream().map(CapBreachView::of).toList()));
    }

    private static TotalsView totals(RunShown run, CutTotals totals) {
        Window window = Window.ending(run.asOf(), SALES_DAYS);
        return new TotalsView(
                totals.customers(),
                totals.exposureMinor(),
                totals.balanceMinor(),
                totals.notDueMinor(),
                totals.overdueMinor(),
                totals.overdueShare().isPresent()
                        ? Optional.of(totals.overdueShare().getAsDouble())
                        : Optional.empty(),
                totals.unappliedMinor(),
                totals.salesMinor(),
                totals.defaultingMinor(),
                value(DaysSalesOutstanding.simple(totals.balanceMinor(), totals.salesMinor(), window)),
                value(DaysSalesOutstanding.bestPossible(totals.notDueMinor(), totals.salesMinor(), window)));
    }

    private static List<BucketView> buckets(AgeingLine ageing) {
        return IntStream.range(0, ageing.bucketsMinor().size())
                .mapToObj(bucket -> new BucketView(
                        AgeingBuckets.DEFAULT.label(bucket).en(),
                        ageing.bucketsMinor().get(bucket),
                        ageing.share(bucket)))
                .toList();
    }

    private static Optional<Double> value(Figure figure) {
        return switch (figure.outcome()) {
            case Figure.Outcome.Value(double amount) -> Optional.of(amount);
            case Figure.Outcome.NoValue none -> Optional.empty();
        };
    }
}
