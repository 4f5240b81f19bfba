package io.ballast.engine.model.binning;

/**
 * A bin with its figures.
 *
 * @param label what it holds
 * @param count its events and non-events
 * @param share of all observations, 0..1
 * @param woe weight of evidence
 * @param informationValue what it adds to that of the characteristic
 * @param jensenShannon what it adds to that of the characteristic
 */
public record BinRow(
        String label, BinCount count, double share, double woe, double informationValue, double jensenShannon) {

    static BinRow of(String label, BinCount count, Woe woe) {
        double share = (double) count.rows() / (woe.allEvents() + woe.allNonEvents());
        return new BinRow(
                label,
                count,
                share,
                woe.of(count.events(), count.nonEvents()),
                woe.information(count.events(), count.nonEvents()),
                jensenShannon(woe.shareOfEvents(count.events()), woe.shareOfNonEvents(count.nonEvents())));
    }

    private static double jensenShannon(double p, double q) {
        double mean = (p + q) / 2;
        return divergence(p, mean) / 2 + divergence(q, mean) / 2;
    }

    private static double divergence(double share, double mean) {
        return share == 0 ? 0 : share * StrictMath.log(share / mean);
    }
}
