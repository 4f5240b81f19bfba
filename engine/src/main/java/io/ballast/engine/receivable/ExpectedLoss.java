package io.ballast.engine.receivable;

/**
 * The expected loss of one debtor.
 *
 * <pre>
 * loss = PD * LGD * (EAD - insured) + insurer's PD * LGD * insured
 * </pre>
 *
 * <ul>
 *   <li>unit: minor units
 *   <li>error: two products in double, each rounded half-even once
 *   <li>source: docs/sources.md#expected-loss
 * </ul>
 *
 * @param probability probability of default of the debtor, 0 to 1
 * @param lossGivenDefault share lost in a default, 0 to 1
 * @param exposureMinor exposure at default, net of collateral, 0 or more
 * @param insuredMinor the covered part of that exposure: there the insurer has to fail
 * @param insurerProbability probability of default of the insurer, 0 to 1
 */
public record ExpectedLoss(
        double probability, double lossGivenDefault, long exposureMinor, long insuredMinor, double insurerProbability) {
    public ExpectedLoss {
        if (!isShare(probability) || !isShare(lossGivenDefault) || !isShare(insurerProbability)) {
            throw new IllegalArgumentException("Probabilities and loss must lie in 0..1: " + probability + ", "
                    + lossGivenDefault + ", " + insurerProbability);
        }
        if (insuredMinor < 0 || insuredMinor > exposureMinor) {
            throw new IllegalArgumentException(
                    "Insured " + insuredMinor + " must lie between 0 and the exposure of " + exposureMinor);
        }
    }

    /** The loss of a debtor without insurance. */
    public static ExpectedLoss uninsured(double probability, double lossGivenDefault, long exposureMinor) {
        return new ExpectedLoss(probability, lossGivenDefault, exposureMinor, 0, 0);
    }

    public long lossMinor() {
        long own = LossArithmetic.share(exposureMinor - insuredMinor, probability * lossGivenDefault);
        long insured = LossArithmetic.share(insuredMinor, insurerProbability * lossGivenDefault);
        return Math.addExact(own, insured);
    }

    private static boolean isShare(double share) {
        return share >= 0 && share <= 1;
    }
}
