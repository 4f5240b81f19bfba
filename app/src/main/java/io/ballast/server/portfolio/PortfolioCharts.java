package io.ballast.server.portfolio;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.server.portfolio.AssessedCustomers.GradeSum;
import io.ballast.server.web.Chart;
import io.ballast.server.web.Chart.Point;
import io.ballast.server.web.Chart.Series;
import io.ballast.server.web.Fmt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The drawings of the portfolio. Each point leads to the rows it is made of.
 *
 * @param page the figures
 * @param fmt language and formats of the viewer
 */
record PortfolioCharts(PortfolioPage page, Fmt fmt) {

    /** Days sales outstanding and the best possible over the months; a month without sales is a gap. */
    Chart trend() {
        List<Trend.Point> points = page.trend().points();
        return new Chart(
                Chart.Kind.LINES,
                "dso",
                fmt.text("portfolio.dso.trend"),
                fmt.text("portfolio.days.unit"),
                fmt.date(points.getFirst().day()) + " ~ "
                        + fmt.date(points.getLast().day()),
                points.stream().map(point -> fmt.date(point.day())).toList(),
                List.of(
                        days("portfolio.dso", points, Trend.Point::days),
                        days("portfolio.dso.best", points, Trend.Point::bestDays)));
    }

    private Series days(String label, List<Trend.Point> points, Function<Trend.Point, OptionalDouble> days) {
        return new Series(
                fmt.text(label),
                points.stream().map(point -> day(point, days.apply(point))).toList());
    }

    private Point day(Trend.Point point, OptionalDouble days) {
        return days.isEmpty()
                ? Point.gap()
                : Point.of(days.getAsDouble(), fmt.number(days.getAsDouble(), 1), "/runs/" + point.run());
    }

    /** Customers by grade; what they owe is said beside. */
    Chart grades() {
        List<GradeSum> sums = Arrays.stream(Grade.values()).map(page::grade).toList();
        return new Chart(
                Chart.Kind.GRADES,
                "grade-bars",
                fmt.text("portfolio.grades"),
                fmt.text("portfolio.customers.unit"),
                fmt.date(page.run().asOf()),
                sums.stream().map(sum -> sum.grade().name()).toList(),
                List.of(
                        new Series(
                                fmt.text("portfolio.customers"),
                                sums.stream().map(this::customers).toList()),
                        new Series(
                                fmt.text("portfolio.exposure"),
                                sums.stream()
                                        .map(sum -> exposure(sum.exposureMinor()))
                                        .toList())));
    }

    private Point customers(GradeSum sum) {
        return Point.of(
                sum.customers(),
                fmt.number(sum.customers()),
                Cut.everyone().rated(sum.grade()).path());
    }

    /** The largest exposures as areas in the colour of their grade. */
    Chart concentration() {
        List<CustomerLine> lines =
                page.largest().stream().filter(line -> line.exposureMinor() > 0).toList();
        List<String> names = new ArrayList<>();
        List<Point> exposures = new ArrayList<>();
        List<Point> grades = new ArrayList<>();
        for (CustomerLine line : lines) {
            names.add(line.name());
            exposures.add(Point.of(major(line.exposureMinor()), amount(line.exposureMinor()), line.path()));
            grades.add(Point.of(line.grade().rank(), line.grade().name()));
        }
        return new Chart(
                Chart.Kind.TREEMAP,
                "exposure-tree",
                fmt.text("portfolio.tree"),
                page.run().currency().code(),
                fmt.text("portfolio.tree.note", lines.size()),
                names,
                List.of(
                        new Series(fmt.text("portfolio.exposure"), exposures),
                        new Series(fmt.text("portfolio.grade"), grades)));
    }

    private Point exposure(long minor) {
        return Point.of(major(minor), amount(minor));
    }

    private String amount(long minor) {
        return fmt.amount(minor, page.run().currency());
    }

    private double major(long minor) {
        Currency currency = page.run().currency();
        return (double) minor / currency.minorPerMajor();
    }
}
