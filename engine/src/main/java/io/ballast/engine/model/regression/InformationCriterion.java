package io.ballast.engine.model.regression;

/** What a further column must be worth; less is better. Source: docs/sources.md#information-criteria. */
public enum InformationCriterion {
    /** Akaike's: 2 for each parameter. */
    AIC,
    /** Schwarz's: the logarithm of the number of observations for each parameter. */
    BIC;

    public double of(LogisticFit fit) {
        double price = this == AIC ? 2 : StrictMath.log(fit.rows());
        return price * fit.parameters() - 2 * fit.logLikelihood();
    }
}
