package io.ballast.engine.model.regression;

import io.ballast.engine.stat.Cholesky;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares), penalised and with a sign that all
 * coefficients must have.
 *
 * <p>Without lasso and sign each step solves a linear system; else it goes down the coordinates of the same quadratic
 * form within the constraints, so the result is the optimum under them and not one that was trimmed afterwards.
 *
 * <ul>
 *   <li>shape: numbers and outcomes of observations in, coefficients out
 *   <li>no value: outcomes that a column parts without a penalty have no finite fit: it is returned not converged
 *   <li>error: steps end when none changes a coefficient by 1e-9 of 1 + its size
 *   <li>source: docs/sources.md#logistic-regression
 * </ul>
 */
public final class LogisticRegression {
    private static final int MOST_STEPS = 50;
    private static final int MOST_HALVINGS = 30;
    private static final double ENOUGH = 1e-9;
    private static final double ROUNDING = 1e-11;

    private final Likelihood likelihood;
    private final Design design;
    private final Penalty penalty;
    private final CoefficientSign sign;
    private final int size;

    private LogisticRegression(Design design, boolean[] events, Penalty penalty, CoefficientSign sign) {
        this.design = design;
        this.penalty = penalty;
        this.sign = sign;
        likelihood = new Likelihood(design, events);
        size = design.columns() + 1;
    }

    /** The fit to these outcomes, true for the event. */
    public static LogisticFit fit(Design design, boolean[] events, Penalty penalty, CoefficientSign sign) {
        if (events.length != design.rows()) {
            throw new IllegalArgumentException(events.length + " outcomes of " + design.rows() + " observations");
        }
        int count = 0;
        for (boolean event : events) {
            count += event ? 1 : 0;
        }
        if (count == 0 || count == events.length) {
            throw new IllegalArgumentException(
                    "A regression needs events and non-events, here " + count + " of " + events.length);
        }
        double[] start = new double[design.columns() + 1];
        start[0] = StrictMath.log((double) count / (events.length - count));
        return new LogisticRegression(design, events, penalty, sign).climb(start);
    }

    /**
     * Rao's score statistic of a column alone: how many standard errors its slope is away from 0, negative where the
     * event becomes rarer; 0 for a constant column.
     */
    public static double score(Design design, int column, boolean[] events) {
        double mean = 0;
        double rate = 0;
        for (int row = 0; row < events.length; row++) {
            mean += design.value(row, column) / events.length;
            rate += (events[row] ? 1.0 : 0) / events.length;
        }
        double slope = 0;
        double squares = 0;
        for (int row = 0; row < events.length; row++) {
            double from = design.value(row, column) - mean;
            slope += ((events[row] ? 1 : 0) - rate) * from;
            squares += from * from;
        }
        return squares == 0 ? 0 : slope / StrictMath.sqrt(squares * rate * (1 - rate));
    }

    private LogisticFit climb(double[] start) {
        double[] held = start;
        likelihood.at(held);
        double height = height(held);
        boolean isConverged = false;
        int steps = 0;
        while (!isConverged && steps < MOST_STEPS) {
            double[] next = step(held);
            isConverged = change(held, next) <= ENOUGH;
            steps++;
            likelihood.at(next);
            double reached = height(next);
            for (int i = 0; isLower(reached, height) && i < MOST_HALVINGS; i++) {
                next = middle(held, next);
                likelihood.at(next);
                reached = height(next);
            }
            held = next;
            height = reached;
        }
        return result(held, steps, isConverged);
    }

    /** By more than sums of so many logarithms are rounded. */
    private static boolean isLower(double reached, double height) {
        return reached < height - ROUNDING * (1 + Math.abs(height));
    }

    private double[] step(double[] from) {
        double[] quadratic = withRidge();
        double[] slope = likelihood.slope().clone();
        for (int j = 1; j < size; j++) {
            slope[j] -= penalty.ridge() * from[j];
        }
        Optional<Cholesky> decomposed = penalty.lasso() > 0 ? Optional.empty() : Cholesky.of(quadratic, size);
        if (decomposed.isPresent()) {
            double[] next = decomposed.get().solve(slope);
            boolean isWithin = true;
            for (int j = 0; j < size; j++) {
                next[j] += from[j];
                isWithin &= j == 0 || sign.nearest(next[j]) == next[j];
            }
            if (isWithin) {
                return next;
            }
        }
        return Coordinates.descend(quadratic, slope, from, penalty.lasso(), sign);
    }

    private double[] withRidge() {
        double[] quadratic = likelihood.curvature().clone();
        for (int j = 1; j < size; j++) {
            quadratic[j * size + j] += penalty.ridge();
        }
        return quadratic;
    }

    private double height(double[] at) {
        double cost = 0;
        for (int j = 1; j < size; j++) {
            cost += penalty.ridge() / 2 * at[j] * at[j] + penalty.lasso() * Math.abs(at[j]);
        }
        return likelihood.value() - cost;
    }

    private static double change(double[] from, double[] to) {
        double most = 0;
        for (int j = 0; j < from.length; j++) {
            most = Math.max(most, Math.abs(to[j] - from[j]) / (1 + Math.abs(from[j])));
        }
        return most;
    }

    private static double[] middle(double[] one, double[] other) {
        double[] middle = new double[one.length];
        for (int j = 0; j < one.length; j++) {
            middle[j] = (one[j] + other[j]) / 2;
        }
        return middle;
    }

    private LogisticFit result(double[] at, int steps, boolean isConverged) {
        List<Double> coefficients = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        Optional<double[]> variances = Cholesky.of(withRidge(), size).map(Cholesky::inverseDiagonal);
        for (int j = 1; j < size; j++) {
            coefficients.add(at[j] + 0.0);
            if (variances.isPresent()) {
                errors.add(StrictMath.sqrt(variances.get()[j]));
            }
        }
        return new LogisticFit(
                design.names(), at[0], coefficients, errors, likelihood.value(), design.rows(), steps, isConverged);
    }
}
