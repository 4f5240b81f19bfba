package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/** The spans that windowed indicators look back over, in days up to the day of assessment, that day included. */
enum Window {
    D30(30, 0, 1, 6),
    D90(90, 2, 3, 7),
    D180(180, 3, 4, 8),
    D365(365, 5, 9, 9);

    private final int days;
    private final int lastBand;
    private final int lastBandOfPrevious;
    private final int lastBandOfYearBefore;

    Window(int days, int lastBand, int lastBandOfPrevious, int lastBandOfYearBefore) {
        this.days = days;
        this.lastBand = lastBand;
        this.lastBandOfPrevious = lastBandOfPrevious;
        this.lastBandOfYearBefore = lastBandOfYearBefore;
    }

    int days() {
        return days;
    }

    /** The oldest band of ages, see {@link Horizon}, that lies inside this window. */
    int lastBand() {
        return lastBand;
    }

    /** The oldest band of the window of equal length that ends the day before this one starts. */
    int lastBandOfPrevious() {
        return lastBandOfPrevious;
    }

    /** The oldest band of the window of equal length that ends 365 days before this one ends. */
    int lastBandOfYearBefore() {
        return lastBandOfYearBefore;
    }

    /** A label with this window behind it. */
    Text label(String zh, String en) {
        return Text.of(zh + "（近 " + days + " 天）", en + ", last " + days + " days");
    }

    /** A question about this window. */
    Text question(String zh, String en) {
        return Text.of("近 " + days + " 天，" + zh, "Over the last " + days + " days, " + en);
    }
}
