package io.ballast.engine.scoring;

import io.ballast.engine.value.Decimals;
import java.util.OptionalDouble;

/**
 * A run of readings that earn the same points.
 *
 * @param from smallest reading in it, empty where it is open downwards
 * @param below first reading above it, empty where it is open upwards
 * @param points points it gives
 */
public record Band(OptionalDouble from, OptionalDouble below, int points) {

    /** The band for the reader: {@code < 5}, {@code 5..15} (5 in, 15 out), {@code >= 60}, or {@code any}. */
    public String text() {
        if (from.isEmpty()) {
            return below.isEmpty() ? "any" : "< " + Decimals.text(below.getAsDouble());
        }
        String start = Decimals.text(from.getAsDouble());
        return below.isEmpty() ? ">= " + start : start + ".." + Decimals.text(below.getAsDouble());
    }

    /** How far a reading must move to fall into this band; 0 if it is in it. */
    double distance(double reading) {
        if (from.isPresent() && reading < from.getAsDouble()) {
            return from.getAsDouble() - reading;
        }
        return below.isPresent() && reading >= below.getAsDouble() ? reading - below.getAsDouble() : 0;
    }
}
