package io.ballast.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A small chart drawn by the server, so that it stands without script, prints, and reads the same everywhere; the
 * table behind it carries the figures. The fragment {@code web/plot} shows it.
 *
 * @param label what it shows, for those who listen
 * @param width of the drawing in its own units
 * @param height of the drawing
 * @param marks bars, dots and lines
 * @param notes words along the axes
 * @param rules horizontal lines
 */
public record Plot(String label, int width, int height, List<Mark> marks, List<Note> notes, List<Rule> rules) {
    private static final int LEFT = 72;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 24;

    public Plot {
        marks = List.copyOf(marks);
        notes = List.copyOf(notes);
        rules = List.copyOf(rules);
    }

    /** Something drawn, with what it says when pointed at; the tone is a class of the style sheet. */
    public sealed interface Mark {
        record Bar(double x, double y, double width, double height, String tone, String title) implements Mark {}

        record Dot(double x, double y, double radius, String tone, String title) implements Mark {}

        record Line(String points, String tone) implements Mark {}
    }

    /** A word at a place; anchor is start, middle or end. */
    public record Note(double x, double y, String anchor, String text) {}

    /** A horizontal line across. */
    public record Rule(double y, boolean isZero) {}

    /** A number for an SVG attribute. */
    public static String at(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Draws within axes from 0 to 1 across and from a least to a largest value upwards. */
    public static final class Drawing {
        private final String label;
        private final int width;
        private final int height;
        private final double least;
        private final double largest;
        private final List<Mark> marks = new ArrayList<>();
        private final List<Note> notes = new ArrayList<>();
        private final List<Rule> rules = new ArrayList<>();

        public Drawing(String label, int width, int height, double least, double largest) {
            this.label = label;
            this.width = width;
            this.height = height;
            this.least = least;
            this.largest = largest > least ? largest : least + 1;
        }

        /** A column from zero to the value. */
        public Drawing bar(double from, double to, double value, String tone, String title) {
            double zero = y(Math.max(least, Math.min(largest, 0)));
            double end = y(value);
            marks.add(new Mark.Bar(
                    x(from), Math.min(zero, end), x(to) - x(from), Math.max(Math.abs(zero - end), 0.5), tone, title));
            return this;
        }

        public Drawing dot(double across, double value, double radius, String tone, String title) {
            marks.add(new Mark.Dot(x(across), y(value), radius, tone, title));
            return this;
        }

        /** A line through values at places across, in their order. */
        public Drawing line(List<double[]> places, String tone) {
            StringBuilder points = new StringBuilder();
            places.forEach(place -> points.append(at(x(place[0])))
                    .append(',')
                    .append(at(y(place[1])))
                    .append(' '));
            marks.add(new Mark.Line(points.toString().strip(), tone));
            return this;
        }

        /** A word below the axis. */
        public Drawing below(double across, String text) {
            notes.add(new Note(x(across), height - 6.0, "middle", text));
            return this;
        }

        /** A horizontal line with its value. */
        public Drawing rule(double value, String text) {
            rules.add(new Rule(y(value), value == 0));
            notes.add(new Note(LEFT - 8.0, y(value) + 4, "end", text));
            return this;
        }

        public Plot plot() {
            return new Plot(label, width, height, marks, notes, rules);
        }

        private double x(double across) {
            return LEFT + across * (width - LEFT - RIGHT);
        }

        private double y(double value) {
            double share = (Math.max(least, Math.min(largest, value)) - least) / (largest - least);
            return height - BOTTOM - share * (height - TOP - BOTTOM);
        }
    }

    /** A round number not below this one: 1, 2 or 5 times a power of ten. */
    public static double roundUp(double value) {
        if (value <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double digit = value / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
