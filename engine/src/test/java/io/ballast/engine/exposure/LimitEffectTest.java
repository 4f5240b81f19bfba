package io.ballast.engine.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.indicator.Lack;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Currency;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LimitEffectTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final CheckPolicy POLICY = CheckPolicy.standard(Currency.of("CNY"));

    /** Owes 40, has ordered 30 for the 12th and 50 for half a year later: dynamic exposure 70, gross 120. */
    private static CreditFile file(long limit) {
        return new CreditFile(
                TODAY,
                new LimitInForce.Amount(limit),
                Optional.empty(),
                new Position(
                        List.of(new DueAmount(TODAY.plusDays(20), 40, 0)),
                        0,
                        0,
                        0,
                        List.of(
                                new Commitment("O1", TODAY.plusDays(10), 30, false),
                                new Commitment("O2", TODAY.plusDays(180), 50, false)),
                        List.of()),
                List.of(),
                false,
                Optional.of(RiskLevel.LOW),
                Optional.empty(),
                false,
                OptionalInt.of(1),
                new Reading.NotEnoughData(Lack.NO_DOCUMENTS),
                Optional.empty());
    }

    private static LimitEffect effect(long now, LimitInForce then) {
        return LimitEffect.of(file(now), then, Optional.empty(), POLICY);
    }

    @Test
    void an_order_is_named_if_its_delivery_would_be_held_under_the_new_limit_and_not_under_the_present_one() {
        // the dynamic check of low risk counts what ships within 60 days: 40 + 30 = 70, for each delivery
        assertThat(effect(200, new LimitInForce.Amount(70)).held()).isEmpty();
        LimitEffect cut = effect(200, new LimitInForce.Amount(69));
        assertThat(cut.held()).extracting(Commitment::number).containsExactly("O1", "O2");
        assertThat(cut.heldMinor()).isEqualTo(80);
        assertThat(effect(69, new LimitInForce.Amount(60)).held())
                .as("held already")
                .isEmpty();
        assertThat(effect(200, new LimitInForce.Unlimited()).isOver()).isFalse();
    }

    @Test
    void what_is_at_the_limit_is_not_over_it() {
        assertThat(effect(200, new LimitInForce.Amount(120)).isOver()).isFalse();
        assertThat(effect(200, new LimitInForce.Amount(119)).isOver()).isTrue();
        assertThat(effect(200, new LimitInForce.None()).isOver()).isTrue();
    }
}
