package io.ballast.server.portfolio;

import java.util.ArrayList;
import java.util.List;

/**
 * A rectangle of a treemap whose area is a customer's share of exposure.
 *
 * <p>Squarified: rows are filled along the shorter side while that brings the sides of their rectangles closer together
 * (Bruls, Huizing, van Wijk 2000).
 *
 * @param line the customer
 * @param x left edge
 * @param y upper edge
 * @param width width
 * @param height height
 */
record TreeTile(CustomerLine line, double x, double y, double width, double height) {
    private static final double WIDE_ENOUGH = 64;
    private static final double HIGH_ENOUGH = 34;
    private static final double LETTER = 12;

    /** Whether a name fits. */
    boolean isLabelled() {
        return width >= WIDE_ENOUGH && height >= HIGH_ENOUGH;
    }

    /** The name as far as it fits; wide letters count twice. */
    String label() {
        double room = width - 2 * LETTER;
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < line.name().length() && room > LETTER; i++) {
            char letter = line.name().charAt(i);
            room -= letter > 0xFF ? LETTER : LETTER * 0.6;
            label.append(letter);
        }
        return label.length() < line.name().length() ? label + "…" : label.toString();
    }

    /**
     * Fills a rectangle.
     *
     * @param lines largest exposure first; those of 0 or less get no rectangle
     */
    static List<TreeTile> fill(List<CustomerLine> lines, double width, double height) {
        List<CustomerLine> counted =
                lines.stream().filter(line -> line.exposureMinor() > 0).toList();
        double total = counted.stream().mapToDouble(CustomerLine::exposureMinor).sum();
        List<TreeTile> tiles = new ArrayList<>();
        double left = 0;
        double top = 0;
        int next = 0;
        double scale = total > 0 ? width * height / total : 0;
        while (next < counted.size()) {
            double roomWide = width - left;
            double roomHigh = height - top;
            double side = Math.min(roomWide, roomHigh);
            int end = rowEnd(counted, next, side, scale);
            double area = 0;
            for (int i = next; i < end; i++) {
                area += counted.get(i).exposureMinor() * scale;
            }
            double depth = side > 0 ? area / side : 0;
            double along = 0;
            for (int i = next; i < end; i++) {
                double length = depth > 0 ? counted.get(i).exposureMinor() * scale / depth : 0;
                tiles.add(
                        roomWide >= roomHigh
                                ? new TreeTile(counted.get(i), left, top + along, depth, length)
                                : new TreeTile(counted.get(i), left + along, top, length, depth));
                along += length;
            }
            left += roomWide >= roomHigh ? depth : 0;
            top += roomWide >= roomHigh ? 0 : depth;
            next = end;
        }
        return List.copyOf(tiles);
    }

    /** The row grows while its worst rectangle gets no longer and thinner. */
    private static int rowEnd(List<CustomerLine> lines, int start, double side, double scale) {
        double area = 0;
        double worst = Double.MAX_VALUE;
        int end = start;
        double largest = lines.get(start).exposureMinor() * scale;
        while (end < lines.size()) {
            double smallest = lines.get(end).exposureMinor() * scale;
            double grown = area + smallest;
            double now = Math.max(side * side * largest / (grown * grown), grown * grown / (side * side * smallest));
            if (now > worst) {
                return end;
            }
            worst = now;
            area = grown;
            end++;
        }
        return end;
    }
}
