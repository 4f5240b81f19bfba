package io.ballast.engine.model.binning;

/**
 * A number that is none, such as -9 for "no record": it gets a bin of its own.
 *
 * @param name what it means
 * @param value the number that stands for it
 */
public record SpecialValue(String name, double value) {
    public SpecialValue {
        if (name.isBlank() || !Double.isFinite(value)) {
            throw new IllegalArgumentException("A special value needs a name and a number: '" + name + "' " + value);
        }
    }
}
