package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Under a policy that says first come, first served, nobody jumps the queue. */
@ServerTest
@TestPropertySource(properties = "ballast.test=secured-checks")
class StrategyInForceTest {
    private static final long THOUSAND = 100_000;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Rechecks rechecks;

    private List<String> holds(CreditBooks books) {
        rechecks.all();
        return jdbc.query("""
                select order_number || ' ' || state as hold
                from creditcontrol.hold
                where customer_id = ?
                order by placed_at""", (row, _) -> Objects.requireNonNull(row.getString("hold")), books.customer());
    }

    @Test
    void a_small_order_that_fits_waits_for_the_large_one_that_came_first() {
        LocalDate today = LocalDate.now(clock);
        StrictPolicy.store(jdbc, today.minusDays(1));
        String manager = new TestUsers(context).withRoles("strategy.manager", Role.CREDIT_MANAGER);
        String token = new TestTokens(context).of(manager);
        CreditBooks books = new CreditBooks(jdbc, "S-strategy").limit(0, today);
        for (int thousands : new int[] {7, 4}) {
            TestTokens.send(port, token, "POST", "/api/v1/credit-checks", """
                    {"id": "%s", "customer": "%s", "order": "Q-%d", "amountMinor": %d}""".formatted(
                            UUID.randomUUID(), books.code(), thousands, thousands * THOUSAND));
        }
        books.limit(5 * THOUSAND, today);
        assertThat(holds(books)).containsExactly("Q-7 OPEN", "Q-4 OPEN");
        String plans = TestTokens.send(port, token, "GET", "/api/v1/holds/plans?customer=" + books.code(), "")
                .body();
        assertThat(plans).contains("\"strategy\":\"FIFO\",\"inForce\":true", "\"FIFO_WITH_SKIP\",\"inForce\":false");
        Visitor visitor = Visitor.at(port).signIn(manager);
        assertThat(visitor.get("/holds?customer=" + books.code()).body()).contains("自动放行次序", ">先到先放</a>");
        assertThat(visitor.get("/holds/plan?customer=" + books.code()).body()).contains(">先到先放 · 现行</th>");

        books.limit(11 * THOUSAND, today);
        assertThat(holds(books)).containsExactly("Q-7 CLEARED", "Q-4 CLEARED");
    }
}
