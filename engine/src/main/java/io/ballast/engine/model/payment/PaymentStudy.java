package io.ballast.engine.model.payment;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model of days until payment and what it is worth. The last third of the days of observation measures a model that
 * was fitted on what was known the evening before the first of them; the model for use is fitted in the same way on
 * everything known by the last day of the books.
 *
 * @param firstTested first day of the last third
 * @param fitted cases that the measured model was fitted on
 * @param trial the measured model beside the own mean delay
 * @param cases what the model for use was fitted on
 * @param model the one for use
 */
public record PaymentStudy(LocalDate firstTested, int fitted, PaymentTrial trial, int cases, PaymentDays model) {
    private static final int MONTHS = 24;
    private static final int MIDDLE_OF_MONTH = 15;

    /** Month ends and fifteenths of two years of which everything is known by the last day of the books. */
    public static List<LocalDate> days(LocalDate lastDay) {
        LocalDate last = lastDay.minusDays(PaymentSight.HORIZON_DAYS);
        List<LocalDate> days = new ArrayList<>();
        for (int back = MONTHS; back >= 0; back--) {
            YearMonth month = YearMonth.from(last).minusMonths(back);
            for (LocalDate day : List.of(month.atDay(MIDDLE_OF_MONTH), month.atEndOfMonth())) {
                if (!day.isAfter(last)) {
                    days.add(day);
                }
            }
        }
        return days;
    }

    /**
     * Fits and measures; nothing where there are too few cases to do so.
     *
     * @param cases known to be over by the last day of the books, in an order that is always the same
     */
    public static Optional<PaymentStudy> of(List<PaymentCase> cases) {
        List<Integer> days =
                cases.stream().map(one -> one.sight().day()).distinct().sorted().toList();
        if (days.size() < 3) {
            return Optional.empty();
        }
        int cut = days.get(days.size() - days.size() / 3);
        List<PaymentCase> before =
                cases.stream().filter(one -> one.sight().isOver(cut - 1)).toList();
        List<PaymentCase> tested =
                cases.stream().filter(one -> one.sight().day() >= cut).toList();
        return PaymentFitting.fit(before)
                .flatMap(measured -> PaymentFitting.fit(cases)
                        .map(model -> new PaymentStudy(
                                LocalDate.ofEpochDay(cut),
                                before.size(),
                                PaymentTrial.of(measured, OwnMean.of(before), tested),
                                cases.size(),
                                model)));
    }
}
