package io.ballast.engine.model.history;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Observations to fit on and later ones to measure with. Between them stands a purge: an observation whose horizon
 * reaches the first day of the later ones would tell the fit what it shall predict.
 *
 * <pre>
 * fit    : asOf + horizonDays &lt; testFrom
 * purged : asOf &lt; testFrom &lt;= asOf + horizonDays
 * test   : asOf &gt;= testFrom
 * </pre>
 *
 * @param testFrom first day of the observations to measure with
 * @param horizonDays days after an observation until its outcome is known
 */
public record TimeSplit(LocalDate testFrom, int horizonDays) {

    /** Which side an observation of this day is on. */
    public Side side(LocalDate asOf) {
        if (!asOf.isBefore(testFrom)) {
            return Side.TEST;
        }
        return asOf.plusDays(horizonDays).isBefore(testFrom) ? Side.FIT : Side.PURGED;
    }

    /** The rows of one side, in their order. */
    public int[] rows(List<LocalDate> days, Side side) {
        return IntStream.range(0, days.size())
                .filter(row -> side(days.get(row)) == side)
                .toArray();
    }

    /** What an observation is used for. */
    public enum Side {
        FIT,
        PURGED,
        TEST
    }
}
