package io.ballast.engine.limit;

/**
 * Figures of the limit methods. Basis points are 1/10,000.
 *
 * @param netWorthBasisPoints share of tangible net worth
 * @param workingCapitalBasisPoints share of working capital
 * @param monthlySalesBasisPoints share of average monthly sales
 * @param daysPerYear 360 or 365, the days that a full year of sales is divided by
 * @param taxBasisPoints tax on top of sales; 0 where the ledger's amounts include it
 * @param purchaseShareBasisPoints our expected share of a new customer's declared purchases
 * @param insurerOwnBasisPoints what we carry beyond an insurer's limit
 * @param lossBasisPoints loss given default, for the economic limit
 * @param costBasisPoints cost of capital and of doing business, of the limit
 * @param marginBasisPoints margin earned on the limit
 */
public record MethodTerms(
        int netWorthBasisPoints,
        int workingCapitalBasisPoints,
        int monthlySalesBasisPoints,
        int daysPerYear,
        int taxBasisPoints,
        int purchaseShareBasisPoints,
        int insurerOwnBasisPoints,
        int lossBasisPoints,
        int costBasisPoints,
        int marginBasisPoints) {
    public MethodTerms {
        if (daysPerYear != 360 && daysPerYear != 365) {
            throw new IllegalArgumentException("A year has 360 or 365 days in credit arithmetic: " + daysPerYear);
        }
        for (int share : new int[] {
            netWorthBasisPoints,
            workingCapitalBasisPoints,
            monthlySalesBasisPoints,
            taxBasisPoints,
            purchaseShareBasisPoints,
            insurerOwnBasisPoints,
            lossBasisPoints,
            costBasisPoints,
            marginBasisPoints
        }) {
            if (share < 0 || share > 100_000) {
                throw new IllegalArgumentException("Basis points out of range 0..100000: " + share);
            }
        }
    }

    public static MethodTerms standard() {
        return new MethodTerms(1000, 1000, 1000, 365, 0, 2000, 1000, 10_000, 1500, 1800);
    }
}
