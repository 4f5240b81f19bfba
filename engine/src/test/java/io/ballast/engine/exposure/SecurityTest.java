package io.ballast.engine.exposure;

import static io.ballast.engine.exposure.Files.TODAY;
import static io.ballast.engine.exposure.Files.file;
import static io.ballast.engine.exposure.Files.limit;
import static io.ballast.engine.exposure.Files.minor;
import static io.ballast.engine.exposure.Files.order;
import static io.ballast.engine.exposure.Files.policy;
import static io.ballast.engine.exposure.Files.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which securities count on a day, and what a decision says of them. */
class SecurityTest {
    private static Security valid(Optional<LocalDate> from, Optional<LocalDate> to, Optional<NotCounted> because) {
        return new Security("G", minor(25_000), 0.9, minor(25_000), from, to, because);
    }

    @Test
    void it_counts_from_its_first_day_to_its_last_unless_there_is_a_reason_why_not() {
        Security security = valid(Optional.of(TODAY), Optional.of(TODAY.plusDays(1)), Optional.empty());
        assertThat(security.countedMinor(TODAY.minusDays(1))).isZero();
        assertThat(security.notCounted(TODAY.minusDays(1))).contains(NotCounted.NOT_YET_VALID);
        assertThat(security.countedMinor(TODAY)).isEqualTo(minor(22_500)); // 25,000 x 0.9
        assertThat(security.countedMinor(TODAY.plusDays(1))).isEqualTo(minor(22_500));
        assertThat(security.notCounted(TODAY.plusDays(2))).contains(NotCounted.EXPIRED);
        assertThat(valid(Optional.empty(), Optional.empty(), Optional.of(NotCounted.NOT_CONFIRMED))
                        .countedMinor(TODAY))
                .isZero();
        assertThat(new Security("G", minor(25_000), 0.9, 0, Optional.empty()).notCounted(TODAY))
                .contains(NotCounted.ALLOCATED_ELSEWHERE);
    }

    @Test
    void a_decision_names_each_of_them_and_its_text_says_the_same() {
        Position position = Position.NOTHING.withSecurities(List.of(
                valid(Optional.empty(), Optional.empty(), Optional.empty()),
                valid(Optional.empty(), Optional.of(TODAY.minusDays(1)), Optional.empty()),
                valid(Optional.empty(), Optional.empty(), Optional.of(NotCounted.NO_RATE))));
        Decision decision = Credit.check(
                file(limit(100_000), position),
                order("N1", 10_000, 10, CheckPoint.ORDER),
                policy(rule(CheckKind.STATIC_LIMIT, 100, 0, true)));
        assertThat(decision.securities())
                .containsExactly(
                        new SecurityCount(Level.CUSTOMER, "G", minor(22_500), Optional.empty(), Optional.empty()),
                        new SecurityCount(
                                Level.CUSTOMER,
                                "G",
                                0,
                                Optional.of(NotCounted.EXPIRED),
                                Optional.of(TODAY.minusDays(1))),
                        new SecurityCount(Level.CUSTOMER, "G", 0, Optional.of(NotCounted.NO_RATE), Optional.empty()));
        assertThat(DecisionText.read(DecisionText.write(decision))).isEqualTo(decision);
    }
}
