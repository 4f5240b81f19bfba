package io.ballast.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortionTest {

    @Test
    void halves_go_to_the_even_neighbour() {
        assertThat(Portion.of(5, 1, 2)).isEqualTo(2); // 2.5
        assertThat(Portion.of(7, 1, 2)).isEqualTo(4); // 3.5
        assertThat(Portion.of(-5, 1, 2)).isEqualTo(-2); // -2.5
        assertThat(Portion.of(8, 1, 3)).isEqualTo(3); // 2.67
    }

    @Test
    void every_portion_equals_the_one_of_decimal_arithmetic() {
        long seed = Long.getLong("seed", 11L);
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long amount = random.nextLong() >> random.nextInt(63);
            long numerator = random.nextLong(1, 10_000_000);
            long denominator = numerator + random.nextLong(10_000_000);
            BigDecimal exact = BigDecimal.valueOf(amount)
                    .multiply(BigDecimal.valueOf(numerator))
                    .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_EVEN);

            assertThat(Portion.of(amount, numerator, denominator))
                    .as("seed %d: %d x %d / %d", seed, amount, numerator, denominator)
                    .isEqualTo(exact.longValueExact());
        }
    }

    @Test
    void what_does_not_fit_or_is_no_portion_is_refused() {
        assertThatThrownBy(() -> Portion.of(Long.MAX_VALUE, 2, 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Portion.of(1, 1, 0)).hasMessage("Not a portion: 1 / 0");
    }
}
