package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/**
 * What an indicator says of itself; the catalogue page, the documentation and every label are read from it.
 *
 * @param name stable name used in rules and scorecards, lower_snake_case, unit last where it has one
 * @param family where the catalogue lists it
 * @param label short name on screens
 * @param unit unit of the value
 * @param question the question it answers, as a credit manager would ask it
 * @param formula the formula in plain text
 * @param window days looked back from the day of assessment, that day included; 0 is the day itself,
 *     {@link #ALL_HISTORY} all there is
 * @param noValue when it gives no value
 * @param source key into docs/sources.md
 */
public record Description(
        String name,
        Family family,
        Text label,
        Unit unit,
        Text question,
        String formula,
        int window,
        Text noValue,
        String source) {
    /** Window of an indicator that looks back over all of history: a hundred years. */
    public static final int ALL_HISTORY = 36_500;

    public Description {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("Indicator names are lower_snake_case: '" + name + "'");
        }
        if (window < 0) {
            throw new IllegalArgumentException("Window of " + name + " is negative: " + window);
        }
    }
}
