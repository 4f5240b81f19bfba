package io.ballast.server.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;

/**
 * The data of a chart, for {@code charts.js} to draw and for the table behind it to list. How it looks is decided
 * there: the server sends figures and words only.
 *
 * @param kind which drawing
 * @param id of the element, unique on the page
 * @param title what it shows, in words
 * @param unit of the figures, in words
 * @param period which time, and the day of the source
 * @param categories along the axis
 * @param series one line, bar colour or matrix row each
 */
public record Chart(
        Kind kind, String id, String title, String unit, String period, List<String> categories, List<Series> series) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Chart {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        for (Series one : series) {
            if (one.points().size() != categories.size()) {
                throw new IllegalArgumentException("Series '" + one.name() + "' of chart " + id + " has "
                        + one.points().size() + " points for " + categories.size() + " categories");
            }
        }
    }

    /** The drawings that {@code charts.js} knows. */
    public enum Kind {
        /** Bars on bars; series in the fixed colour order of ageing, from not due to oldest. */
        AGEING,
        /** Bars side by side. */
        BARS,
        /** Lines over time. */
        LINES,
        /** A bar for each grade, best first; only the first series is drawn, the others are said. */
        GRADES,
        /** A bubble for each day in the categories: height, size, and tone from 0 good to 3 bad. */
        BUBBLES,
        /** Series down, categories across, colour by size; the diagonal is neutral: from and to. */
        MIGRATION,
        /** Series down, categories across, colour by size. */
        HEAT,
        /** Areas by the first series; the second, 1 to 10, is the grade that colours them. */
        TREEMAP,
        /** From a base over gains and losses to a total: first and last category are totals. */
        WATERFALL
    }

    /**
     * One series.
     *
     * @param name in words
     * @param points one for each category
     */
    public record Series(String name, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }

        /** A series of plain figures. */
        public static Series of(String name, List<Double> figures) {
            return new Series(
                    name,
                    figures.stream()
                            .map(figure -> new Point(OptionalDouble.of(figure), Optional.empty(), Optional.empty()))
                            .toList());
        }
    }

    /**
     * One figure.
     *
     * @param value empty where there is none: a gap, never zero
     * @param shown as written by {@link Fmt}; empty writes the figure itself
     * @param href the rows it is made of
     */
    public record Point(OptionalDouble value, Optional<String> shown, Optional<String> href) {
        public static Point of(double value, String shown, String href) {
            return new Point(OptionalDouble.of(value), Optional.of(shown), Optional.of(href));
        }

        public static Point of(double value, String shown) {
            return new Point(OptionalDouble.of(value), Optional.of(shown), Optional.empty());
        }

        public static Point gap() {
            return new Point(OptionalDouble.empty(), Optional.empty(), Optional.empty());
        }

        /** As the table behind the chart writes it. */
        public String text() {
            return shown.orElseGet(() -> value.isPresent() ? Double.toString(value.getAsDouble()) : Fmt.NONE);
        }
    }

    /** The data as JSON that is safe inside a script element of any type: no angle bracket, no ampersand. */
    public String json() {
        Map<String, Object> data = Map.of(
                "kind", kind.name().toLowerCase(Locale.ROOT),
                "title", title,
                "unit", unit,
                "categories", categories,
                "series", series.stream().map(Chart::plain).toList());
        return JSON.writeValueAsString(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static Map<String, Object> plain(Series series) {
        return Map.of(
                "name", series.name(),
                "points", series.points().stream().map(Chart::plain).toList());
    }

    /** Value, words and address; a gap is an empty list. */
    private static List<Object> plain(Point point) {
        return point.value().isEmpty()
                ? List.of()
                : List.of(
                        point.value().getAsDouble(), point.text(), point.href().orElse(""));
    }
}
