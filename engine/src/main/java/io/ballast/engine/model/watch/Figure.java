package io.ballast.engine.model.watch;

/** What is watched of a scorecard, each with a light of its own. */
public enum Figure {
    /** Whether the portfolio is spread over the score as it was. */
    SCORE,
    /** The characteristic that has moved most. */
    CHARACTERISTICS,
    /** Whether it ranks as well as it did. */
    RANKING,
    /** Whether as many turn bad as it says. */
    CALIBRATION
}
