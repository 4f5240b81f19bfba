package io.ballast.server.assessment;

import io.ballast.engine.indicator.Description;
import io.ballast.engine.value.Currency;
import io.ballast.server.assessment.CustomerVerdicts.PastReading;
import io.ballast.server.customers.Customer;
import io.ballast.server.web.Chart;
import io.ballast.server.web.Fmt;
import java.util.List;

/**
 * One indicator of one customer over time.
 *
 * @param customer whose
 * @param description what the indicator says of itself
 * @param currency of money readings
 * @param history by day, oldest first
 */
record IndicatorPage(Customer customer, Description description, Currency currency, List<PastReading> history) {
    IndicatorPage {
        history = List.copyOf(history);
    }

    String shown(PastReading past, Fmt fmt) {
        return past.value().isPresent()
                ? ReadingText.of(past.value().getAsDouble(), description.unit(), currency, fmt)
                : Fmt.NONE;
    }

    boolean hasValues() {
        return history.stream().anyMatch(past -> past.value().isPresent());
    }

    /** The readings as a line; a day without a reading is a gap. */
    Chart chart(Fmt fmt) {
        return new Chart(
                Chart.Kind.LINES,
                "indicator-history",
                fmt.text("assessment.history.indicator"),
                unit(fmt),
                fmt.date(history.getFirst().asOf()) + " ~ "
                        + fmt.date(history.getLast().asOf()),
                history.stream().map(past -> fmt.date(past.asOf())).toList(),
                List.of(new Chart.Series(
                        fmt.text(description.label()),
                        history.stream().map(past -> point(past, fmt)).toList())));
    }

    private Chart.Point point(PastReading past, Fmt fmt) {
        return past.value().isEmpty()
                ? Chart.Point.gap()
                : Chart.Point.of(drawn(past.value().getAsDouble()), shown(past, fmt));
    }

    /** Shares are drawn as percent and money in whole units, as they are read. */
    private double drawn(double value) {
        return switch (description.unit()) {
            case RATIO -> 100 * value;
            case MONEY -> value / currency.minorPerMajor();
            case DAYS, COUNT, INDEX, FLAG -> value;
        };
    }

    private String unit(Fmt fmt) {
        return switch (description.unit()) {
            case RATIO -> "%";
            case MONEY -> currency.code();
            case DAYS -> fmt.text("assessment.unit.days");
            case COUNT -> fmt.text("assessment.unit.count");
            case INDEX -> fmt.text("assessment.unit.index");
            case FLAG -> fmt.text("assessment.unit.flag");
        };
    }
}
