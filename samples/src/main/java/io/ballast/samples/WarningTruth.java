package io.ballast.samples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How well warnings foretold the failures planted in a demo company.
 *
 * <pre>
 * right      a warning 1 to horizon days before its customer fails
 * too late   a warning on the day of failure or after; says nothing and counts nowhere
 * false      any other warning
 * precision  right / (right + false)
 * recall     customers with a right warning / customers that fail
 * lead       days from a customer's first right warning to its failure
 * </pre>
 *
 * <ul>
 *   <li>shape: failures and warnings in, one result out; the order of either makes no difference
 *   <li>unit: precision and recall 0..1, lead in days
 *   <li>no value: precision without a right or false warning, recall without a failure, lead without a right warning
 *   <li>error: exact counts, one division
 * </ul>
 *
 * <p>Every warning counts once: hand in only the day on which a warning began, or a long one outweighs the short ones.
 *
 * @param rightWarnings warnings that came true
 * @param falseWarnings warnings that did not
 * @param lateWarnings warnings on the day of failure or after
 * @param rightCustomers customers with at least one right warning
 * @param falseCustomers customers with at least one false warning and no right one
 * @param failures customers that fail
 * @param leadDays days from first right warning to failure, one for each customer of {@code rightCustomers}, ascending
 */
public record WarningTruth(
        int rightWarnings,
        int falseWarnings,
        int lateWarnings,
        int rightCustomers,
        int falseCustomers,
        int failures,
        List<Integer> leadDays) {
    public WarningTruth {
        leadDays = List.copyOf(leadDays);
    }

    /**
     * A warning about a customer.
     *
     * @param customer the customer's code
     * @param day epoch day on which it was raised
     */
    public record Raised(String customer, int day) {}

    /**
     * Holds warnings against the truth.
     *
     * @param truth failures, at most one for each customer
     * @param warnings warnings raised
     * @param horizonDays how long before a failure a warning may come and still be about it, 1 or more
     * @throws IllegalArgumentException if the horizon is less than a day
     */
    public static WarningTruth measure(List<PlantedFailure> truth, List<Raised> warnings, int horizonDays) {
        if (horizonDays < 1) {
            throw new IllegalArgumentException("Horizon must be 1 day or more: " + horizonDays);
        }
        Map<String, Integer> failureDays = new HashMap<>();
        truth.forEach(failure -> failureDays.put(failure.customer(), failure.failureDay()));
        Map<String, Integer> longestLead = new HashMap<>();
        Set<String> wronged = new HashSet<>();
        int right = 0;
        int late = 0;
        int wrong = 0;
        for (Raised warning : warnings) {
            // A customer that never fails fails in the far future: no horizon reaches there.
            long failureDay = failureDays.getOrDefault(warning.customer(), Integer.MAX_VALUE);
            long lead = failureDay - warning.day();
            if (lead <= 0) {
                late++;
            } else if (lead <= horizonDays) {
                right++;
                longestLead.merge(warning.customer(), Math.toIntExact(lead), Math::max);
            } else {
                wrong++;
                wronged.add(warning.customer());
            }
        }
        wronged.removeAll(longestLead.keySet());
        List<Integer> leads = new ArrayList<>(longestLead.values());
        Collections.sort(leads);
        return new WarningTruth(right, wrong, late, longestLead.size(), wronged.size(), failureDays.size(), leads);
    }

    /** Share of the warnings that came true. */
    public OptionalDouble warningPrecision() {
        return share(rightWarnings, rightWarnings + falseWarnings);
    }

    /** Share of the customers warned of that did fail. */
    public OptionalDouble customerPrecision() {
        return share(rightCustomers, rightCustomers + falseCustomers);
    }

    /** Share of the failures that were foretold. */
    public OptionalDouble recall() {
        return share(rightCustomers, failures);
    }

    /** The lead that half of the foretold failures had at least; the upper one of two middle values. */
    public OptionalInt medianLeadDays() {
        return leadDays.isEmpty() ? OptionalInt.empty() : OptionalInt.of(leadDays.get(leadDays.size() / 2));
    }

    private static OptionalDouble share(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
