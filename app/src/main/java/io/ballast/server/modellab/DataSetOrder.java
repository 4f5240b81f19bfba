package io.ballast.server.modellab;

import io.ballast.engine.model.history.OutcomeRule;
import io.ballast.engine.receivable.Residue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which observations of the company's own ledger make a data set.
 *
 * @param key makes one data set of one form, however often it is sent
 * @param name for people
 * @param days how many month ends to look at, 1 to 36
 * @param everyMonths months between two of them, 1 to 12
 * @param overdueDays see {@link OutcomeRule}
 * @param sharePercent least share of the balance, 0 to 100
 * @param horizonDays days until the outcome is known
 * @param countsWriteOffs whether a write-off is a bad outcome
 */
record DataSetOrder(
        String key,
        String name,
        int days,
        int everyMonths,
        int overdueDays,
        int sharePercent,
        int horizonDays,
        boolean countsWriteOffs) {
    static final int MOST_DAYS = 36;
    private static final double PERCENT = 100.0;

    /** What a form starts with: eight quarters, and the standard outcome. */
    static DataSetOrder standard(String key) {
        return new DataSetOrder(key, "", 8, 3, 60, 10, 180, true);
    }

    OutcomeRule outcome(Residue residue) {
        return new OutcomeRule(overdueDays, sharePercent / PERCENT, horizonDays, countsWriteOffs, residue);
    }

    /**
     * The month ends to look at, oldest first: the last one leaves room for the horizon.
     *
     * @param lastDay last day the books tell of
     */
    List<LocalDate> observed(LocalDate lastDay) {
        LocalDate latest = lastDay.minusDays(horizonDays);
        YearMonth last = YearMonth.from(latest.plusDays(1)).minusMonths(1);
        return IntStream.range(0, days)
                .mapToObj(i ->
                        last.minusMonths((long) (days - 1 - i) * everyMonths).atEndOfMonth())
                .toList();
    }
}
