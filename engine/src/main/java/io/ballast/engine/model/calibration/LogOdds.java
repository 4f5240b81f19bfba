package io.ballast.engine.model.calibration;

/** Between probability and the logarithm of its odds. */
final class LogOdds {
    /** Probabilities nearer to 0 or 1 are held here, so that their log odds are finite. */
    static final double LEAST = 1e-12;

    private LogOdds() {}

    static double of(double probability) {
        double held = Math.clamp(probability, LEAST, 1 - LEAST);
        return StrictMath.log(held / (1 - held));
    }

    static double probability(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
