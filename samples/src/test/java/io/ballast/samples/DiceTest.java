package io.ballast.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {
    @Test
    void the_stream_is_the_published_one() {
        // SplitMix64 from state 0, first three numbers of the reference implementation (Vigna, splitmix64.c).
        Dice dice = Dice.of(0);

        assertThat(dice.nextLong()).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(dice.nextLong()).isEqualTo(0x6E789E6AA1B965F4L);
        assertThat(dice.nextLong()).isEqualTo(0x06C45D188009454FL);
    }

    @Test
    void a_split_does_not_depend_on_what_was_drawn_before() {
        Dice fresh = Dice.of(42);
        Dice used = Dice.of(42);
        used.nextLong();

        assertThat(used.split(3).nextLong()).isEqualTo(fresh.split(3).nextLong());
        assertThat(used.split(4).nextLong()).isNotEqualTo(fresh.split(3).nextLong());
    }

    @Test
    void normal_numbers_have_mean_zero_and_variance_one() {
        Dice dice = Dice.of(1);
        double[] drawn =
                IntStream.range(0, 100_000).mapToDouble(i -> dice.normal()).toArray();
        double mean = IntStream.range(0, drawn.length)
                .mapToDouble(i -> drawn[i])
                .average()
                .orElseThrow();
        double square = IntStream.range(0, drawn.length)
                .mapToDouble(i -> drawn[i] * drawn[i])
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(0, within(0.016)); // five times 1 / sqrt(100,000)
        assertThat(square).isCloseTo(1, within(0.023)); // five times sqrt(2 / 100,000)
    }

    @Test
    void bounds_are_kept_and_reached() {
        Dice dice = Dice.of(2);
        int[] drawn =
                IntStream.range(0, 1_000).map(i -> dice.between(-2, 2)).sorted().toArray();

        assertThat(drawn[0]).isEqualTo(-2);
        assertThat(drawn[999]).isEqualTo(2);
    }
}
