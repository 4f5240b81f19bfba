package io.ballast.engine.warning;

import java.util.List;
import java.util.stream.Stream;

/**
 * The warning rules a policy starts with, over levels and over changes. Their thresholds are an expert's choice of
 * ours: start values, to be set anew against one's own customers.
 *
 * <p>A rule that does not apply, because nothing is overdue or there was no assessment before, does not fire; it stays
 * undecided only where data that should be there is missing.
 */
public final class DefaultWarningRules {
    public static final List<WarningRule> ALL = Stream.of(
                    PaymentWarnings.ALL,
                    OverdueWarnings.ALL,
                    ExposureWarnings.ALL,
                    OrderWarnings.ALL,
                    StandingWarnings.ALL)
            .flatMap(List::stream)
            .toList();

    private DefaultWarningRules() {}
}
