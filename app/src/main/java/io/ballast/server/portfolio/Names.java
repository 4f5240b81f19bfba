package io.ballast.server.portfolio;

import io.ballast.engine.receivable.AgeingBuckets;
import io.ballast.engine.value.IndustrySection;
import io.ballast.server.assessment.RuleBook;
import io.ballast.server.web.Fmt;

/** How values of cuts are written for people. */
final class Names {
    private Names() {}

    static String of(Dimension by, String value, Fmt fmt) {
        if (value.isEmpty()) {
            return fmt.text("portfolio.none-given");
        }
        return by == Dimension.INDUSTRY
                ? IndustrySection.ofCode(value)
                        .map(section -> fmt.text(section.label()))
                        .orElse(value)
                : value;
    }

    static String bucket(int bucket, Fmt fmt) {
        return fmt.text(AgeingBuckets.DEFAULT.label(bucket));
    }

    /** One line that says which customers a cut means, under the rules of the run that is shown. */
    static String of(Cut cut, RuleBook rules, Fmt fmt) {
        StringBuilder name = new StringBuilder();
        cut.worry().ifPresent(worry -> add(name, fmt.text(worry.label())));
        cut.bucket().ifPresent(bucket -> add(name, fmt.text("portfolio.cut.bucket", bucket(bucket, fmt))));
        cut.grade().ifPresent(grade -> add(name, fmt.text("portfolio.cut.grade", grade.name())));
        cut.move()
                .ifPresent(move -> add(
                        name,
                        move.from()
                                .map(from -> fmt.text("portfolio.cut.from", from.name()))
                                .orElseGet(() -> fmt.text("portfolio.cut.new"))));
        cut.rule().ifPresent(rule -> add(name, fmt.text(rules.label(rule))));
        cut.dimension().ifPresent(by -> add(name, fmt.text(by.label()) + " " + of(by, cut.value(), fmt)));
        return name.isEmpty() ? fmt.text("portfolio.cut.everyone") : name.toString();
    }

    /** What the amount of a cut is. */
    static String measure(Cut cut, Fmt fmt) {
        if (cut.bucket().isPresent()) {
            return fmt.text("portfolio.measure.bucket", bucket(cut.bucket().get(), fmt));
        }
        return cut.worry().map(worry -> fmt.text(worry.measure())).orElseGet(() -> fmt.text("portfolio.exposure"));
    }

    static String of(InvoiceCut cut, Fmt fmt) {
        return switch (cut.when()) {
            case InvoiceCut.When.Always() -> fmt.text("portfolio.invoices.always");
            case InvoiceCut.When.Bucket(int number) -> fmt.text("portfolio.invoices.bucket", bucket(number, fmt));
            case InvoiceCut.When.Overdue() -> fmt.text("portfolio.invoices.overdue");
            case InvoiceCut.When.DueWithin(int days) -> fmt.text("portfolio.invoices.due", days);
            case InvoiceCut.When.NewlyOverdue(int days) -> fmt.text("portfolio.invoices.new", days);
        };
    }

    private static void add(StringBuilder name, String part) {
        name.append(name.isEmpty() ? "" : " · ").append(part);
    }
}
