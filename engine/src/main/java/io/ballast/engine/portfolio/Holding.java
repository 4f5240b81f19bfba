package io.ballast.engine.portfolio;

/**
 * What one debtor owes.
 *
 * @param debtor the debtor's code, not blank
 * @param group what it belongs to in the question asked: its group of companies, industry or region; the debtor's own
 *     code where it belongs to none
 * @param exposureMinor exposure, minor units; 0 or less does not count
 */
public record Holding(String debtor, String group, long exposureMinor) {
    public Holding {
        if (debtor.isBlank() || group.isBlank()) {
            throw new IllegalArgumentException(
                    "A holding needs a debtor and a group: '" + debtor + "' '" + group + "'");
        }
    }

    /** A debtor that belongs to no group. */
    public static Holding ofSingle(String debtor, long exposureMinor) {
        return new Holding(debtor, debtor, exposureMinor);
    }
}
