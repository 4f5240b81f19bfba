package io.ballast.engine.indicator;

/**
 * One question about one customer on one day, answered with a number or the reason why there is none.
 *
 * <p>Implementations are stateless and safe to share between threads. All of them read the same {@link Observation},
 * which walks the ledger once.
 */
public interface Indicator {

    Description description();

    Reading read(Observation observation);
}
