package io.ballast.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.samples.WarningTruth.Raised;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningTruthTest {
    private static final List<PlantedFailure> TRUTH =
            List.of(failing("Aurora", 1_000), failing("Borealis", 1_100), failing("Corona", 1_200));

    @Test
    void a_warning_within_the_horizon_is_right_and_its_lead_runs_from_the_first() {
        var truth = WarningTruth.measure(TRUTH, List.of(new Raised("Aurora", 990), new Raised("Aurora", 940)), 180);

        assertThat(truth.rightWarnings()).isEqualTo(2);
        assertThat(truth.leadDays()).containsExactly(60); // 1000 - 940
        assertThat(truth.recall()).hasValue(1.0 / 3); // Aurora of three
    }

    @Test
    void precision_counts_warnings_of_healthy_customers_and_warnings_long_before_a_failure_as_false() {
        var warnings = List.of(
                new Raised("Aurora", 900), // 100 days before: right
                new Raised("Borealis", 800), // 300 days before: beyond the horizon
                new Raised("Dawn", 950), // never fails
                new Raised("Aurora", 500)); // 500 days before: beyond the horizon
        var truth = WarningTruth.measure(TRUTH, warnings, 180);

        assertThat(truth.warningPrecision()).hasValue(0.25); // 1 of 4
        assertThat(truth.customerPrecision()).hasValue(1.0 / 3); // Aurora of Aurora, Borealis, Dawn
    }

    @Test
    void a_warning_on_the_day_of_failure_or_after_is_neither_right_nor_false() {
        var truth = WarningTruth.measure(TRUTH, List.of(new Raised("Aurora", 1_000), new Raised("Aurora", 1_050)), 180);

        assertThat(truth.lateWarnings()).isEqualTo(2);
        assertThat(truth.warningPrecision()).isEmpty();
        assertThat(truth.medianLeadDays()).isEmpty();
    }

    @Test
    void the_first_day_of_the_horizon_is_right_and_the_day_before_is_false() {
        var border = List.of(new Raised("Aurora", 820), new Raised("Aurora", 819)); // 180 and 181 days before
        var truth = WarningTruth.measure(TRUTH, border, 180);

        assertThat(truth.rightWarnings()).isEqualTo(1);
        assertThat(truth.falseWarnings()).isEqualTo(1);
    }

    @Test
    void the_median_lead_is_the_middle_one() {
        var warnings = List.of(new Raised("Aurora", 990), new Raised("Borealis", 1_070), new Raised("Corona", 1_100));

        assertThat(WarningTruth.measure(TRUTH, warnings, 180).medianLeadDays()).hasValue(30); // of 10, 30, 100
    }

    @Test
    void without_failures_there_is_no_recall() {
        assertThat(WarningTruth.measure(List.of(), List.of(), 90).recall()).isEmpty();
        assertThatThrownBy(() -> WarningTruth.measure(List.of(), List.of(), 0)).hasMessageContaining("Horizon");
    }

    private static PlantedFailure failing(String customer, int day) {
        return new PlantedFailure(0, customer, day, FailureKind.QUARREL, day - 100);
    }
}
