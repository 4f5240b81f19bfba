package io.ballast.engine.limit;

import static io.ballast.engine.limit.Voter.CREDIT_COMMITTEE;
import static io.ballast.engine.limit.Voter.CREDIT_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReleaseAuthorityTest {
    private static final ReleaseAuthority STANDARD = ReleaseAuthority.standard();

    @Test
    void what_equals_the_amount_is_within_it_and_a_cent_more_takes_the_committee() {
        assertThat(STANDARD.mayRelease(5_000_000, RiskLevel.HIGH, Currency.CNY))
                .containsExactly(CREDIT_MANAGER, CREDIT_COMMITTEE);
        assertThat(STANDARD.mayRelease(5_000_001, RiskLevel.HIGH, Currency.CNY)).containsExactly(CREDIT_COMMITTEE);
        assertThat(STANDARD.mayRelease(5_000_001, RiskLevel.LOW, Currency.CNY))
                .containsExactly(CREDIT_MANAGER, CREDIT_COMMITTEE);
    }

    @Test
    void of_two_authorities_the_higher_counts_and_without_any_there_is_nothing() {
        assertThat(STANDARD.mostMinor(List.of(CREDIT_MANAGER), RiskLevel.HIGH, Currency.CNY))
                .contains(OptionalLong.of(5_000_000));
        assertThat(STANDARD.mostMinor(List.of(CREDIT_MANAGER, CREDIT_COMMITTEE), RiskLevel.HIGH, Currency.CNY))
                .contains(OptionalLong.empty());
        assertThat(STANDARD.mostMinor(List.of(), RiskLevel.HIGH, Currency.CNY)).isEmpty();
    }

    @Test
    void a_policy_from_before_binds_nobody() {
        assertThat(ReleaseAuthority.NONE.mostMinor(List.of(), RiskLevel.HIGH, Currency.CNY))
                .isEqualTo(Optional.of(OptionalLong.empty()));
        assertThat(ReleaseAuthority.NONE.mayRelease(Long.MAX_VALUE, RiskLevel.HIGH, Currency.CNY))
                .containsExactly(CREDIT_MANAGER, CREDIT_COMMITTEE);
    }
}
