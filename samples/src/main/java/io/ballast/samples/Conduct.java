package io.ballast.samples;

import java.util.Optional;
import java.util.Set;

/**
 * How a customer behaves on each day: its temper, and the hard time it may go through.
 *
 * @param temper what sort of partner it is
 * @param fromDay epoch day of its first order
 * @param episode the hard time, if there is one
 */
record Conduct(Temper temper, int fromDay, Optional<Episode> episode) {
    private static final double MOST_EXTRA_DELAY_DAYS = 45;

    /**
     * A hard time. Stress rises evenly from 0 on the first day to 1 on the turning day. From then on a failing
     * customer stays there and pays nothing; any other recovers as fast as it sank.
     *
     * @param firstDay epoch day before which all is as usual
     * @param turningDay epoch day of failure or of the turn for the better
     * @param signals what shows
     * @param isFatal whether it ends in failure
     * @param ordersUntil last epoch day on which the seller takes orders
     */
    record Episode(int firstDay, int turningDay, Set<Signal> signals, boolean isFatal, int ordersUntil) {
        double stress(int day) {
            double length = turningDay - firstDay;
            double stress = (day - firstDay) / length;
            double capped = Math.clamp(stress, 0, 1);
            return isFatal || stress <= 1 ? capped : Math.clamp(2 - stress, 0, 1);
        }
    }

    /** Orders on this day as a multiple of the usual; never above {@link #mostOrderFactor}. */
    double orderFactor(int day, int startDay) {
        if (day < fromDay || day > ordersUntil()) {
            return 0;
        }
        double growth = 1 + temper.yearlyGrowth() * (day - startDay - 548) / 365.0;
        double surge = 1 + 2.5 * under(Signal.ORDER_SURGE, day);
        double drop = 1 - 0.85 * under(Signal.ORDER_DROP, day);
        double lean = 1 + 0.5 * under(Signal.UTILISATION_RISE, day);
        return Math.max(0, growth) * surge * drop * lean;
    }

    /** Upper bound of the order factor: growth over a year and a half (548 / 365 < 1.52), times surge and lean. */
    double mostOrderFactor() {
        double growth = 1 + Math.abs(temper.yearlyGrowth()) * 1.52;
        return episode.isPresent() ? growth * 3.5 * 1.5 : growth;
    }

    /** Days after the due day on which it means to pay, before it waits for its day of payment. */
    double meanDelayDays(int dueDay) {
        return temper.delayDays() + MOST_EXTRA_DELAY_DAYS * under(Signal.DELAY_CREEP, dueDay);
    }

    double partialChance(int day) {
        return 0.012 + 0.6 * under(Signal.PARTIAL_PAYMENTS, day);
    }

    double roundChance(int day) {
        return 0.004 + 0.75 * under(Signal.ROUND_PAYMENTS, day);
    }

    double disputeChance(int day) {
        return 0.012 + 0.35 * under(Signal.DISPUTES, day);
    }

    /** Whether it still pays. */
    boolean pays(int day) {
        return episode.map(hard -> !hard.isFatal() || day < hard.turningDay()).orElse(true);
    }

    int ordersUntil() {
        return episode.map(Episode::ordersUntil).orElse(Integer.MAX_VALUE);
    }

    private double under(Signal signal, int day) {
        return episode.filter(hard -> hard.signals().contains(signal))
                .map(hard -> hard.stress(day))
                .orElse(0.0);
    }

    static Conduct of(DemoSettings settings, Temper temper, int sinceDay, Optional<PlantedFailure> failure, Dice dice) {
        int fromDay = Math.max(settings.startDay() + 1, sinceDay);
        if (failure.isPresent()) {
            PlantedFailure planted = failure.get();
            int ordersUntil = planted.failureDay() + dice.between(12, 40);
            Episode fatal = new Episode(
                    planted.firstSignalDay(), planted.failureDay(), Set.copyOf(planted.signals()), true, ordersUntil);
            return new Conduct(temper, fromDay, Optional.of(fatal));
        }
        if (!dice.chance(0.06)) {
            return new Conduct(temper, fromDay, Optional.empty());
        }
        FailureKind kind = dice.pick(FailureKind.CASH_SQUEEZE, FailureKind.LOST_MARKET, FailureKind.QUARREL);
        int length = dice.between(40, 120);
        int first = dice.between(settings.startDay() + 60, settings.asOfDay() - 30);
        Episode passing = new Episode(first, first + length, Set.copyOf(kind.signals()), false, Integer.MAX_VALUE);
        return new Conduct(temper, fromDay, Optional.of(passing));
    }
}
