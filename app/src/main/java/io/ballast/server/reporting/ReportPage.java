package io.ballast.server.reporting;

import io.ballast.engine.portfolio.Concentration;
import io.ballast.engine.receivable.AgeingBuckets;
import io.ballast.engine.receivable.Figure;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.server.assessment.Finding;
import io.ballast.server.assessment.RuleBook;
import io.ballast.server.assessment.Run;
import io.ballast.server.connectors.ImportReport;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Fmt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The report on one page that stands alone.
 *
 * @param source where the ledger is from
 * @param run what was assessed
 * @param rules warning rules of its policy
 * @param imported which files, and what was left out of them
 * @param tally the figures
 * @param proof that they are those of the documents
 */
record ReportPage(String source, Run run, RuleBook rules, ImportReport imported, Tally tally, Proof proof) {
    private static final int TOP = 10;
    private static final int LARGEST = 15;
    private static final int MOST_RULES = 12;
    private static final int STEPS = 100;

    Currency currency() {
        return run.currency();
    }

    String style() {
        return ReportStyle.TEXT;
    }

    String contentPolicy() {
        return ReportStyle.CONTENT_POLICY;
    }

    String amount(long minor, Fmt fmt) {
        return fmt.amount(minor, currency());
    }

    /** Short, for tiles and charts. */
    String brief(long minor, Fmt fmt) {
        return fmt.inShort().amount(minor, currency());
    }

    double overdueShare() {
        return share(tally.overdueMinor(), tally.openMinor());
    }

    double highRiskShare() {
        return share(tally.risk(RiskLevel.HIGH).exposureMinor(), tally.exposureMinor());
    }

    double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    List<Grade> grades() {
        return Arrays.asList(Grade.values());
    }

    List<Integer> buckets() {
        return java.util.stream.IntStream.range(0, AgeingBuckets.DEFAULT.size())
                .boxed()
                .toList();
    }

    String bucket(int bucket, Fmt fmt) {
        return fmt.text(AgeingBuckets.DEFAULT.label(bucket));
    }

    static Badge badge(Grade grade) {
        return Badge.of(grade);
    }

    /** Customers by grade. */
    ColumnChart gradeChart(Fmt fmt) {
        return new ColumnChart(
                fmt.text("reporting.grades"),
                grades().stream()
                        .map(grade -> {
                            Tally.Part part = tally.grade(grade);
                            return new ColumnChart.Bar(
                                    grade.name(),
                                    part.customers(),
                                    fmt.number(part.customers()),
                                    Badge.of(grade).tone().code(),
                                    grade + " · " + fmt.number(part.customers()) + " · "
                                            + brief(part.exposureMinor(), fmt));
                        })
                        .toList());
    }

    /** Open items by days past due. */
    ColumnChart ageingChart(Fmt fmt) {
        return new ColumnChart(
                fmt.text("reporting.ageing"),
                buckets().stream()
                        .map(bucket -> new ColumnChart.Bar(
                                bucket(bucket, fmt),
                                tally.bucketMinor(bucket),
                                brief(tally.bucketMinor(bucket), fmt),
                                "age" + bucket,
                                bucket(bucket, fmt) + " · " + amount(tally.bucketMinor(bucket), fmt)))
                        .toList());
    }

    /** The largest exposures, with what is overdue of them. */
    BarChart largestChart(Fmt fmt) {
        return new BarChart(
                fmt.text("reporting.largest"),
                tally.largest().stream()
                        .filter(finding -> finding.money().exposureMinor() > 0)
                        .limit(LARGEST)
                        .map(finding -> new BarChart.Bar(
                                finding.name(),
                                finding.money().exposureMinor(),
                                Math.max(0, finding.money().overdueMinor()),
                                brief(finding.money().exposureMinor(), fmt) + " · "
                                        + finding.grade().name(),
                                "accent"))
                        .toList());
    }

    /** Warning rules by customers. */
    BarChart warningChart(Fmt fmt) {
        return new BarChart(
                fmt.text("reporting.warnings"),
                tally.rules().stream()
                        .limit(MOST_RULES)
                        .map(rule -> new BarChart.Bar(
                                fmt.text(rules.label(rule.getKey())),
                                rule.getValue().customers(),
                                0,
                                fmt.number(rule.getValue().customers()),
                                "watch"))
                        .toList());
    }

    Concentration concentration() {
        return tally.concentration(run.asOf());
    }

    /** The share of the largest names, or nothing without exposure. */
    OptionalDouble topShare(int count) {
        return value(concentration().topShare(count));
    }

    OptionalDouble herfindahl() {
        return value(concentration().herfindahl());
    }

    OptionalDouble effectiveDebtors() {
        return value(concentration().effectiveDebtors());
    }

    OptionalDouble topTen() {
        return topShare(TOP);
    }

    private static OptionalDouble value(Figure figure) {
        return switch (figure.outcome()) {
            case Figure.Outcome.Value(double amount) -> OptionalDouble.of(amount);
            case Figure.Outcome.NoValue none -> OptionalDouble.empty();
        };
    }

    /** Cumulated share of exposure by cumulated share of customers, the largest first, as points of a line. */
    String curve(double width, double height) {
        List<Concentration.Name> names = concentration().names();
        double total = concentration().totalMinor();
        List<String> points = new ArrayList<>();
        double sum = 0;
        points.add("0," + ColumnChart.at(height));
        for (int i = 0; i < names.size(); i++) {
            sum += names.get(i).exposureMinor();
            boolean isStep = names.size() <= STEPS || i % (names.size() / STEPS) == 0 || i == names.size() - 1;
            if (isStep) {
                points.add(ColumnChart.at(width * (i + 1) / names.size()) + ","
                        + ColumnChart.at(height - height * sum / total));
            }
        }
        return String.join(" ", points);
    }

    /** The customers to look at first. */
    List<Finding> watchList() {
        return tally.riskiest().stream()
                .filter(finding -> finding.money().exposureMinor() > 0)
                .toList();
    }

    /** What the customer's own readings say against it; the want of readings speaks only where they say nothing. */
    String reasons(Finding finding, Fmt fmt) {
        if (finding.measured().isEmpty()) {
            return fmt.text("reporting.unmeasured", fmt.percent(finding.coverage(), 0));
        }
        return finding.measured().stream()
                .limit(FindingColumns.MOST_REASONS - 1L)
                .map(reason -> fmt.text(reason.text()))
                .collect(Collectors.joining(fmt.isChinese() ? "；" : "; "));
    }

    String warnings(Finding finding, Fmt fmt) {
        return finding.warnings().stream()
                .limit(FindingColumns.MOST_REASONS - 1L)
                .map(warning -> fmt.text(rules.label(warning.rule())))
                .collect(Collectors.joining(fmt.isChinese() ? "；" : "; "));
    }

    String label(String rule, Fmt fmt) {
        return fmt.text(rules.label(rule));
    }

    long expectedLossMinor(Finding finding) {
        return Math.round(Tally.defaultingMinor(finding));
    }
}
