package io.ballast.server.reporting;

import java.util.List;
import java.util.Locale;

/**
 * Columns side by side, drawn in a box of 720 by 250 units.
 *
 * @param title what it shows
 * @param bars from left to right
 */
record ColumnChart(String title, List<Bar> bars) {
    static final int WIDTH = 720;
    static final int HEIGHT = 250;
    private static final double FLOOR = 216;
    private static final double ROOM = 180;
    private static final double GAP = 0.24;

    ColumnChart {
        bars = List.copyOf(bars);
    }

    /**
     * One column.
     *
     * @param label below it
     * @param value its height
     * @param shown above it
     * @param tone class of the style sheet
     * @param title said when pointed at
     */
    record Bar(String label, long value, String shown, String tone, String title) {}

    private double step() {
        return (double) WIDTH / Math.max(1, bars.size());
    }

    double x(int index) {
        return step() * (index + GAP / 2);
    }

    double middle(int index) {
        return step() * (index + 0.5);
    }

    double width() {
        return step() * (1 - GAP);
    }

    double height(Bar bar) {
        long most = bars.stream().mapToLong(Bar::value).max().orElse(0);
        return most <= 0 ? 0 : Math.max(bar.value() > 0 ? 1.5 : 0, ROOM * Math.max(0, bar.value()) / most);
    }

    double top(Bar bar) {
        return FLOOR - height(bar);
    }

    /** A number for an attribute of a drawing. */
    static String at(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
