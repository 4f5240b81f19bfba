package io.ballast.engine.model.validation;

import java.util.ArrayList;
import java.util.List;

/**
 * Gains and lift: what part of all events lies among the riskiest.
 *
 * <pre>
 * gain = events so far / all events        lift = event rate so far / event rate of all
 * </pre>
 *
 * <ul>
 *   <li>shape: rows from the riskiest slice to the safest, {@link Slice#equal} of the predictions
 *   <li>source: docs/sources.md#roc
 * </ul>
 *
 * @param rows riskiest first
 */
public record Gains(List<Row> rows) {
    public Gains {
        rows = List.copyOf(rows);
    }

    /**
     * A slice and all riskier ones.
     *
     * @param slice the observations of this row
     * @param depth share of all observations down to this row, 0..1
     * @param gain share of all events down to this row, 0..1
     * @param lift of the slice alone, 0 or more
     * @param liftSoFar down to this row
     */
    public record Row(Slice slice, double depth, double gain, double lift, double liftSoFar) {}

    public static Gains of(Predictions predictions, int slices) {
        List<Row> rows = new ArrayList<>();
        int count = 0;
        int events = 0;
        for (Slice slice : Slice.equal(predictions, slices).reversed()) {
            count += slice.count();
            events += slice.events();
            double depth = (double) count / predictions.rows();
            double gain = (double) events / predictions.events();
            rows.add(new Row(slice, depth, gain, slice.eventRate() / predictions.eventRate(), gain / depth));
        }
        return new Gains(rows);
    }
}
