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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Limits that are likely to break: found when something changes, listed by day, told once. */
@ServerTest
class BreakingLimitsTest {
    /** 1,000.00 in minor units. */
    private static final long THOUSAND = 100_000;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Outlook outlook;

    @Autowired
    Clock clock;

    private LocalDate today = LocalDate.EPOCH;
    private CreditBooks books;
    private String owner = "";

    /** Limit 100,000; an invoice of 50,000 due in 10 days; orders of 60,000 in 5 days and 30,000 in 20. */
    @BeforeEach
    void a_customer_whose_orders_ship_before_it_pays() {
        today = LocalDate.now(clock);
        owner = "S-breaks-" + System.nanoTime();
        books = new CreditBooks(jdbc, owner)
                .limit(100 * THOUSAND, today)
                .invoice("I1", today.minusDays(20), today.plusDays(10), 50 * THOUSAND)
                .order("O1", today, today.plusDays(5), 60 * THOUSAND)
                .order("O2", today, today.plusDays(20), 30 * THOUSAND);
    }

    private List<String> told() {
        return jdbc.query(
                "select words::text from notification.notice where dedupe_key like ?",
                (row, _) -> row.getString(1),
                "breaking:" + books.customer() + ":%");
    }

    private JsonNode listed(String username) {
        String token = new TestTokens(context).of(username);
        String answer = TestTokens.send(port, token, "GET", "/api/v1/breaking-limits?owner=" + owner, "")
                .body();
        return new JsonMapper().readTree(answer).get("items");
    }

    private String lookedAt() {
        return jdbc.query(
                        "select looked_at::text from creditcontrol.outlook where customer_id = ?",
                        (row, _) -> row.getString(1),
                        books.customer())
                .toString();
    }

    @Test
    void it_breaks_on_the_day_an_order_ships_before_the_invoice_is_paid_and_who_is_in_charge_is_told_once() {
        outlook.look();
        String manager = new TestUsers(context).withRoles("breaks.manager", Role.CREDIT_MANAGER);
        JsonNode found = listed(manager).get(0);
        assertThat(found.get("customer").asString()).isEqualTo(books.code());
        assertThat(found.get("breaksOn").asString()).isEqualTo(today.plusDays(5).toString());
        assertThat(found.get("exposureMinor").asLong()).isEqualTo(110 * THOUSAND);
        assertThat(found.get("availableMinor").asLong()).isEqualTo(-10 * THOUSAND);
        assertThat(found.get("asOf").asString()).isEqualTo(today.toString());
        assertThat(found.get("causes"))
                .extracting(cause -> cause.get("number").asString() + " "
                        + cause.get("minor").asLong() / THOUSAND)
                .as("the order that ships later is no cause")
                .containsExactly("O1 60", "I1 50");
        assertThat(told()).hasSize(1);

        String before = lookedAt();
        outlook.look();
        assertThat(lookedAt()).as("nothing changed, nothing written").isEqualTo(before);

        books.order("O3", today, today.plusDays(3), 10 * THOUSAND);
        outlook.look();
        assertThat(listed(manager).get(0).get("availableMinor").asLong()).isEqualTo(-20 * THOUSAND);
        assertThat(told()).as("told once while it stands").hasSize(1);
        books.paid("I1", today, 50 * THOUSAND);
        outlook.look();
        assertThat(listed(manager)).as("paid ahead of the order").isEmpty();
    }

    @Test
    void a_salesperson_reads_of_own_customers_only_on_page_export_and_interface() {
        outlook.look();
        var users = new TestUsers(context);
        String mine = users.ownerOf("breaks.mine", owner, Role.SALES);
        String other = users.ownerOf("breaks.other", "S-breaks-else", Role.SALES);
        assertThat(listed(mine)).hasSize(1);
        assertThat(listed(other)).isEmpty();
        String page = "/breaking-limits?days=14";
        Visitor own = Visitor.at(port).signIn(mine);
        assertThat(own.get(page).body())
                .contains(books.code(), "还有 5 天", "1 个客户", "/customers/" + books.code() + "#headroom");
        assertThat(own.get("/breaking-limits?days=4").body()).contains("没有即将突破的额度");
        assertThat(own.get("/breaking-limits?days=91").statusCode()).isEqualTo(400);
        Visitor foreign = Visitor.at(port).signIn(other);
        assertThat(foreign.get(page).body()).contains("还没有计算过").doesNotContain(books.code());
        String manager = users.withRoles("breaks.exports", Role.CREDIT_MANAGER);
        assertThat(Visitor.at(port)
                        .signIn(manager)
                        .get("/breaking-limits.csv?owner=" + owner)
                        .body())
                .contains(books.code(), "O1");
    }
}
