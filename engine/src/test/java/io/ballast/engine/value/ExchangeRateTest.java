package io.ballast.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ExchangeRateTest {
    private static final Currency USD = Currency.of("USD");
    private static final Currency JPY = Currency.of("JPY");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void a_conversion_is_exact_until_the_last_minor_unit() {
        // 1,234.56 x 7.1234 = 8,794.264704 -> 8,794.26
        assertThat(rate(USD, Currency.CNY, "7.1234").convert(Money.of(123_456, USD)))
                .isEqualTo(Money.of(879_426, Currency.CNY));
    }

    @Test
    void half_a_minor_unit_goes_to_the_even_neighbour() {
        // 0.05 x 0.5 = 0.025 -> 0.02; 0.15 x 0.5 = 0.075 -> 0.08
        var half = rate(USD, Currency.CNY, "0.5");
        assertThat(half.convert(Money.of(5, USD)).minor()).isEqualTo(2);
        assertThat(half.convert(Money.of(15, USD)).minor()).isEqualTo(8);
    }

    @Test
    void currencies_may_have_different_minor_units() {
        // 10.00 USD x 149.875 = 1,498.75 -> 1,499 yen, which have no decimals
        assertThat(rate(USD, JPY, "149.875").convert(Money.of(1_000, USD))).isEqualTo(Money.of(1_499, JPY));
    }

    @Test
    void the_inverse_of_8_is_an_eighth() {
        assertThat(rate(USD, Currency.CNY, "8").inverse().convert(Money.of(800, Currency.CNY)))
                .isEqualTo(Money.of(100, USD));
    }

    @Test
    void another_currency_a_worthless_rate_and_an_overflow_are_refused() {
        assertThatThrownBy(() -> rate(USD, JPY, "150").convert(Money.of(1, Currency.CNY)))
                .hasMessageContaining("CNY 0.01");
        assertThatThrownBy(() -> rate(USD, JPY, "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rate(USD, USD, "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rate(USD, Currency.CNY, "7").convert(Money.of(Long.MAX_VALUE, USD)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ExchangeRate rate(Currency from, Currency to, String rate) {
        return new ExchangeRate(from, to, new BigDecimal(rate), DAY, "test");
    }
}
