package io.ballast.engine.portfolio;

import io.ballast.engine.receivable.ExpectedLoss;
import io.ballast.engine.receivable.Figure.Outcome;
import io.ballast.engine.value.Text;
import java.util.List;

/**
 * The expected loss of all debtors, which is the sum of theirs whatever hangs together.
 *
 * <pre>loss = sum(PD_i * LGD_i * EAD_i)</pre>
 *
 * <ul>
 *   <li>unit: minor units; the sum of the debtors' losses to the cent
 *   <li>not for: the loss of a bad year, which is larger and depends on what fails together
 *   <li>source: docs/sources.md#expected-loss
 * </ul>
 *
 * @param exposureMinor sum of the exposures
 * @param lossMinor sum of the expected losses
 */
public record PortfolioLoss(long exposureMinor, long lossMinor) {

    /** Adds up the debtors. */
    public static PortfolioLoss of(List<ExpectedLoss> debtors) {
        long exposure = 0;
        long loss = 0;
        for (ExpectedLoss debtor : debtors) {
            exposure = Math.addExact(exposure, debtor.exposureMinor());
            loss = Math.addExact(loss, debtor.lossMinor());
        }
        return new PortfolioLoss(exposure, loss);
    }

    /** The loss as a share of the exposure, 0 to 1; no value without exposure. */
    public Outcome share() {
        return exposureMinor > 0
                ? new Outcome.Value((double) lossMinor / exposureMinor)
                : new Outcome.NoValue(Text.of("没有敞口", "no exposure"));
    }
}
