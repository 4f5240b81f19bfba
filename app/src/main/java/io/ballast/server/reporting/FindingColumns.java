package io.ballast.server.reporting;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.receivable.AgeingBuckets;
import io.ballast.engine.scoring.Reason;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import io.ballast.engine.warning.Warning;
import io.ballast.server.assessment.Finding;
import io.ballast.server.assessment.RuleBook;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of the tables that a report writes: one line for each customer. */
final class FindingColumns {
    /** So many reasons are listed; the score itself may have more. */
    static final int MOST_REASONS = 4;

    private static final String LABEL = "reporting.column.";

    private final Currency currency;
    private final RuleBook rules;

    /** Columns of a run: its currency, and the rules of its policy. */
    FindingColumns(Currency currency, RuleBook rules) {
        this.currency = currency;
        this.rules = rules;
    }

    /** Score, grade, limit, exposure, reasons and warnings of each customer. */
    Columns<Finding> customers() {
        return new Columns<>(List.of(
                text("code", finding -> Cell.of(finding.code())),
                text("name", finding -> Cell.of(finding.name())),
                number("score", finding -> Cell.of(finding.points())),
                number("pd", finding -> new Cell.Share(finding.probabilityOfDefault(), 2)),
                text("grade", finding -> Cell.of(finding.grade().name())),
                text("grade-because-zh", finding -> Cell.of(because(finding, Text::zh))),
                text("grade-because-en", finding -> Cell.of(because(finding, Text::en))),
                text(
                        "next-grade",
                        finding -> finding.nextGrade()
                                .<Cell>map(next -> Cell.of(next.grade().name()))
                                .orElse(new Cell.None())),
                number(
                        "points-to-next-grade",
                        finding -> finding.nextGrade()
                                .<Cell>map(next -> Cell.of(next.pointsNeeded()))
                                .orElse(new Cell.None())),
                text("class", finding -> Cell.of(finding.customerClass().name())),
                text("risk", finding -> Cell.of(finding.riskLevel().name())),
                text("currency", _ -> Cell.of(currency.code())),
                number("limit", this::limit),
                number("recommended-limit", finding -> amount(finding.recommendedMinor())),
                number("exposure", finding -> amount(finding.money().exposureMinor())),
                number("balance", finding -> amount(finding.money().balanceMinor())),
                number("overdue", finding -> amount(finding.money().overdueMinor())),
                number("oldest-overdue-days", finding -> Cell.of(finding.money().oldestOverdueDays())),
                number("sales-90-days", finding -> amount(finding.money().sales90Minor())),
                number("coverage", finding -> new Cell.Share(finding.coverage(), 1)),
                text("reasons-zh", finding -> Cell.of(reasons(finding, Text::zh))),
                text("reasons-en", finding -> Cell.of(reasons(finding, Text::en))),
                text("warnings", finding -> Cell.of(codes(finding))),
                text("warnings-zh", finding -> Cell.of(warnings(finding, Text::zh))),
                text("warnings-en", finding -> Cell.of(warnings(finding, Text::en)))));
    }

    /** Open items of each customer by days past due. */
    Columns<Finding> ageing() {
        List<Column<Finding>> columns = new ArrayList<>(List.of(
                text("code", finding -> Cell.of(finding.code())),
                text("name", finding -> Cell.of(finding.name())),
                text("currency", _ -> Cell.of(currency.code()))));
        AgeingBuckets buckets = AgeingBuckets.DEFAULT;
        for (int bucket = 0; bucket < buckets.size(); bucket++) {
            int place = bucket;
            String key = bucket == 0
                    ? "not-due"
                    : "days-" + buckets.label(bucket).en().replace("+", "-up").replace(" days", "");
            columns.add(Column.number(
                    key,
                    LABEL + "bucket",
                    finding -> amount(finding.money().bucketsMinor().get(place))));
        }
        columns.add(number("unapplied-cash", finding -> amount(finding.money().unappliedCashMinor())));
        columns.add(number("unapplied-credit", finding -> amount(finding.money().unappliedCreditMinor())));
        columns.add(number("balance", finding -> amount(finding.money().balanceMinor())));
        return new Columns<>(columns);
    }

    private static Column<Finding> text(String key, Function<Finding, Cell> cell) {
        return Column.text(key, LABEL + key, cell);
    }

    private static Column<Finding> number(String key, Function<Finding, Cell> cell) {
        return Column.number(key, LABEL + key, cell);
    }

    private Cell limit(Finding finding) {
        return switch (finding.limit()) {
            case LimitInForce.Amount limit -> amount(limit.minor());
            case LimitInForce.Unlimited unlimited -> Cell.of("unlimited");
            case LimitInForce.None none -> new Cell.None();
        };
    }

    private Cell amount(long minor) {
        return Cell.amount(minor, currency);
    }

    private Cell amount(OptionalLong minor) {
        return minor.isPresent() ? amount(minor.getAsLong()) : new Cell.None();
    }

    private static String because(Finding finding, Function<Text, String> language) {
        return finding.gradeBecause().map(language).orElse("");
    }

    private static String reasons(Finding finding, Function<Text, String> language) {
        return finding.reasons().stream()
                .limit(MOST_REASONS)
                .map(Reason::text)
                .map(language)
                .collect(Collectors.joining("; "));
    }

    private static String codes(Finding finding) {
        return finding.warnings().stream()
                .map(warning -> warning.severity() + ":" + warning.rule())
                .collect(Collectors.joining(" "));
    }

    private String warnings(Finding finding, Function<Text, String> language) {
        return finding.warnings().stream()
                .map(Warning::rule)
                .map(rules::label)
                .map(language)
                .collect(Collectors.joining("; "));
    }
}
