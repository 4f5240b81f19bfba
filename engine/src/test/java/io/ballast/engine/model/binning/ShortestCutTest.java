package io.ballast.engine.model.binning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestCutTest {
    @ParameterizedTest
    @CsvSource({
        "0.38825, 0.38911, 0.389",
        "19, 21, 20",
        "2, 3, 3",
        "-5, 3, 0",
        "-7.4, -7.2, -7.2",
        "1399, 1401, 1400",
        "0, 0.00012, 0.0001",
        "-0.3, 0, 0",
        "4.9E-324, 9.9E-324, 9.9E-324",
        "12345678, 123456789, 100000000",
        "0.1, 0.10000000000000002, 0.10000000000000002"
    })
    void parts_two_neighbours_by_the_shortest_number(double below, double from, double cut) {
        assertThat(ShortestCut.between(below, from)).isEqualTo(cut);
    }
}
