package io.ballast.engine.model.card;

import io.ballast.engine.model.binning.Binning;

/**
 * A characteristic that was considered.
 *
 * @param binning its bins
 * @param informationValue of these
 * @param verdict what became of it
 */
public record Candidate(Binning binning, double informationValue, Verdict verdict) {
    public String name() {
        return binning.name();
    }

    Candidate with(Verdict other) {
        return new Candidate(binning, informationValue, other);
    }

    boolean isKept() {
        return verdict instanceof Verdict.Kept;
    }
}
