package io.ballast.server.portfolio;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a stacked bar on a line of 1,000 units.
 *
 * @param bucket ageing bucket, which decides the colour
 * @param x where it starts
 * @param width how wide it is, above 0
 * @param amountMinor what it stands for
 */
record Segment(int bucket, double x, double width, long amountMinor) {
    private static final double LENGTH = 1_000;

    /** The parts of a line, to the scale of the longest line; empty buckets have none. */
    static List<Segment> of(AgeingLine line, long longestMinor) {
        List<Segment> segments = new ArrayList<>();
        double x = 0;
        for (int bucket = 0; bucket < line.bucketsMinor().size(); bucket++) {
            long amount = line.bucketsMinor().get(bucket);
            if (amount > 0 && longestMinor > 0) {
                double width = LENGTH * amount / longestMinor;
                segments.add(new Segment(bucket, round(x), round(width), amount));
                x += width;
            }
        }
        return List.copyOf(segments);
    }

    private static double round(double units) {
        return Math.round(units * 10) / 10.0;
    }
}
