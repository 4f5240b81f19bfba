package io.ballast.server.reporting;

import java.util.List;

/**
 * Bars below each other, each with its words to the left and its figure to the right, drawn in a box of 720 units.
 *
 * @param title what it shows
 * @param bars from above
 */
record BarChart(String title, List<Bar> bars) {
    static final int WIDTH = 720;
    static final int ROW = 26;
    static final int LEFT = 250;
    private static final double ROOM = 340;
    private static final double LETTER = 12.5;
    private static final double SMALL_LETTER = 0.56;

    BarChart {
        bars = List.copyOf(bars);
    }

    /**
     * One bar.
     *
     * @param label to its left
     * @param value its length
     * @param part how much of it is marked
     * @param shown to its right
     * @param tone class of the style sheet
     */
    record Bar(String label, long value, long part, String shown, String tone) {
        /** The words as far as they fit; wide letters take twice the room. */
        String fitted() {
            double room = LEFT - 2 * LETTER;
            StringBuilder fitted = new StringBuilder();
            for (int i = 0; i < label.length() && room > LETTER; i++) {
                char letter = label.charAt(i);
                room -= letter > 0xFF ? LETTER : LETTER * SMALL_LETTER;
                fitted.append(letter);
            }
            return fitted.length() < label.length() ? fitted + "…" : fitted.toString();
        }
    }

    int height() {
        return bars.size() * ROW + 6;
    }

    double length(long value) {
        long most = bars.stream().mapToLong(Bar::value).max().orElse(0);
        return most <= 0 ? 0 : ROOM * Math.max(0, value) / most;
    }
}
