package io.ballast.samples;

import io.ballast.engine.value.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The truth about a customer who stops paying.
 *
 * @param index index of the customer
 * @param customer its code
 * @param failureDay epoch day from which it pays nothing any more
 * @param kind why
 * @param firstSignalDay epoch day from which it behaves differently; what can be seen of it comes little by little
 */
public record PlantedFailure(int index, String customer, int failureDay, FailureKind kind, int firstSignalDay) {
    /** Days of ordinary behaviour that stand before the first signal. */
    private static final int QUIET_DAYS = 200;

    public PlantedFailure {
        if (firstSignalDay >= failureDay) {
            throw new IllegalArgumentException("Signals of " + customer + " must precede its failure");
        }
    }

    /** What showed before, in the order of {@link Signal}. */
    public List<Signal> signals() {
        return kind.signals();
    }

    public LocalDate failureDate() {
        return LocalDate.ofEpochDay(failureDay);
    }

    public LocalDate firstSignalDate() {
        return LocalDate.ofEpochDay(firstSignalDay);
    }

    /**
     * The failure planted in this customer, if there is one. Failure k of F among N customers lies somewhere in the
     * range of indices from k N / F to (k + 1) N / F, so that one customer can be asked without knowing the others.
     */
    static Optional<PlantedFailure> of(DemoSettings settings, int index) {
        if (settings.failures() == 0) {
            return Optional.empty();
        }
        int number = Math.toIntExact(((index + 1L) * settings.failures() - 1) / settings.customers());
        PlantedFailure failure = at(settings, number);
        return failure.index == index ? Optional.of(failure) : Optional.empty();
    }

    /** Failure number k, from 0 to the number of failures - 1. */
    static PlantedFailure at(DemoSettings settings, int number) {
        Dice dice = Dice.of(settings.seed()).split(Stream.FAILURES).split(number);
        int first = Math.toIntExact((long) number * settings.customers() / settings.failures());
        int next = Math.toIntExact((number + 1L) * settings.customers() / settings.failures());
        int index = first + dice.below(next - first);
        FailureKind kind = dice.pick(FailureKind.values());
        int lead = kind.leadDays(dice);
        int earliest = Days.epochDay(settings.start()) + QUIET_DAYS + lead;
        int failureDay = dice.between(earliest, settings.asOfDay() - 20);
        return new PlantedFailure(index, SampleProfile.code(index), failureDay, kind, failureDay - lead);
    }
}
