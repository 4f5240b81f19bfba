package io.ballast.engine.exposure;

import io.ballast.engine.ledger.LimitInForce;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a limit fills up, day by day, as orders ship and payments come in.
 *
 * <pre>
 * exposure(d) = gross - orders that ship after d - payments expected up to d - bills that fall due up to d
 * available(d) = limit - exposure(d)
 * </pre>
 *
 * <ul>
 *   <li>shape: a position, a limit and expected payments in, one figure a day out
 *   <li>unit: minor units, exact
 *   <li>no value: no day at all where there is no limit, or an unlimited one
 *   <li>not for: a check; it tells which day to look at
 *   <li>source: docs/sources.md#exposure
 * </ul>
 *
 * @param days in order, the first one today
 */
public record HeadroomForecast(List<HeadroomDay> days) {
    /** The most days that can be looked ahead. */
    public static final int MOST_DAYS = 730;

    public HeadroomForecast {
        days = List.copyOf(days);
    }

    /**
     * The next days.
     *
     * @param today the first of them
     * @param count how many, today included, 1 to {@link #MOST_DAYS}
     * @param expected amounts that will be paid, by day; earlier ones than today count today
     */
    public static HeadroomForecast of(
            Position position,
            LimitInForce limit,
            CheckPolicy policy,
            LocalDate today,
            int count,
            Map<LocalDate, Long> expected) {
        if (count < 1 || count > MOST_DAYS) {
            throw new IllegalArgumentException("Cannot look " + count + " days ahead");
        }
        if (!(limit instanceof LimitInForce.Amount(long limitMinor))) {
            return new HeadroomForecast(List.of());
        }
        long[] change = new long[count];
        for (Commitment each : position.commitments()) {
            add(change, today, each.shipOn().orElse(today), each.minor());
        }
        for (Bill each : position.bills()) {
            if (!each.isDishonoured() && !each.dueOn().isBefore(today)) {
                add(change, today, each.dueOn(), -policy.bills().countedMinor(each));
            }
        }
        expected.forEach((day, minor) -> add(change, today, day, Math.negateExact(minor)));
        long exposure = position.withCommitments(List.of()).grossMinor(policy);
        List<HeadroomDay> days = new ArrayList<>(count);
        for (int ahead = 0; ahead < count; ahead++) {
            exposure = Math.addExact(exposure, change[ahead]);
            days.add(new HeadroomDay(
                    today.plusDays(ahead),
                    exposure,
                    Math.subtractExact(limitMinor, exposure),
                    policy.exceeded().isExceeded(exposure, limitMinor)));
        }
        return new HeadroomForecast(days);
    }

    /**
     * When what is open is likely to be paid: as many days behind its due day as the customer usually takes. What is
     * disputed, or open for longer than that already, is not counted on.
     *
     * @param delayDays usual delay, 0 or more
     * @return amounts by day, none before today
     */
    public static Map<LocalDate, Long> expected(Position position, LocalDate today, int delayDays) {
        Map<LocalDate, Long> expected = new TreeMap<>();
        for (DueAmount due : position.receivables()) {
            LocalDate day = due.dueOn().plusDays(delayDays);
            if (!day.isBefore(today)) {
                expected.merge(day, due.undisputedMinor(), Math::addExact);
            }
        }
        return expected;
    }

    private static void add(long[] change, LocalDate today, LocalDate day, long minor) {
        long ahead = Math.max(0, day.toEpochDay() - today.toEpochDay());
        if (ahead < change.length) {
            change[(int) ahead] = Math.addExact(change[(int) ahead], minor);
        }
    }

    /** The first day on which the limit breaks. */
    public Optional<LocalDate> firstBreak() {
        return days.stream()
                .filter(HeadroomDay::isExceeded)
                .map(HeadroomDay::day)
                .findFirst();
    }
}
