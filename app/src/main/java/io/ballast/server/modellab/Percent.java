package io.ballast.server.modellab;

import io.ballast.server.web.Refusal;
import java.math.BigDecimal;
import java.util.Optional;

/** Shares as people write them into forms: percent, empty for none. */
final class Percent {
    private static final int LONGEST = 12;

    private Percent() {}

    /**
     * The share that was written.
     *
     * @param fault message key of what is no number or not between 0 % and 100 %; takes what was written
     */
    static Optional<Double> parse(String written, String fault) {
        String stripped = written.strip();
        if (stripped.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (stripped.length() > LONGEST) {
                throw new NumberFormatException("Too long");
            }
            double share = new BigDecimal(stripped).movePointLeft(2).doubleValue();
            if (!(share > 0 && share < 1)) {
                throw Refusal.unprocessable(fault, stripped);
            }
            return Optional.of(share);
        } catch (NumberFormatException e) {
            throw Refusal.unprocessable(fault, stripped);
        }
    }
}
