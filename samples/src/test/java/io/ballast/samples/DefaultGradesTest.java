package io.ballast.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.Assess;
import io.ballast.engine.Policy;
import io.ballast.engine.scoring.Rating;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who of the standard demo company is in default on its last day, against those that were planted to fail. */
class DefaultGradesTest {
    private static final int OVERDUE_DAYS = 90;

    @Test
    void most_planted_failures_of_more_than_90_days_ago_are_in_default() {
        var settings = DemoSettings.standard();
        var company = new DemoCompany(settings);
        Set<Integer> failed = new HashSet<>();
        Set<Integer> failedLongAgo = new HashSet<>();
        for (PlantedFailure failure : company.failures()) {
            failed.add(failure.index());
            if (settings.asOfDay() - failure.failureDay() > OVERDUE_DAYS) {
                failedLongAgo.add(failure.index());
            }
        }
        Set<Integer> defaulted = new HashSet<>();
        for (int index = 0; index < settings.customers(); index++) {
            var assessment = Assess.assess(company.factsOf(index, settings.asOf()), Policy.standard());
            if (assessment.rating().basis() == Rating.Basis.DEFAULTED) {
                defaulted.add(index);
            }
        }
        Set<Integer> rightly = new HashSet<>(defaulted);
        rightly.retainAll(failed);
        Set<Integer> found = new HashSet<>(failedLongAgo);
        found.retainAll(defaulted);
        System.err.printf(
                "DefaultGradesTest in default %d, planted %d; failed long ago %d, found %d%n",
                defaulted.size(), rightly.size(), failedLongAgo.size(), found.size());
        assertThat((double) found.size() / failedLongAgo.size()).isGreaterThan(0.7);
    }
}
