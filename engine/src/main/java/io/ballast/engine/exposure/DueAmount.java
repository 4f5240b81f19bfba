package io.ballast.engine.exposure;

import java.time.LocalDate;

/**
 * What is open of everything due on one day.
 *
 * @param minor open, disputed amounts included, minor units, 0 or more
 * @param disputedMinor the part of it that the customer disputes
 */
public record DueAmount(LocalDate dueOn, long minor, long disputedMinor) {
    public DueAmount {
        if (minor < 0 || disputedMinor < 0 || disputedMinor > minor) {
            throw new IllegalArgumentException(
                    "Not an open amount due on " + dueOn + ": " + minor + ", disputed " + disputedMinor);
        }
    }

    /** The part that nobody disputes. */
    public long undisputedMinor() {
        return minor - disputedMinor;
    }

    /** The same with no more than another amount has. */
    DueAmount atMost(DueAmount most) {
        long less = Math.min(minor, most.minor);
        return new DueAmount(dueOn, less, Math.min(disputedMinor, less));
    }

    DueAmount plus(DueAmount other) {
        return new DueAmount(
                dueOn, Math.addExact(minor, other.minor), Math.addExact(disputedMinor, other.disputedMinor));
    }
}
