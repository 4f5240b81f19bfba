package io.ballast.server.assessment;

import io.ballast.engine.indicator.Description;
import io.ballast.engine.value.Currency;
import io.ballast.server.assessment.CustomerVerdicts.PastReading;
import io.ballast.server.customers.Customer;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Plot;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

    /** The readings as a line; days without a reading are gaps closed by the line, and rows of the table. */
    Plot plot(Fmt fmt) {
        List<PastReading> read =
                history.stream().filter(past -> past.value().isPresent()).toList();
        LocalDate first = history.getFirst().asOf();
        double days =
                Math.max(1, ChronoUnit.DAYS.between(first, history.getLast().asOf()));
        double most =
                read.stream().mapToDouble(past -> past.value().orElse(0)).max().orElse(0);
        double least =
                read.stream().mapToDouble(past -> past.value().orElse(0)).min().orElse(0);
        double top = most <= 0 ? 0 : Plot.roundUp(most);
        double bottom = least >= 0 ? 0 : -Plot.roundUp(-least);
        Plot.Drawing drawing =
                new Plot.Drawing(fmt.text(description.label()), 960, 240, bottom, top).rule(0, axis(0, fmt));
        if (top > 0) {
            drawing.rule(top, axis(top, fmt)).rule(top / 2, axis(top / 2, fmt));
        }
        if (bottom < 0) {
            drawing.rule(bottom, axis(bottom, fmt));
        }
        List<double[]> places = new ArrayList<>();
        for (PastReading past : read) {
            double across = ChronoUnit.DAYS.between(first, past.asOf()) / days;
            places.add(new double[] {across, past.value().orElse(0)});
        }
        drawing.line(places, "tone-accent");
        for (int i = 0; i < read.size(); i++) {
            String said = fmt.date(read.get(i).asOf()) + " · " + shown(read.get(i), fmt);
            drawing.dot(places.get(i)[0], places.get(i)[1], 4, "tone-accent", said);
            if (i % Math.max(1, read.size() / 8) == 0) {
                drawing.below(places.get(i)[0], fmt.date(read.get(i).asOf()));
            }
        }
        return drawing.plot();
    }

    private String axis(double value, Fmt fmt) {
        return ReadingText.of(value, description.unit(), currency, fmt.inShort());
    }
}
