package io.ballast.engine.exposure;

import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What is open of everything due on one day.
 *
 * @param minor open, disputed amounts included, minor units, 0 or more
 * @param disputedMinor the part of it that the customer disputes
 * @param dunningLevel the highest level of dunning that the books tell of its undisputed items, 0 to
 *     {@link #HIGHEST_LEVEL}; empty if they tell none
 */
public record DueAmount(LocalDate dueOn, long minor, long disputedMinor, OptionalInt dunningLevel) {
    /** The highest level of dunning there is. */
    public static final int HIGHEST_LEVEL = 9;

    public DueAmount {
        if (minor < 0 || disputedMinor < 0 || disputedMinor > minor) {
            throw new IllegalArgumentException(
                    "Not an open amount due on " + dueOn + ": " + minor + ", disputed " + disputedMinor);
        }
        if (dunningLevel.orElse(0) < 0 || dunningLevel.orElse(0) > HIGHEST_LEVEL) {
            throw new IllegalArgumentException("Not a level of dunning: " + dunningLevel.getAsInt());
        }
    }

    /** An amount of whose dunning the books tell nothing. */
    public DueAmount(LocalDate dueOn, long minor, long disputedMinor) {
        this(dueOn, minor, disputedMinor, OptionalInt.empty());
    }

    /** Whether something that nobody disputes was dunned beyond a level. */
    boolean isDunnedBeyond(int level) {
        return undisputedMinor() > 0 && dunningLevel.orElse(0) > level;
    }

    /** The part that nobody disputes. */
    public long undisputedMinor() {
        return minor - disputedMinor;
    }

    /** The same with no more than another amount has. */
    DueAmount atMost(DueAmount most) {
        long less = Math.min(minor, most.minor);
        return new DueAmount(dueOn, less, Math.min(disputedMinor, less), dunningLevel);
    }

    DueAmount plus(DueAmount other) {
        return new DueAmount(
                dueOn,
                Math.addExact(minor, other.minor),
                Math.addExact(disputedMinor, other.disputedMinor),
                IntStream.concat(dunningLevel.stream(), other.dunningLevel.stream())
                        .max());
    }
}
