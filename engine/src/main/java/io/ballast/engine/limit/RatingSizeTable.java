package io.ballast.engine.limit;

import io.ballast.engine.value.Grade;
import java.util.List;
import java.util.Optional;

/**
 * An amount by size of the customer, scaled by its grade.
 *
 * @param largeMajor amount of a large enterprise, major units
 * @param mediumMajor of a medium one
 * @param smallMajor of a small one
 * @param microMajor of a micro one
 * @param unknownMajor where the size is not known
 * @param percentByGrade percentage of the amount, AAA to D, none above the one before
 */
public record RatingSizeTable(
        long largeMajor,
        long mediumMajor,
        long smallMajor,
        long microMajor,
        long unknownMajor,
        List<Integer> percentByGrade) {
    private static final long LARGEST = 1_000_000_000_000L;
    private static final List<String> SIZES = List.of("L", "M", "S", "X");

    public RatingSizeTable {
        percentByGrade = List.copyOf(percentByGrade);
        for (long amount : new long[] {largeMajor, mediumMajor, smallMajor, microMajor, unknownMajor}) {
            if (amount < 0 || amount > LARGEST) {
                throw new IllegalArgumentException("Amount of the size table out of range: " + amount);
            }
        }
        if (percentByGrade.size() != Grade.values().length) {
            throw new IllegalArgumentException("The size table needs ten percentages: " + percentByGrade);
        }
        for (int i = 0; i < percentByGrade.size(); i++) {
            int percent = percentByGrade.get(i);
            if (percent < 0 || percent > 1000 || (i > 0 && percent > percentByGrade.get(i - 1))) {
                throw new IllegalArgumentException(
                        "Percentages of the size table are 0..1000 and never rise: " + percentByGrade);
            }
        }
    }

    Arithmetic.TableEntry entry(Optional<String> sizeClass, Grade grade, long minorPerMajor) {
        String size = sizeClass.filter(SIZES::contains).orElse("?");
        long major = switch (size) {
            case "L" -> largeMajor;
            case "M" -> mediumMajor;
            case "S" -> smallMajor;
            case "X" -> microMajor;
            default -> unknownMajor;
        };
        return new Arithmetic.TableEntry(
                size, Math.multiplyExact(major, minorPerMajor), grade, percentByGrade.get(grade.ordinal()));
    }
}
