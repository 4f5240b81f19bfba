package io.ballast.server.assessment;

import io.ballast.engine.scoring.CustomerClass;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.server.assessment.CustomerView.VerdictView;
import io.ballast.server.customers.CustomerProfile;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.ApiPage;
import io.ballast.server.web.Formats;
import io.ballast.server.web.Refusal;
import io.ballast.server.web.TableQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Customers and what was said of them, for programs. */
@RestController
@RequestMapping("/api/v1/customers")
@Tag(name = "customers", description = "Customers, their assessments and why these are what they are")
class CustomersApi {
    private static final String USUAL_SORT = "code";
    private static final Set<String> FILTERS = Set.of(
            "q", "grade", "class", "warning", "owner", "department", "region", "industry", "overdue", "over-limit");

    private final CustomerLines lines;
    private final CustomerVerdicts verdicts;
    private final VisibleCustomers customers;
    private final Runs runs;
    private final Judgements judgements;
    private final RuleBooks rules;
    private final Formats formats;
    private final JsonMapper json;

    CustomersApi(
            CustomerLines lines,
            CustomerVerdicts verdicts,
            VisibleCustomers customers,
            Runs runs,
            Judgements judgements,
            RuleBooks rules,
            Formats formats,
            JsonMapper json) {
        this.lines = lines;
        this.verdicts = verdicts;
        this.customers = customers;
        this.runs = runs;
        this.judgements = judgements;
        this.rules = rules;
        this.formats = formats;
        this.json = json;
    }

    /** Customers of a page with the day and currency of their figures. */
    record CustomersView(
            @Schema(description = "Day of the run in force; null before the first")
            Optional<LocalDate> asOf,

            @Schema(description = "Currency of every amount")
            String currency,

            ApiPage<CustomerView> page) {}

    /** One customer. */
    record CustomerDetailView(
            String code,
            String name,
            Optional<String> nameEn,

            @Schema(description = "Unified social credit code")
            Optional<String> uscc,

            @Schema(description = "ACTIVE, STOPPED or CLOSED")
            String status,

            Optional<String> industry,
            Optional<String> region,
            String country,
            Optional<String> group,
            @Schema(description = "First business") Optional<LocalDate> since,
            Optional<String> owner,
            Optional<String> department,

            @Schema(description = "Day of the run in force; null without an assessment")
            Optional<LocalDate> asOf,

            @Schema(description = "Currency of every amount")
            Optional<String> currency,

            Optional<VerdictView> verdict) {}

    /** What a run said on its day. */
    record PastView(LocalDate asOf, int points, String grade) {}

    /** What an indicator read on the day of a run. */
    record PastReadingView(LocalDate asOf, Optional<Double> value) {}

    @GetMapping
    @Allowed("customers:customer:read")
    @Operation(
            operationId = "listCustomers",
            summary = "List customers with what the run in force says of them",
            description = "Only customers within the data scope of the user are listed.")
    @Parameter(in = ParameterIn.QUERY, name = "q", description = "Part of name, code or identifier")
    @Parameter(in = ParameterIn.QUERY, name = "grade", description = "Exactly this grade, AAA to D")
    @Parameter(in = ParameterIn.QUERY, name = "class", description = "All grades of this class, A to D")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "warning",
            description = "Warnings at least this loud: 1 info, 2 watch, 3 alarm")
    @Parameter(in = ParameterIn.QUERY, name = "owner", description = "Sales person in charge")
    @Parameter(in = ParameterIn.QUERY, name = "department", description = "Sales department")
    @Parameter(in = ParameterIn.QUERY, name = "region", description = "Province or region")
    @Parameter(in = ParameterIn.QUERY, name = "industry", description = "Letter of the section in GB/T 4754, A to T")
    @Parameter(in = ParameterIn.QUERY, name = "overdue", description = "true: only with something overdue")
    @Parameter(in = ParameterIn.QUERY, name = "over-limit", description = "true: only with more exposure than limit")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "sort",
            description = "code, name, grade, points, trend, pd, coverage, limit, exposure, free, utilisation, balance,"
                    + " overdue, oldest, sales, recommended, warning, owner, department, region, industry or status;"
                    + " with a leading dash largest first")
    @Parameter(in = ParameterIn.QUERY, name = "at", description = "Place in the list, as the page before gave it")
    @Parameter(in = ParameterIn.QUERY, name = "size", description = "Items of a page: 25, 50, 100 or 200")
    CustomersView list(@Parameter(hidden = true) HttpServletRequest request) {
        CurrentUser user = Users.current();
        Currency currency = lines.currency();
        TableQuery query = TableQuery.of(request, CustomerColumns.of(formats.in(Locale.ENGLISH), currency), USUAL_SORT);
        check(query);
        CustomerLines.Totals totals = lines.totals(query, user);
        return new CustomersView(
                verdicts.run().map(RunInForce::asOf),
                currency.code(),
                ApiPage.of(lines.page(query, user, totals.customers()), CustomerView::of));
    }

    /** A program that asks for something unknown must hear so: a list of all would look like an answer. */
    private static void check(TableQuery query) {
        boolean isKnown = FILTERS.containsAll(query.filters().keySet());
        boolean isGrade = query.filter("grade")
                .map(name ->
                        Arrays.stream(Grade.values()).anyMatch(one -> one.name().equals(name)))
                .orElse(true);
        boolean isClass = query.filter("class")
                .map(name -> Arrays.stream(CustomerClass.values())
                        .anyMatch(one -> one.name().equals(name)))
                .orElse(true);
        boolean isWarning =
                query.filter("warning").map(level -> level.matches("[1-3]")).orElse(true);
        boolean isIndustry =
                query.filter("industry").map(letter -> letter.matches("[A-T]")).orElse(true);
        boolean isTrue = query.filter("overdue").map("true"::equals).orElse(true)
                && query.filter("over-limit").map("true"::equals).orElse(true);
        if (!(isKnown && isGrade && isClass && isWarning && isIndustry && isTrue)) {
            throw Refusal.badRequest("web.table.fault");
        }
    }

    @GetMapping("/{code}")
    @Allowed("customers:customer:read")
    @Operation(operationId = "getCustomer", summary = "Get a customer with what the run in force says of it")
    CustomerDetailView one(@Parameter(description = "Code of the customer") @PathVariable String code) {
        CustomerProfile profile = visible(code);
        Optional<Evidence> evidence = verdicts.of(profile.customer().id().value());
        return new CustomerDetailView(
                profile.customer().code(),
                profile.customer().name(),
                profile.nameEn(),
                profile.uscc(),
                profile.customer().status().name(),
                profile.industrySection(),
                profile.region(),
                profile.country(),
                profile.group(),
                profile.since(),
                profile.ownerCode(),
                profile.departmentCode(),
                evidence.map(said -> said.run().asOf()),
                evidence.map(said -> said.currency().code()),
                evidence.map(said -> VerdictView.of(said.verdict())));
    }

    @GetMapping("/{code}/assessment")
    @Allowed("assessment:rating:read")
    @Operation(
            operationId = "explainAssessment",
            summary = "Explain the assessment in force: contributions, reasons, what would change it, warnings")
    ExplanationView explain(@Parameter(description = "Code of the customer") @PathVariable String code) {
        CustomerProfile profile = visible(code);
        Evidence evidence = verdicts.of(profile.customer().id().value()).orElseThrow(Refusal::notFound);
        return ExplanationView.of(
                code,
                evidence,
                runs.byId(evidence.run().id()).flatMap(judgements::of),
                rules.of(evidence.policyHash(), evidence.currency()),
                WarningJson.read(json, evidence.warnings()));
    }

    @GetMapping("/{code}/assessments")
    @Allowed("assessment:rating:read")
    @Operation(
            operationId = "listAssessments",
            summary = "List score and grade of a customer by day, oldest first",
            description = "The newest published run of each day, at most 120 of them.")
    List<PastView> history(@Parameter(description = "Code of the customer") @PathVariable String code) {
        CustomerProfile profile = visible(code);
        return verdicts.history(profile.customer().id().value(), newestDay()).stream()
                .map(past ->
                        new PastView(past.asOf(), past.points(), past.grade().name()))
                .toList();
    }

    @GetMapping("/{code}/indicators/{indicator}")
    @Allowed("assessment:rating:read")
    @Operation(operationId = "listReadings", summary = "List one indicator of a customer by day, oldest first")
    List<PastReadingView> readings(
            @Parameter(description = "Code of the customer") @PathVariable String code,
            @Parameter(description = "Name of the indicator, as the catalogue has it") @PathVariable String indicator) {
        CustomerProfile profile = visible(code);
        if (ScorePanel.ScorePage.description(indicator).isEmpty()) {
            throw Refusal.notFound();
        }
        return verdicts.history(profile.customer().id().value(), indicator, newestDay()).stream()
                .map(past -> new PastReadingView(past.asOf(), CustomerView.boxed(past.value())))
                .toList();
    }

    private LocalDate newestDay() {
        return verdicts.run().map(RunInForce::asOf).orElse(LocalDate.EPOCH);
    }

    private CustomerProfile visible(String code) {
        return customers.byCode(code, Users.current()).orElseThrow(Refusal::notFound);
    }
}
