package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Who is told what became of an order that waited. */
@ServerTest
class HoldNoticesTest {
    private static final long THOUSAND = 100_000;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private String colleague = "";
    private String seller = "";
    private String manager = "";
    private CreditBooks books;

    /** A credit manager asks for an order of a customer of the salesperson; the other is in charge of other customers. */
    @BeforeEach
    void a_customer_without_headroom() {
        var users = new TestUsers(context);
        colleague = users.withRoles("told.colleague", Role.CREDIT_MANAGER);
        seller = users.ownerOf("told.seller", "S-told", Role.SALES);
        manager = users.withRoles("told.manager", Role.CREDIT_MANAGER);
        users.ownerOf("told.other", "S-told-other", Role.SALES);
        books = new CreditBooks(jdbc, "S-told").limit(0, LocalDate.now(clock));
    }

    private String post(String username, String path, String body) {
        var answer = TestTokens.send(port, new TestTokens(context).of(username), "POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body()).get("id").asString();
    }

    private String held(String username, String order) {
        return post(username, "/api/v1/credit-checks", """
                {"id": "%s", "customer": "%s", "order": "%s", "amountMinor": %d}""".formatted(UUID.randomUUID(), books.code(), order, THOUSAND));
    }

    private List<String> told(String hold) {
        return jdbc.query("""
                select n.kind || ' ' || (
                  select string_agg(u.username, ' ' order by u.username)
                  from identity.app_user u
                  where u.id = any (n.users)) as told
                from notification.notice n
                join notification.about a on a.notice_id = n.id and a.customer_id = ?
                where n.path = '/holds/' || ?
                order by n.id""", (row, _) -> Objects.requireNonNull(row.getString("told")), books.customer(), hold);
    }

    @Test
    void an_order_that_passes_by_itself_is_told_once_to_who_asked_and_who_is_in_charge() {
        String hold = held(colleague, "T-1");
        var rechecks = context.getBean(Rechecks.class);
        rechecks.all();
        assertThat(told(hold)).isEmpty();
        books.limit(10 * THOUSAND, LocalDate.now(clock));
        rechecks.all();
        rechecks.all();
        assertThat(told(hold)).containsExactly("HOLD_CLEARED told.colleague told.seller");
    }

    @Test
    void a_release_and_a_rejection_are_told_and_who_does_it_is_not() {
        String released = held(seller, "T-1");
        String body = "{\"id\": \"%s\", \"reasonCode\": \"PAYMENT_PROMISED\"}".formatted(UUID.randomUUID());
        post(manager, "/api/v1/holds/" + released + "/release", body);
        post(manager, "/api/v1/holds/" + released + "/release", body);
        assertThat(told(released)).containsExactly("HOLD_RELEASED told.seller");
        String rejected = held(manager, "T-2");
        post(manager, "/api/v1/holds/" + rejected + "/rejection", "{\"reason\": \"too much is open\"}");
        assertThat(told(rejected)).containsExactly("HOLD_REJECTED told.seller");
    }

    @Test
    void a_hold_by_hand_that_is_over_is_told_and_the_checks_decide_again() {
        String hold = held(colleague, "T-1");
        post(manager, "/api/v1/holds/" + hold + "/forcing", """
                {"reason": "fraud suspected", "until": "%s"}""".formatted(LocalDate.now(clock)));
        jdbc.update("update creditcontrol.hold set forced_until = current_date - 1 where id = ?::uuid", hold);
        var rechecks = context.getBean(Rechecks.class);
        rechecks.all();
        assertThat(told(hold)).containsExactly("HOLD_EXPIRED told.colleague told.seller");
        books.limit(10 * THOUSAND, LocalDate.now(clock));
        rechecks.all();
        assertThat(told(hold)).hasSize(2).last().asString().startsWith("HOLD_CLEARED");
    }
}
