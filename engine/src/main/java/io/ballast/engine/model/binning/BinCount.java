package io.ballast.engine.model.binning;

/** Observations of a bin. */
public record BinCount(int events, int nonEvents) {
    public BinCount {
        if (events < 0 || nonEvents < 0) {
            throw new IllegalArgumentException("Counts of a bin are negative: " + events + ", " + nonEvents);
        }
    }

    public int rows() {
        return events + nonEvents;
    }

    /** Events over observations, 0..1; 0 without observations. */
    public double eventRate() {
        return rows() == 0 ? 0 : (double) events / rows();
    }
}
