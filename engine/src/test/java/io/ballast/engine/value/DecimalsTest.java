package io.ballast.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalsTest {

    @Test
    void numbers_are_written_without_exponent_or_needless_zeros() {
        assertThat(Decimals.text(30)).isEqualTo("30");
        assertThat(Decimals.text(-1.5)).isEqualTo("-1.5");
        assertThat(Decimals.text(0.05)).isEqualTo("0.05");
        assertThat(Decimals.text(-0.0)).isEqualTo("0");
        assertThat(Decimals.text(1e-7)).isEqualTo("0.0000001");
        assertThat(Decimals.text(1e22)).isEqualTo("10000000000000000000000");
    }

    @Test
    void what_is_written_reads_back_as_the_same_number() {
        long seed = Long.getLong("seed", 7L);
        var random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            double number = random.nextGaussian() * StrictMath.pow(10, random.nextInt(18) - 6);
            assertThat(Decimals.parse(Decimals.text(number)))
                    .as("seed %d", seed)
                    .isEqualTo(number);
        }
    }

    @Test
    void what_is_no_plain_decimal_is_refused() {
        for (String text : new String[] {"", "1e5", "NaN", "Infinity", "1,5", " 1", "0x1p3", ".5", "1."}) {
            assertThatThrownBy(() -> Decimals.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + text + "'");
        }
        assertThatThrownBy(() -> Decimals.text(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
