package io.ballast.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.scoring.Rating;
import io.ballast.engine.scoring.Score;
import io.ballast.engine.value.Days;
import io.ballast.engine.value.Grade;
import io.ballast.engine.warning.DefaultWarningRules;
import io.ballast.engine.warning.Severity;
import io.ballast.engine.warning.WarningRules;
import io.ballast.engine.warning.WarningSignals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Measures the default warning rules against the failures planted in a demo company; docs/warnings.md has the figures of
 * a larger one. The rules over score and grade have nothing to compare here and stay silent.
 */
class DefaultWarningsTest {
    private static final int MONTHS = 24;
    private static final int HORIZON_DAYS = 270;
    private static final Score SCORE = new Score(500, 500, List.of(), 1, 0);
    private static final Rating RATING = new Rating(Grade.BBB, Grade.BBB, 0.02, Rating.Basis.COMPUTED);

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
        for (int index = 0; index < customers; index++) {
            boolean wasAlarmed = false;
            for (int month = MONTHS; month >= 0; month--) {
                LocalDate day = settings.asOf().minusMonths(month);
                CustomerFacts facts = company.factsOf(index, day);
                boolean isAlarmed = isAlarmed(facts);
                if (isAlarmed && !wasAlarmed) {
                    alarms.add(new WarningTruth.Raised(facts.customer(), Days.epochDay(day)));
                }
                wasAlarmed = isAlarmed;
                boolean isOrdinary = !failing.contains(facts.customer());
                ordinaryMonths += isOrdinary ? 1 : 0;
                alarmedMonths += isOrdinary && isAlarmed ? 1 : 0;
            }
        }
        WarningTruth truth = WarningTruth.measure(company.failures(), alarms, HORIZON_DAYS);
        System.out.printf(
                "DefaultWarningsTest -Dseed=%d -Dcustomers=%d alarmed months %d of %d, foretold %d of %d, lead %s%n",
                seed,
                customers,
                alarmedMonths,
                ordinaryMonths,
                truth.rightCustomers(),
                truth.failures(),
                truth.medianLeadDays());
        assertThat((double) alarmedMonths / ordinaryMonths).isLessThan(0.08);
        assertThat(truth.recall().orElseThrow()).isGreaterThanOrEqualTo(0.5);
    }

    private static boolean isAlarmed(CustomerFacts facts) {
        var signals = WarningSignals.of(Indicators.read(facts), SCORE, RATING);
        return WarningRules.evaluate(DefaultWarningRules.ALL, signals).warnings().stream()
                .anyMatch(warning -> warning.severity() == Severity.ALARM);
    }
}
