package io.ballast.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.Assessment;
import io.ballast.engine.Policy;
import io.ballast.engine.value.Days;
import io.ballast.engine.warning.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Measures the default warning rules against the failures planted in a demo company, assessed month by month;
 * docs/warnings.md has the figures of a larger one.
 */
class DefaultWarningsTest {
    private static final int MONTHS = 24;
    private static final int HORIZON_DAYS = 270;

    @Test
    void alarms_are_rare_and_precede_most_failures() {
        int customers = Integer.getInteger("customers", 200);
        long seed = Long.getLong("seed", DemoSettings.standard().seed());
        var settings =
                new DemoSettings(seed, customers, 100, DemoSettings.standard().asOf(), Math.max(1, customers / 20));
        var company = new DemoCompany(settings);
        Set<String> failing = new HashSet<>();
        company.failures().forEach(failure -> failing.add(failure.customer()));
        List<WarningTruth.Raised> alarms = new ArrayList<>();
        int ordinaryMonths = 0;
        int alarmedMonths = 0;
        int open = 0;
        var months = new MonthEnds(company, Policy.standard(), MONTHS);
        for (int index = 0; index < customers; index++) {
            boolean wasAlarmed = false;
            for (Assessment assessment : months.of(index)) {
                boolean isAlarmed = isAlarmed(assessment);
                if (isAlarmed && !wasAlarmed) {
                    alarms.add(new WarningTruth.Raised(assessment.customer(), Days.epochDay(assessment.asOf())));
                }
                wasAlarmed = isAlarmed;
                boolean isOrdinary = !failing.contains(assessment.customer());
                ordinaryMonths += isOrdinary ? 1 : 0;
                alarmedMonths += isOrdinary && isAlarmed ? 1 : 0;
                open += assessment.asOf().equals(settings.asOf())
                        ? assessment.warnings().size()
                        : 0;
            }
        }
        WarningTruth truth = WarningTruth.measure(company.failures(), alarms, HORIZON_DAYS);
        System.out.printf(
                "DefaultWarningsTest -Dseed=%d -Dcustomers=%d alarmed months %d of %d, foretold %d of %d, lead %s, open %d%n",
                seed,
                customers,
                alarmedMonths,
                ordinaryMonths,
                truth.rightCustomers(),
                truth.failures(),
                truth.medianLeadDays(),
                open);
        assertThat((double) alarmedMonths / ordinaryMonths).isLessThan(0.04);
        assertThat(truth.recall().orElseThrow()).isGreaterThanOrEqualTo(0.7);
    }

    private static boolean isAlarmed(Assessment assessment) {
        return assessment.warnings().stream().anyMatch(warning -> warning.severity() == Severity.ALARM);
    }
}
