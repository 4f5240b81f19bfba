package io.ballast.engine.exposure;

import static io.ballast.engine.exposure.Files.file;
import static io.ballast.engine.exposure.Files.limit;
import static io.ballast.engine.exposure.Files.minor;
import static io.ballast.engine.exposure.Files.order;
import static io.ballast.engine.exposure.Files.policy;
import static io.ballast.engine.exposure.Files.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReleasePlanTest {
    private static final CheckPolicy LIMIT = policy(rule(CheckKind.STATIC_LIMIT, 100, 0, false));

    private static HeldOrder held(String number, double value, double margin) {
        return new HeldOrder(order(number, value, 1, CheckPoint.ORDER), OptionalLong.of(minor(margin)));
    }

    private static List<String> numbers(List<HeldOrder> orders) {
        return orders.stream().map(each -> each.order().number()).toList();
    }

    @Test
    void the_four_strategies_release_what_they_say() {
        // headroom 100: A is too big beside B; C and D together are worth more than A or B alone
        CreditFile file = file(limit(100), Position.NOTHING);
        List<HeldOrder> waiting =
                List.of(held("B", 40, 4), held("A", 70, 30), held("C", 50, 5), held("D", 10, 1), held("E", 100, 20));
        List<ReleasePlan> plans = ReleasePlan.all(file, waiting, LIMIT);

        assertThat(numbers(plans.get(0).released())).containsExactly("B"); // A does not fit and stops all
        assertThat(numbers(plans.get(0).left())).containsExactly("A", "C", "D", "E");
        assertThat(numbers(plans.get(1).released())).containsExactly("B", "C", "D"); // 40 + 50 + 10
        assertThat(plans.get(2).valueMinor()).isEqualTo(minor(100));
        assertThat(numbers(plans.get(2).released())).containsExactlyInAnyOrder("B", "C", "D");
        assertThat(numbers(plans.get(3).released())).containsExactlyInAnyOrder("A", "D"); // 30 + 1
        assertThat(plans.get(3).marginMinor()).isEqualTo(minor(31));
        assertThat(plans).allMatch(ReleasePlan::isBest);
    }

    @Test
    void every_check_of_the_policy_counts_not_only_the_limit() {
        CreditFile file = file(limit(1_000), Position.NOTHING);
        CheckPolicy small = policy(
                rule(CheckKind.STATIC_LIMIT, 100, 0, false), rule(CheckKind.DOCUMENT_VALUE, minor(60), 0, false));
        ReleasePlan plan = ReleasePlan.of(
                Strategy.MOST_VALUE, file, List.of(held("A", 61, 1), held("B", 60, 1), held("C", 2, 1)), small);
        assertThat(numbers(plan.released())).containsExactlyInAnyOrder("B", "C");
        assertThat(numbers(plan.left())).containsExactly("A");
    }

    @Test
    void an_order_that_the_books_have_takes_its_own_place() {
        var booked = new Commitment("A", Files.TODAY.plusDays(1), minor(70), false);
        CreditFile file = file(limit(100), Position.NOTHING.withCommitments(List.of(booked)));
        ReleasePlan plan = ReleasePlan.of(Strategy.FIFO, file, List.of(held("A", 70, 1), held("B", 30, 1)), LIMIT);
        assertThat(numbers(plan.released())).containsExactly("A", "B");
    }

    @Test
    void the_searched_plans_are_as_good_as_trying_everything() {
        var random = new Random(11);
        for (int round = 0; round < 300; round++) {
            CreditFile file = file(limit(50 + random.nextInt(100)), Position.NOTHING);
            List<HeldOrder> waiting = new ArrayList<>();
            int count = 1 + random.nextInt(8);
            for (int i = 0; i < count; i++) {
                waiting.add(held("O" + i, 1 + random.nextInt(60), random.nextInt(20)));
            }
            ReleasePlan value = ReleasePlan.of(Strategy.MOST_VALUE, file, waiting, LIMIT);
            ReleasePlan margin = ReleasePlan.of(Strategy.MOST_MARGIN, file, waiting, LIMIT);
            long mostValue = 0;
            long mostMargin = 0;
            long available =
                    Credit.headroom(file, LIMIT).getFirst().availableMinor().orElseThrow();
            for (int choice = 0; choice < 1 << count; choice++) {
                long sum = 0;
                long earned = 0;
                for (int i = 0; i < count; i++) {
                    boolean isTaken = (choice >> i & 1) == 1;
                    sum += isTaken ? waiting.get(i).order().minor() : 0;
                    earned += isTaken ? waiting.get(i).marginMinor().orElse(0) : 0;
                }
                if (sum <= available) {
                    mostValue = Math.max(mostValue, sum);
                    mostMargin = Math.max(mostMargin, earned);
                }
            }
            assertThat(value.valueMinor()).as("round %s", round).isEqualTo(mostValue);
            assertThat(margin.marginMinor()).as("round %s", round).isEqualTo(mostMargin);
            assertThat(value.released().size() + value.left().size()).isEqualTo(count);
        }
    }

    @Test
    void a_hundred_orders_end_in_bounded_steps_with_the_best_seen() {
        var random = new Random(5);
        List<HeldOrder> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(held("O" + i, 1_000 + random.nextInt(9_000) + 0.37, random.nextInt(900)));
        }
        CreditFile file = file(limit(123_456.78), Position.NOTHING);
        ReleasePlan skip = ReleasePlan.of(Strategy.FIFO_WITH_SKIP, file, waiting, LIMIT);
        ReleasePlan value = ReleasePlan.of(Strategy.MOST_VALUE, file, waiting, LIMIT);
        assertThat(value.valueMinor()).isGreaterThanOrEqualTo(skip.valueMinor()).isLessThanOrEqualTo(minor(123_456.78));
    }

    @Test
    void what_a_person_decides_stands_above_the_checks_and_is_kept_in_the_text() {
        CreditFile file = file(limit(100), Position.NOTHING);
        Decision held = Credit.check(file, order("A", 101, 1, CheckPoint.ORDER), LIMIT);
        Decision released = held.by(Authority.RELEASED);
        assertThat(released.outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(released.results()).isEqualTo(held.results());
        assertThat(released.advice()).isEmpty();
        assertThat(released.follows(LIMIT)).isTrue();
        assertThat(DecisionText.read(DecisionText.write(released))).isEqualTo(released);

        Decision passing = Credit.check(file, order("B", 99, 1, CheckPoint.ORDER), LIMIT);
        Decision byHand = passing.by(Authority.HELD_BY_HAND);
        assertThat(byHand.outcome()).isEqualTo(Outcome.HELD);
        assertThat(byHand.isWithoutRules()).isFalse();
        assertThat(byHand.follows(LIMIT)).isTrue();
        assertThat(DecisionText.read(DecisionText.write(byHand))).isEqualTo(byHand);
        assertThat(DecisionText.write(passing)).doesNotContain("authority");
        assertThat(passing.by(Authority.CHECKS)).isEqualTo(passing);
        assertThat(held.by(Authority.HELD_BY_HAND).advice()).isEqualTo(held.advice());
    }
}
