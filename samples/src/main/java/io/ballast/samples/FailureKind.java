package io.ballast.samples;

import java.util.List;

/** Why a customer stops paying, what shows before and how many days before. */
public enum FailureKind {
    /** Runs out of cash: pays late, in part, in round sums, and leans on its suppliers. */
    CASH_SQUEEZE(
            List.of(Signal.DELAY_CREEP, Signal.PARTIAL_PAYMENTS, Signal.ROUND_PAYMENTS, Signal.UTILISATION_RISE),
            100,
            220),
    /** Loses its own market: buys less and pays later. */
    LOST_MARKET(List.of(Signal.DELAY_CREEP, Signal.PARTIAL_PAYMENTS, Signal.ORDER_DROP), 120, 270),
    /** Quarrels over goods and withholds more and more. */
    QUARREL(List.of(Signal.DELAY_CREEP, Signal.PARTIAL_PAYMENTS, Signal.DISPUTES), 75, 160),
    /** Buys as much as it can on credit and disappears. */
    BUST_OUT(List.of(Signal.PARTIAL_PAYMENTS, Signal.ORDER_SURGE, Signal.UTILISATION_RISE), 60, 110);

    private final List<Signal> signals;
    private final int shortestLeadDays;
    private final int longestLeadDays;

    FailureKind(List<Signal> signals, int shortestLeadDays, int longestLeadDays) {
        this.signals = signals;
        this.shortestLeadDays = shortestLeadDays;
        this.longestLeadDays = longestLeadDays;
    }

    /** What shows before, in the order of {@link Signal}. */
    public List<Signal> signals() {
        return signals;
    }

    int leadDays(Dice dice) {
        return dice.between(shortestLeadDays, longestLeadDays);
    }
}
