package io.ballast.server.creditcontrol;

import static io.ballast.server.protection.ProtectionCalls.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** One name against the exposure to all customers, told to who knows of all of them. */
@ServerTest
@TestPropertySource(properties = "ballast.test=caps")
class ConcentrationChecksTest {
    private static final String PATH = "/api/v1/credit-checks";

    /** 1,000.00 in minor units. */
    private static final long THOUSAND = 100_000;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private String manager = "";
    private String seller = "";
    private CreditBooks books;

    /** Not rated, so of high risk: 5 % of a portfolio of 1,000; 45 are owed. */
    @BeforeEach
    void a_portfolio_and_a_customer() {
        LocalDate today = LocalDate.now(clock);
        StrictPolicy.store(jdbc, today.minusDays(1));
        new CreditBooks(jdbc, "S-else").invoice("I", AssessedDemo.DAY.minusDays(9), AssessedDemo.DAY, THOUSAND);
        AssessedDemo.assess(context);
        jdbc.update(
                "update assessment.run set exposure_minor = ? where id = (select run_id from assessment.published)",
                1_000 * THOUSAND);
        var users = new TestUsers(context);
        manager = new TestTokens(context).of(users.withRoles("cap.manager", Role.CREDIT_MANAGER));
        seller = new TestTokens(context).of(users.ownerOf("cap.seller", "S-cap", Role.SALES));
        books = new CreditBooks(jdbc, "S-cap")
                .limit(900 * THOUSAND, today)
                .invoice("I", today, today.plusDays(30), 45 * THOUSAND);
    }

    private JsonNode send(String token, String path, long minor) {
        UUID id = UUID.randomUUID();
        return said(TestTokens.send(port, token, "POST", path, """
                {"id": "%s", "customer": "%s", "order": "O-%s", "amountMinor": %d}""".formatted(id, books.code(), id, minor)));
    }

    private JsonNode listed(String token, String outcome) {
        return said(TestTokens.send(port, token, "GET", PATH + "?customer=" + books.code() + "&outcome=" + outcome, ""))
                .get("items");
    }

    private static JsonNode cap(JsonNode decision) {
        return decision.get("checks")
                .valueStream()
                .filter(check -> check.get("kind").asString().equals("CONCENTRATION"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_one_name_may_owe_of_all_is_measured_to_the_cent_with_the_day_of_the_data() {
        JsonNode within = send(manager, PATH + "/simulations", 5 * THOUSAND);
        assertThat(within.get("outcome").asString()).isEqualTo("APPROVED");
        assertThat(cap(within).get("measured").asString()).isEqualTo("50,000.00，占全部客户敞口 1,000,000.00 的 5.00%");
        assertThat(cap(within).get("dataOn").asString()).isEqualTo(AssessedDemo.DAY.toString());

        JsonNode over = send(manager, PATH + "/simulations", 5 * THOUSAND + 1);
        assertThat(over.get("outcome").asString()).isEqualTo("WARNED");
        assertThat(cap(over).get("verdict").asString()).isEqualTo("FAILED");
        assertThat(cap(over).get("overshoot").asLong()).isEqualTo(1);
        assertThat(cap(over).get("threshold").asString()).isEqualTo("50,000.00");
    }

    @Test
    void a_salesperson_learns_nothing_of_the_portfolio_where_the_cap_only_warns() {
        JsonNode told = send(seller, PATH, 6 * THOUSAND);
        assertThat(told.toString()).doesNotContain("CONCENTRATION", "concentration", "WARNED", "portfolio");
        assertThat(told.at("/decision/outcome").asString()).isEqualTo("APPROVED");
        assertThat(listed(seller, "WARNED").size()).isZero();
        assertThat(listed(seller, "APPROVED").size()).isOne();
        assertThat(listed(manager, "WARNED").size()).isOne();
        assertThat(listed(manager, "APPROVED").size()).isZero();
    }
}
