package io.ballast.engine.model.regression;

/** The sign that all coefficients must have; 0 is always allowed. */
public enum CoefficientSign {
    ANY,
    NOT_POSITIVE,
    NOT_NEGATIVE;

    double nearest(double coefficient) {
        return switch (this) {
            case ANY -> coefficient;
            case NOT_POSITIVE -> Math.min(coefficient, 0);
            case NOT_NEGATIVE -> Math.max(coefficient, 0);
        };
    }
}
