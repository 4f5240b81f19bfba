package io.ballast.engine.rule;

import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.indicator.Description;
import java.util.Optional;

/** Finds the indicator an author most likely meant. */
final class Nearest {
    private Nearest() {}

    /**
     * The indicator whose label is what was written, or else the one whose name needs the fewest letters changed, if
     * that is at most a third of them; the earlier in the catalogue wins a tie.
     */
    static Optional<Description> to(String written, Catalogue catalogue) {
        for (Description description : catalogue.all()) {
            if (description.label().zh().equals(written) || description.name().equalsIgnoreCase(written)) {
                return Optional.of(description);
            }
        }
        int allowed = Math.max(1, written.length() / 3);
        Optional<Description> nearest = Optional.empty();
        for (Description description : catalogue.all()) {
            int distance = distance(written, description.name(), allowed);
            if (distance <= allowed) {
                nearest = Optional.of(description);
                allowed = distance - 1;
            }
        }
        return nearest;
    }

    /**
     * Letters to insert, delete or replace; any number above {@code bound} once it is clear that the bound is
     * passed.
     */
    private static int distance(String one, String other, int bound) {
        if (Math.abs(one.length() - other.length()) > bound) {
            return bound + 1;
        }
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}
