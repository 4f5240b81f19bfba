package io.ballast.engine.model.regression;

import io.ballast.engine.stat.NormalDistribution;
import java.util.List;

/**
 * A fitted logistic regression.
 *
 * <pre>P(event) = 1 / (1 + exp(-(intercept + sum of coefficient x column)))</pre>
 *
 * @param names of the columns
 * @param intercept log odds of the event where all columns are 0
 * @param coefficients one for each column
 * @param standardErrors of the coefficients, from the penalised information; empty where it cannot be inverted
 * @param logLikelihood natural logarithm, without the penalty
 * @param rows observations
 * @param iterations Newton steps
 * @param isConverged whether the last step changed nothing any more
 */
public record LogisticFit(
        List<String> names,
        double intercept,
        List<Double> coefficients,
        List<Double> standardErrors,
        double logLikelihood,
        int rows,
        int iterations,
        boolean isConverged) {

    public LogisticFit {
        names = List.copyOf(names);
        coefficients = List.copyOf(coefficients);
        standardErrors = List.copyOf(standardErrors);
    }

    /** Wald's statistic of a coefficient: how many standard errors it is away from 0. */
    public double wald(int column) {
        return coefficients.get(column) / standardErrors.get(column);
    }

    /** The chance of a statistic as far from 0 if the coefficient were 0, 0..1. */
    public double pValue(int column) {
        return NormalDistribution.beyond(wald(column));
    }

    /** Coefficients that are not 0, with the intercept. */
    public int parameters() {
        return 1
                + (int) coefficients.stream()
                        .filter(coefficient -> coefficient != 0)
                        .count();
    }
}
