package io.ballast.engine.exposure;

import static io.ballast.engine.exposure.Files.TODAY;
import static io.ballast.engine.exposure.Files.limit;
import static io.ballast.engine.exposure.Files.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.ledger.LimitInForce;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Exposure through the life of orders, and ahead of it. */
class FlowTest {
    private static final CheckPolicy POLICY = policy();

    /** An order on its way: amounts in minor units. */
    private static final class Flow {
        long ordered;
        long delivered;
        long invoiced;
    }

    @Test
    void no_step_from_order_to_invoice_changes_the_exposure_and_cash_and_cancelling_change_it_by_their_amount() {
        long seed = Long.getLong("seed", 11L);
        var random = new Random(seed);
        for (int customer = 0; customer < 200; customer++) {
            List<Flow> flows = new ArrayList<>();
            long cash = 0;
            long expected = 0;
            for (int step = 0; step < 60; step++) {
                if (flows.isEmpty() || random.nextInt(5) == 0) {
                    var flow = new Flow();
                    flow.ordered = random.nextLong(1_000);
                    flows.add(flow);
                    expected += flow.ordered;
                }
                Flow flow = flows.get(random.nextInt(flows.size()));
                switch (random.nextInt(6)) {
                    case 0 -> {
                        long part = random.nextLong(flow.ordered + 1);
                        flow.ordered -= part;
                        flow.delivered += part;
                    }
                    case 1 -> {
                        long part = random.nextLong(flow.delivered + 1);
                        flow.delivered -= part;
                        flow.invoiced += part;
                    }
                    case 2 -> {
                        long paid = random.nextLong(flow.invoiced + 1);
                        flow.invoiced -= paid;
                        expected -= paid;
                    }
                    case 3 -> {
                        long onAccount = random.nextLong(50);
                        cash += onAccount;
                        expected -= onAccount;
                    }
                    case 4 -> {
                        long applied = Math.min(cash, flow.invoiced);
                        flow.invoiced -= applied;
                        cash -= applied;
                    }
                    default -> {
                        long cancelled = random.nextLong(flow.ordered + 1);
                        flow.ordered -= cancelled;
                        expected -= cancelled;
                    }
                }
                Position position = position(flows, cash);
                assertThat(position.grossMinor(POLICY)).as("seed %d", seed).isEqualTo(expected);
                long signed = position.categories().entrySet().stream()
                        .mapToLong(each -> each.getKey().sign() * each.getValue())
                        .sum();
                assertThat(signed).as("seed %d", seed).isEqualTo(expected);
            }
        }
    }

    private static Position position(List<Flow> flows, long cash) {
        List<DueAmount> receivables = new ArrayList<>();
        List<Commitment> commitments = new ArrayList<>();
        long delivered = 0;
        for (int i = 0; i < flows.size(); i++) {
            Flow flow = flows.get(i);
            receivables.add(new DueAmount(TODAY.plusDays(30 - i % 7), flow.invoiced, 0));
            commitments.add(new Commitment("O" + i, TODAY.plusDays(i), flow.ordered, i % 2 == 0));
            delivered += flow.delivered;
        }
        return new Position(receivables, 0, cash, delivered, commitments, List.of());
    }

    @Test
    void the_forecast_names_the_day_on_which_the_limit_breaks() {
        var receivable = new DueAmount(TODAY.plusDays(1), 500, 0);
        List<Commitment> orders = List.of(
                new Commitment("late", TODAY.minusDays(3), 100, false),
                new Commitment("soon", TODAY.plusDays(2), 300, false),
                new Commitment("then", TODAY.plusDays(4), 400, false),
                new Commitment("beyond", TODAY.plusDays(9), 9_000, false));
        var position = new Position(List.of(receivable), 0, 0, 0, orders, List.of());
        LimitInForce thousand = new LimitInForce.Amount(1_000);

        HeadroomForecast unpaid = HeadroomForecast.of(position, thousand, POLICY, TODAY, 6, Map.of());
        // 500 + 100 today, + 300 on day 2, + 400 on day 4
        assertThat(unpaid.days())
                .extracting(HeadroomDay::exposureMinor)
                .containsExactly(600L, 600L, 900L, 900L, 1_300L, 1_300L);
        assertThat(unpaid.days().get(4).availableMinor()).isEqualTo(-300);
        assertThat(unpaid.firstBreak()).contains(TODAY.plusDays(4));

        Map<LocalDate, Long> paid = Map.of(TODAY.plusDays(3), 500L);
        HeadroomForecast expected = HeadroomForecast.of(position, thousand, POLICY, TODAY, 6, paid);
        assertThat(expected.days().getLast().exposureMinor()).isEqualTo(800); // 1,300 - 500
        assertThat(expected.firstBreak()).isEmpty();
        assertThat(HeadroomForecast.of(position, new LimitInForce.Unlimited(), POLICY, TODAY, 6, paid)
                        .days())
                .isEmpty();
        assertThatThrownBy(() -> HeadroomForecast.of(position, limit(1), POLICY, TODAY, 0, paid))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_open_is_expected_after_the_usual_delay_and_not_at_all_when_that_is_over() {
        Position position = new Position(
                List.of(
                        new DueAmount(TODAY.minusDays(11), 100, 0),
                        new DueAmount(TODAY.minusDays(10), 200, 50),
                        new DueAmount(TODAY.plusDays(3), 400, 0)),
                0,
                0,
                0,
                List.of(),
                List.of());
        assertThat(HeadroomForecast.expected(position, TODAY, 10))
                .isEqualTo(Map.of(TODAY, 150L, TODAY.plusDays(13), 400L));
        assertThat(HeadroomForecast.expected(position, TODAY, 0)).isEqualTo(Map.of(TODAY.plusDays(3), 400L));
    }
}
