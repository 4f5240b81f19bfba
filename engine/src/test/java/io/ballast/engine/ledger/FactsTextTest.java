package io.ballast.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FactsTextTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

    @Test
    void facts_come_back_from_their_text_whatever_they_hold() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            CustomerFacts facts = facts(random);
            String text = FactsText.of(facts);
            CustomerFacts again = FactsText.parse(text, facts.ledger());
            assertThat(again).as(text).isEqualTo(facts);
            assertThat(FactsText.of(again)).isEqualTo(text);
        }
    }

    @Test
    void the_hash_of_text_and_packed_ledger_is_the_hash_of_the_facts() {
        CustomerFacts facts = facts(new Random(11));
        assertThat(FactsHash.of(FactsText.of(facts), LedgerCodec.encode(facts.ledger())))
                .isEqualTo(FactsHash.of(facts));
    }

    @Test
    void a_text_that_is_cut_off_or_goes_on_is_refused() {
        CustomerFacts facts = facts(new Random(3));
        String text = FactsText.of(facts);
        int head = text.indexOf("previous ");
        int end = head < 0 ? text.length() : head;
        for (int length = 0; length < end; length++) {
            String cut = text.substring(0, length);
            assertThatThrownBy(() -> FactsText.parse(cut, facts.ledger()))
                    .as(cut)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> FactsText.parse(text.substring(0, end) + "x", facts.ledger()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CustomerFacts facts(Random random) {
        return new CustomerFacts(
                word(random) + "\n:7",
                DAY,
                random.nextBoolean() ? Knowledge.AS_KNOWN_THEN : Knowledge.AS_KNOWN_NOW,
                random.nextBoolean() ? Currency.CNY : Currency.of("JPY"),
                profile(random),
                standing(random),
                new LedgerBuilder().build(),
                random.nextBoolean()
                        ? Optional.of(new PreviousAssessment(
                                DAY.minusDays(30),
                                random.nextInt(900),
                                Grade.B,
                                random.nextBoolean() ? Optional.of("ab12") : Optional.empty()))
                        : Optional.empty());
    }

    private static Profile profile(Random random) {
        return new Profile(
                random.nextBoolean() ? Optional.of(DAY.minusYears(3)) : Optional.empty(),
                random.nextBoolean() ? Optional.of("C") : Optional.empty(),
                random.nextBoolean() ? Optional.of("-") : Optional.empty(),
                random.nextBoolean() ? Optional.of("江苏\n省") : Optional.empty(),
                amount(random),
                amount(random),
                amount(random),
                random.nextBoolean() ? List.of(5L, -3L, random.nextLong()) : List.of(),
                random.nextInt(9),
                9);
    }

    private static Standing standing(Random random) {
        LimitInForce limit = List.of(
                        new LimitInForce.None(),
                        new LimitInForce.Unlimited(),
                        new LimitInForce.Amount(random.nextInt(1_000)))
                .get(random.nextInt(3));
        return new Standing(
                limit,
                random.nextBoolean() ? OptionalInt.of(random.nextInt(720)) : OptionalInt.empty(),
                random.nextBoolean()
                        ? Optional.of(new Standing.GradeOverride(Grade.CC, "previous " + word(random), DAY.plusDays(1)))
                        : Optional.empty(),
                random.nextBoolean(),
                random.nextBoolean() ? OptionalLong.of(random.nextInt(99)) : OptionalLong.empty());
    }

    private static OptionalLong amount(Random random) {
        return random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty();
    }

    private static String word(Random random) {
        return "客户" + Integer.toString(random.nextInt(1 << 20), 36);
    }
}
