package io.ballast.samples;

import java.time.LocalDate;

/**
 * What sort of trading partner a customer is, before anything goes wrong.
 *
 * @param ordersPerDay orders on an ordinary working day
 * @param ticketMinor usual amount of an order, minor units
 * @param amountSpread spread of the logarithm of the amounts
 * @param delayDays usual delay after the due day, negative for early
 * @param delaySpread standard deviation of the delay, days
 * @param rhythm when it pays
 * @param isBilledMonthly whether its deliveries are invoiced at the end of the month
 * @param termsDays days from invoice to due day
 * @param yearlyGrowth growth of its orders, 0.1 for 10 % a year
 */
record Temper(
        double ordersPerDay,
        double ticketMinor,
        double amountSpread,
        double delayDays,
        double delaySpread,
        Rhythm rhythm,
        boolean isBilledMonthly,
        int termsDays,
        double yearlyGrowth) {

    /** On which days a customer's accountant pays. */
    enum Rhythm {
        ANY_DAY(0),
        FRIDAYS(3),
        TWICE_A_MONTH(7),
        MONTHLY(14);

        /** How many days a payment waits for the next run on average. */
        final int averageWaitDays;

        Rhythm(int averageWaitDays) {
            this.averageWaitDays = averageWaitDays;
        }

        /** The first day of payment that is not before this day; the working day is the calendar's matter. */
        int runDay(int day) {
            return switch (this) {
                case ANY_DAY -> day;
                case FRIDAYS -> day + Math.floorMod(1 - day, 7);
                case TWICE_A_MONTH -> nextDayOfMonth(day, 10, 25);
                case MONTHLY -> nextDayOfMonth(day, 25, 25);
            };
        }

        private static int nextDayOfMonth(int day, int first, int second) {
            LocalDate date = LocalDate.ofEpochDay(day);
            int of = date.getDayOfMonth();
            if (of <= first) {
                return day + first - of;
            }
            return of <= second ? day + second - of : day + date.lengthOfMonth() - of + first;
        }
    }

    static Temper draw(Dice dice, DemoSettings settings, double businessDays, Size size, boolean mustBeActive) {
        double volume = dice.logNormal(0.75) * 0.825;
        volume = Math.clamp(mustBeActive ? Math.max(volume, 0.9) : volume, 0.06, 6);
        double orders = volume * settings.invoicesPerCustomer() / INVOICES_PER_ORDER;
        int kind = dice.weighted(9, 38, 32, 16, 5);
        double delay = DELAYS[kind] + dice.normal() * 2;
        double spread = SPREADS[kind] * dice.uniform(0.7, 1.3);
        return new Temper(
                orders / businessDays,
                size.ticketMinor * dice.logNormal(0.5),
                dice.uniform(0.3, 0.7),
                delay,
                spread,
                Rhythm.values()[dice.weighted(40, 20, 22, 18)],
                dice.chance(0.2),
                TERMS[dice.weighted(45, 15, 28, 12)],
                dice.uniform(-0.15, 0.25));
    }

    /** Early payers, prompt ones, ordinary ones, late ones and very late ones. */
    private static final double[] DELAYS = {-11, -3, 4, 17, 40};

    private static final double[] SPREADS = {5, 3, 7, 12, 20};
    private static final int[] TERMS = {30, 45, 60, 90};

    /** Split deliveries and instalments make more invoices than orders, cancellations fewer. */
    private static final double INVOICES_PER_ORDER = 1.1;

    /** Enterprise size class and the usual order of such a customer. */
    enum Size {
        L("L", 4_500_000, 6),
        M("M", 2_200_000, 24),
        S("S", 900_000, 50),
        X("X", 350_000, 20);

        final String code;
        final long ticketMinor;
        private final int weight;

        Size(String code, long ticketMinor, int weight) {
            this.code = code;
            this.ticketMinor = ticketMinor;
            this.weight = weight;
        }

        static Size draw(Dice dice) {
            return values()[dice.weighted(L.weight, M.weight, S.weight, X.weight)];
        }
    }
}
