package io.ballast.server.assessment;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.IndustrySection;
import io.ballast.engine.warning.Severity;
import io.ballast.server.assessment.CustomerLine.Verdict;
import io.ballast.server.customers.CustomerLink;
import io.ballast.server.web.Badge;
import io.ballast.server.web.Cell;
import io.ballast.server.web.Column;
import io.ballast.server.web.Columns;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Icon;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** What the list of customers can show of a row. */
final class CustomerColumns {
    private final Fmt fmt;
    private final Currency currency;

    private CustomerColumns(Fmt fmt, Currency currency) {
        this.fmt = fmt;
        this.currency = currency;
    }

    static Columns<CustomerLine> of(Fmt fmt, Currency currency) {
        CustomerColumns columns = new CustomerColumns(fmt, currency);
        return new Columns<>(List.of(
                text(
                        "name",
                        line -> Cell.link(
                                line.who().name(), CustomerLink.to(line.who().code()))),
                text("code", line -> Cell.of(line.who().code())),
                text("grade", verdict(verdict -> Cell.of(Badge.of(verdict.grade())))),
                number("points", verdict(verdict -> Cell.of(verdict.points()))),
                text("trend", verdict(CustomerColumns::trend)),
                text("class", verdict(columns::customerClass)).onDemand(),
                number("pd", verdict(verdict -> new Cell.Share(verdict.probabilityOfDefault(), 2)))
                        .onDemand(),
                number("limit", verdict(columns::limit)),
                number("exposure", verdict(verdict -> columns.amount(verdict.exposureMinor()))),
                number("utilisation", verdict(verdict -> share(verdict.utilisation()))),
                number("free", verdict(verdict -> columns.amount(verdict.freeMinor())))
                        .onDemand(),
                number("balance", verdict(verdict -> columns.amount(verdict.balanceMinor())))
                        .onDemand(),
                number("overdue", verdict(verdict -> columns.amount(verdict.overdueMinor()))),
                number("oldest", verdict(verdict -> Cell.of(verdict.oldestOverdueDays()))),
                number("sales", verdict(verdict -> columns.amount(verdict.sales90Minor())))
                        .onDemand(),
                number("recommended", verdict(verdict -> columns.amount(verdict.recommendedMinor())))
                        .onDemand(),
                text("warning", verdict(columns::warning)),
                number("coverage", verdict(verdict -> Cell.share(verdict.coverage())))
                        .onDemand(),
                text("owner", line -> Cell.orNone(line.who().owner(), Cell::of)),
                text("department", line -> Cell.orNone(line.who().department(), Cell::of))
                        .onDemand(),
                text("region", line -> Cell.orNone(line.who().region(), Cell::of))
                        .onDemand(),
                text("industry", columns::industry).onDemand(),
                text(
                                "status",
                                line -> Cell.of(fmt.text(
                                        "customers.status." + line.who().status())))
                        .onDemand()));
    }

    private static Column<CustomerLine> text(String key, Function<CustomerLine, Cell> cell) {
        return sorted(Column.text(key, "assessment.column." + key, cell));
    }

    private static Column<CustomerLine> number(String key, Function<CustomerLine, Cell> cell) {
        return sorted(Column.number(key, "assessment.column." + key, cell));
    }

    private static Column<CustomerLine> sorted(Column<CustomerLine> column) {
        return CustomerSort.isKnown(column.key()) ? column.sortable() : column;
    }

    private static Function<CustomerLine, Cell> verdict(Function<Verdict, Cell> cell) {
        return line -> line.verdict().map(cell).orElse(new Cell.None());
    }

    private static Cell trend(Verdict verdict) {
        if (verdict.previousPoints().isEmpty()) {
            return new Cell.None();
        }
        int change = verdict.points() - verdict.previousPoints().getAsInt();
        if (change == 0) {
            return Cell.of("0");
        }
        return Cell.of(
                change > 0
                        ? new Badge(Badge.Tone.GOOD, Icon.UP, "+" + change)
                        : new Badge(Badge.Tone.HIGH, Icon.DOWN, Integer.toString(change)));
    }

    private Cell customerClass(Verdict verdict) {
        return Cell.of(fmt.text(verdict.range().customerClass().label()));
    }

    private Cell limit(Verdict verdict) {
        return switch (verdict.limit()) {
            case LimitInForce.Amount amount -> amount(amount.minor());
            case LimitInForce.Unlimited unlimited -> Cell.of(fmt.text("assessment.limit.unlimited"));
            case LimitInForce.None none -> new Cell.None();
        };
    }

    private Cell warning(Verdict verdict) {
        if (verdict.severity() == 0) {
            return new Cell.None();
        }
        Severity severity = Severity.values()[verdict.severity() - 1];
        Badge badge = Badge.of(severity, fmt);
        return Cell.of(new Badge(badge.tone(), badge.icon(), badge.word() + " " + verdict.warnings()));
    }

    private Cell industry(CustomerLine line) {
        Optional<IndustrySection> section = line.who().industry().flatMap(IndustrySection::ofCode);
        return Cell.orNone(section, known -> Cell.of(known.name() + " " + fmt.text(known.label())));
    }

    private Cell amount(long minor) {
        return Cell.amount(minor, currency);
    }

    private Cell amount(OptionalLong minor) {
        return minor.isPresent() ? amount(minor.getAsLong()) : new Cell.None();
    }

    private static Cell share(OptionalDouble ratio) {
        return ratio.isPresent() ? Cell.share(ratio.getAsDouble()) : new Cell.None();
    }
}
