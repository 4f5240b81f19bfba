package io.ballast.server.web;

import java.util.ArrayList;
import java.util.List;

/**
 * How a score comes about: from the base over gains and losses to the total, drawn as bars of one table without script.
 *
 * @param rows base first, total last
 */
public record Waterfall(List<Row> rows) {
    private static final double WIDTH = 1000;

    public Waterfall {
        rows = List.copyOf(rows);
    }

    /** What a bar stands for; also the name of its class in the style sheet. */
    public enum Kind {
        TOTAL,
        PLUS,
        MINUS
    }

    /**
     * One step.
     *
     * @param label what gives or takes
     * @param reason why, in words
     * @param points signed change, or the level of a total
     * @param kind total, gain or loss
     * @param from left end of its bar, 0..1000
     * @param width of its bar, at least 1
     */
    public record Row(String label, String reason, int points, Kind kind, int from, int width) {
        public String shown() {
            return kind == Kind.PLUS ? "+" + points : Integer.toString(points);
        }

        public String barClass() {
            return "bar-" + kind.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One contribution.
     *
     * @param label what gives or takes
     * @param reason why, in words
     * @param points signed
     */
    public record Step(String label, String reason, int points) {}

    /**
     * The bars of these steps; the total is the base and all steps.
     *
     * <pre>total = base + sum(points_i)</pre>
     */
    public static Waterfall of(String baseLabel, int base, List<Step> steps, String totalLabel) {
        int level = base;
        int least = Math.min(0, base);
        int most = Math.max(0, base);
        for (Step step : steps) {
            level += step.points();
            least = Math.min(least, level);
            most = Math.max(most, level);
        }
        double scale = WIDTH / Math.max(1, most - least);
        List<Row> rows = new ArrayList<>();
        rows.add(row(baseLabel, "", base, Kind.TOTAL, Math.min(0, base), Math.max(0, base), least, scale));
        int before = base;
        for (Step step : steps) {
            int after = before + step.points();
            rows.add(row(
                    step.label(),
                    step.reason(),
                    step.points(),
                    step.points() < 0 ? Kind.MINUS : Kind.PLUS,
                    Math.min(before, after),
                    Math.max(before, after),
                    least,
                    scale));
            before = after;
        }
        rows.add(row(totalLabel, "", before, Kind.TOTAL, Math.min(0, before), Math.max(0, before), least, scale));
        return new Waterfall(rows);
    }

    private static Row row(
            String label, String reason, int points, Kind kind, int low, int high, int least, double scale) {
        int from = (int) Math.round((low - least) * scale);
        int to = (int) Math.round((high - least) * scale);
        return new Row(label, reason, points, kind, from, Math.max(2, to - from));
    }
}
