package io.ballast.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.RandomLedgers;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kernel agrees with plain sums over the documents on random ledgers. Replays with -Dseed. */
class OracleTest {
    private static final int CUSTOMERS = 150;
    private static final long SEED = RandomLedgers.seed();

    @BeforeAll
    static void tell_the_seed() {
        System.err.println("OracleTest -Dseed=" + SEED);
    }

    @ParameterizedTest
    @EnumSource(Knowledge.class)
    void the_kernel_agrees_with_plain_sums(Knowledge knowledge) {
        Map<String, Integer> valuesSeen = new TreeMap<>();
        for (long seed = SEED; seed < SEED + CUSTOMERS; seed++) {
            Ledger ledger = RandomLedgers.ledger(seed, seed % 3 == 0 ? 8 : 80);
            var facts = PointInTimeTest.facts(ledger, knowledge);
            Readings readings = Indicators.read(facts);
            for (var expected : new Oracle(facts).readings().entrySet()) {
                valuesSeen.merge(expected.getKey(), expected.getValue().isPresent() ? 1 : 0, Integer::sum);
                check(seed, expected.getKey(), readings.of(expected.getKey()), expected.getValue());
            }
        }
        assertThat(valuesSeen).hasSizeGreaterThanOrEqualTo(40);
        assertThat(valuesSeen)
                .allSatisfy((name, count) -> assertThat(count).as(name).isGreaterThan(5));
    }

    private static void check(long seed, String name, Reading reading, OptionalDouble expected) {
        if (expected.isEmpty()) {
            assertThat(reading).as("%s, seed %d", name, seed).isInstanceOf(Reading.NotEnoughData.class);
        } else {
            double value = expected.getAsDouble();
            assertThat(reading)
                    .as("%s, seed %d", name, seed)
                    .isInstanceOfSatisfying(
                            Reading.Value.class,
                            read -> assertThat(read.amount())
                                    .as("%s, seed %d", name, seed)
                                    .isCloseTo(value, within(1e-8 * Math.max(1, Math.abs(value)))));
        }
    }
}
