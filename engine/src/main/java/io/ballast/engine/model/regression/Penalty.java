package io.ballast.engine.model.regression;

/**
 * What large coefficients cost, the intercept excepted.
 *
 * <pre>cost = ridge / 2 x sum of squares + lasso x sum of absolute values</pre>
 *
 * <p>Both together are an elastic net. Ridge 1 is what other tools call C = 1.
 *
 * @param ridge 0 or more
 * @param lasso 0 or more; sets coefficients to 0
 */
public record Penalty(double ridge, double lasso) {
    public Penalty {
        if (!(ridge >= 0 && ridge <= 1e12) || !(lasso >= 0 && lasso <= 1e12)) {
            throw new IllegalArgumentException("A penalty is 0 or more: " + ridge + ", " + lasso);
        }
    }

    public static Penalty none() {
        return new Penalty(0, 0);
    }

    public static Penalty ofRidge(double ridge) {
        return new Penalty(ridge, 0);
    }
}
