package io.ballast.engine.receivable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProvisionTest {

    /** 100,000: 50,000 on time, 27,000, 15,000 and 6,000 later, 2,000 never. */
    private static final LossRate.Rates COHORT =
            (LossRate.Rates) LossRate.ofCohort(List.of(50_000L, 27_000L, 15_000L, 6_000L, 0L), 2_000);

    @Test
    void the_rate_of_a_bucket_is_what_was_never_paid_of_what_entered_it() {
        // 2,000 of 100,000; 50,000; 23,000; 8,000; 2,000
        assertThat(COHORT.byBucket()).containsExactly(0.02, 0.04, 2_000.0 / 23_000, 0.25, 1.0);
        assertThat(COHORT.byBucket().get(2)).isCloseTo(0.0870, within(0.00005));
    }

    @Test
    void the_worked_balances_ask_for_27_567_39() {
        // 300,000 x 2 % + 140,000 x 4 % + 60,000 x 2/23 + 23,000 x 25 % + 5,000 x 100 %
        //   = 6,000 + 5,600 + 5,217.39 + 5,750 + 5,000 = 27,567.39, in cents
        var balances = List.of(30_000_000L, 14_000_000L, 6_000_000L, 2_300_000L, 500_000L);
        var matrix = new ProvisionMatrix(COHORT, 0);
        assertThat(matrix.provisionsMinor(balances)).containsExactly(600_000L, 560_000L, 521_739L, 575_000L, 500_000L);
        assertThat(matrix.totalMinor(balances)).isEqualTo(2_756_739);
    }

    @Test
    void a_forward_looking_adjustment_raises_every_rate_but_never_above_one() {
        // 1,000 x 2 % x 1.5 = 30; the last bucket stays at 1,000
        assertThat(new ProvisionMatrix(COHORT, 0.5).provisionsMinor(List.of(1_000L, 0L, 0L, 0L, 1_000L)))
                .containsExactly(30L, 0L, 0L, 0L, 1_000L);
        assertThatThrownBy(() -> new ProvisionMatrix(COHORT, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProvisionMatrix(COHORT, 0).totalMinor(List.of(1L)))
                .hasMessage("There are 1 balances for 5 rates");
    }

    @Test
    void migration_rates_multiply_up_to_the_loss() {
        // 1,000 -> 100: 0.1; 200 -> 40: 0.2; last bucket lost in full: 1, 0.2, 0.02
        var pictures = List.of(List.of(1_000L, 200L, 50L), List.of(1_100L, 100L, 40L));
        assertThat(LossRate.ofMigration(pictures, 1, 0)).isInstanceOfSatisfying(LossRate.Rates.class, rates -> {
            assertThat(rates.byBucket().get(0)).isCloseTo(0.02, within(1e-15));
            assertThat(rates.byBucket().get(1)).isEqualTo(0.2);
            assertThat(rates.byBucket().get(2)).isEqualTo(1.0);
        });
        // Adjusted by a tenth: 0.022, 0.22, and 1 stays 1
        assertThat(LossRate.ofMigration(pictures, 1, 0.1)).isInstanceOfSatisfying(LossRate.Rates.class, rates -> {
            assertThat(rates.byBucket().get(0)).isCloseTo(0.022, within(1e-15));
            assertThat(rates.byBucket().get(2)).isEqualTo(1.0);
        });
    }

    @Test
    void several_pictures_are_summed_before_they_are_divided() {
        // (100 + 300) / (1,000 + 1,000) = 0.2, not weighted by picture
        var pictures = List.of(List.of(1_000L, 9L), List.of(1_000L, 100L), List.of(5L, 300L));
        assertThat(LossRate.ofMigration(pictures, 0.5, 0)).isEqualTo(new LossRate.Rates(List.of(0.1, 0.5)));
    }

    @Test
    void a_bucket_without_history_has_a_reason_and_not_a_rate() {
        assertThat(LossRate.ofMigration(List.of(List.of(0L, 1L), List.of(0L, 1L)), 1, 0))
                .isInstanceOfSatisfying(
                        LossRate.NotEnoughData.class,
                        lack -> assertThat(lack.because().en()).isEqualTo("nothing was ever in bucket 1"));
        assertThat(LossRate.ofMigration(List.of(List.of(1L, 1L)), 1, 0)).isInstanceOf(LossRate.NotEnoughData.class);
        assertThat(LossRate.ofCohort(List.of(10L, 0L), 0)).isInstanceOf(LossRate.NotEnoughData.class);
    }

    @Test
    void expected_loss_is_probability_times_severity_times_exposure() {
        // 2 % x 45 % x 1,000,000.00 = 9,000.00
        assertThat(ExpectedLoss.uninsured(0.02, 0.45, 100_000_000).lossMinor()).isEqualTo(900_000);
        // 900,000.00 insured with an insurer of 0.1 %: 2 % x 45 % x 100,000 + 0.1 % x 45 % x 900,000 = 900 + 405
        assertThat(new ExpectedLoss(0.02, 0.45, 100_000_000, 90_000_000, 0.001).lossMinor())
                .isEqualTo(130_500);
        assertThatThrownBy(() -> ExpectedLoss.uninsured(1.1, 0.5, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExpectedLoss(0.1, 0.5, 1, 2, 0)).hasMessageContaining("Insured 2");
    }
}
