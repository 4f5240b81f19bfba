package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.FreshDatabase;
import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders that wait: released by authority, let go by themselves, held by hand, planned. */
@ServerTest
class HoldsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CHECKS = "/api/v1/credit-checks";
    private static final String HOLDS = "/api/v1/holds";

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

    private String sales = "";
    private String manager = "";
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void sales_asks_and_a_manager_releases() {
        var users = new TestUsers(context);
        var tokens = new TestTokens(context);
        sales = tokens.of(users.ownerOf("holds.sales", "S-holds", Role.SALES));
        manager = tokens.of(users.withRoles("holds.manager", Role.CREDIT_MANAGER));
        today = LocalDate.now(clock);
    }

    private CreditBooks customer() {
        return new CreditBooks(jdbc, "S-holds");
    }

    private HttpResponse<String> send(String token, String path, String body) {
        return TestTokens.send(port, token, "POST", path, body);
    }

    private JsonNode said(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private JsonNode ask(CreditBooks books, String order, long minor, String point) {
        return said(
                send(sales, CHECKS, """
                {"id": "%s", "customer": "%s", "order": "%s", "amountMinor": %d, "point": "%s", "marginMinor": %d}""".formatted(UUID.randomUUID(), books.code(), order, minor, point, minor / 10)));
    }

    private JsonNode ask(CreditBooks books, String order, long minor) {
        return ask(books, order, minor, "ORDER");
    }

    private static String outcome(JsonNode said) {
        return said.get("decision").get("outcome").asString();
    }

    private JsonNode hold(JsonNode held) {
        assertThat(outcome(held)).isEqualTo("HELD");
        return hold(held.get("id").asString());
    }

    private JsonNode hold(String id) {
        return said(TestTokens.send(port, manager, "GET", HOLDS + "/" + id, ""));
    }

    private static String release(UUID id, long minor, int days, int tolerance) {
        return """
                {"id": "%s", "amountMinor": %d, "days": %d, "tolerancePercent": %d, "reasonCode": "PAYMENT_PROMISED"}""".formatted(id, minor, days, tolerance);
    }

    private long exposure(CreditBooks books) {
        JsonNode trial = said(send(sales, CHECKS + "/simulations", """
                {"id": "%s", "customer": "%s", "order": "trial", "amountMinor": 1}""".formatted(UUID.randomUUID(), books.code())));
        return trial.get("headroom").get(0).get("exposureMinor").asLong();
    }

    private static String path(JsonNode hold, String act) {
        return HOLDS + "/" + hold.get("id").asString() + "/" + act;
    }

    @Test
    void a_release_covers_deliveries_within_its_amount_tolerance_and_days_and_nothing_beyond() {
        CreditBooks books = customer().limit(0, today);
        JsonNode waiting = hold(ask(books, "R1", THOUSAND));
        assertThat(waiting.get("state").asString()).isEqualTo("OPEN");
        assertThat(waiting.get("marginMinor").asLong()).isEqualTo(THOUSAND / 10);

        JsonNode released = said(send(manager, path(waiting, "release"), release(UUID.randomUUID(), THOUSAND, 5, 10)));
        assertThat(released.get("state").asString()).isEqualTo("RELEASED");
        assertThat(released.get("release").get("mostMinor").asLong()).isEqualTo(110_000);
        assertThat(released.get("release").get("lastDay").asString())
                .isEqualTo(today.plusDays(4).toString());
        // above a limit of nothing: by authority, and held like any other order
        assertThat(exposure(books)).isEqualTo(THOUSAND);

        assertThat(outcome(ask(books, "R1", 110_001, "DELIVERY"))).isEqualTo("HELD");
        JsonNode first = ask(books, "R1", 60_000, "DELIVERY");
        assertThat(outcome(first)).isEqualTo("APPROVED");
        assertThat(first.get("decision").get("authority").asString()).isEqualTo("RELEASED");
        assertThat(outcome(ask(books, "R1", 50_001, "DELIVERY"))).isEqualTo("HELD");
        assertThat(outcome(ask(books, "R1", 50_000, "DELIVERY"))).isEqualTo("APPROVED");
        assertThat(outcome(ask(books, "R1", 1, "DELIVERY"))).isEqualTo("HELD");
        // the same goods leave the house once more on paper, not once more against the release
        assertThat(outcome(ask(books, "R1", 110_000, "GOODS_ISSUE"))).isEqualTo("APPROVED");
        assertThat(outcome(ask(books, "R1", 1, "GOODS_ISSUE"))).isEqualTo("HELD");
        assertThat(outcome(ask(books, "R2", 1, "DELIVERY"))).isEqualTo("HELD");
    }

    @Test
    void a_release_holds_up_to_its_last_day_and_not_on_the_next() throws SQLException {
        CreditBooks books = customer().limit(0, today);
        JsonNode waiting = hold(ask(books, "D1", THOUSAND));
        said(send(manager, path(waiting, "release"), release(UUID.randomUUID(), THOUSAND, 5, 0)));
        // as if released four days ago, today is its last day; five days ago, it is over
        shift(waiting, 4);
        assertThat(outcome(ask(books, "D1", 100, "DELIVERY"))).isEqualTo("APPROVED");
        shift(waiting, 5);
        assertThat(outcome(ask(books, "D1", 100, "DELIVERY"))).isEqualTo("HELD");
    }

    /** As if it had been released so many days ago; only who is above the triggers can say so. */
    private void shift(JsonNode hold, int days) throws SQLException {
        String url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
        try (Connection above = FreshDatabase.superuser(url);
                Statement statement = above.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update creditcontrol.release set first_day = date '%s' where hold_id = '%s'"
                    .formatted(today.minusDays(days), hold.get("id").asString()));
            statement.execute("update creditcontrol.account set revision = revision + 1");
        }
    }

    @Test
    void who_asked_for_an_order_does_not_release_it_by_no_way() {
        CreditBooks books = customer().limit(0, today);
        JsonNode own = JSON.readTree(
                TestTokens.send(port, manager, "POST", CHECKS, """
                {"id": "%s", "customer": "%s", "order": "O1", "amountMinor": 100}""".formatted(UUID.randomUUID(), books.code()))
                        .body());
        HttpResponse<String> refused = send(manager, path(hold(own), "release"), release(UUID.randomUUID(), 100, 5, 0));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(send(sales, path(hold(own), "release"), release(UUID.randomUUID(), 100, 5, 0))
                        .statusCode())
                .isEqualTo(403);
        String insert = """
                insert into creditcontrol.release
                  (id, hold_id, customer_id, order_number, first_day, days, minor, tolerance_percent, reason, comment,
                  released_by, released_by_id)
                select gen_random_uuid(), id, customer_id, order_number, current_date, 5, 100, 0, 'OTHER', 'x',
                  placed_by, placed_by_id
                from creditcontrol.hold
                where id = ?""";
        UUID id = UUID.fromString(own.get("id").asString());
        assertThatThrownBy(() -> jdbc.update(insert, id)).isInstanceOf(DataAccessException.class);
        assertThat(hold(own.get("id").asString()).get("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void of_many_releases_at_once_one_counts_and_a_repeated_one_is_the_same() throws Exception {
        CreditBooks books = customer().limit(0, today);
        JsonNode waiting = hold(ask(books, "M1", THOUSAND));
        String same = release(UUID.randomUUID(), THOUSAND, 5, 0);
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String body = i % 2 == 0 ? same : release(UUID.randomUUID(), THOUSAND / 2, 3, 0);
            clients.add(() -> send(manager, path(waiting, "release"), body).statusCode());
        }
        List<Integer> codes = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> each : pool.invokeAll(clients)) {
                codes.add(each.get());
            }
        }
        assertThat(codes).containsOnly(200, 409);
        assertThat(count("select count(*) from creditcontrol.release where customer_id = ?", books.customer()))
                .isEqualTo(1);
        long minor = count("select minor from creditcontrol.release where customer_id = ?", books.customer());
        assertThat(exposure(books)).isEqualTo(minor);
        assertThat(count("""
                        select count(*)
                        from audit.entry
                        where action = 'creditcontrol.hold.released' and subject_id = ?::text""", books.customer())).isEqualTo(1);
    }

    private long count(String sql, Object... parameters) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, parameters));
    }

    @Test
    void who_releases_needs_authority_over_what_the_checks_do_not_allow() {
        // not rated, so high risk: a manager releases 50,000 over the checks, the committee any amount
        CreditBooks books = customer().limit(10 * THOUSAND, today);
        JsonNode large = hold(ask(books, "A1", 100 * THOUSAND));
        HttpResponse<String> refused =
                send(manager, path(large, "release"), release(UUID.randomUUID(), 60 * THOUSAND + 1, 5, 0));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("50,000.01 CNY", "50,000.00 CNY", "信审委委员");
        assertThat(send(manager, path(large, "release"), release(UUID.randomUUID(), 60 * THOUSAND, 5, 1))
                        .statusCode())
                .as("with its tolerance")
                .isEqualTo(403);
        assertThat(count("""
                        select count(*)
                        from audit.entry
                        where action = 'creditcontrol.hold.release-refused' and subject_id = ?::text""", books.customer())).isEqualTo(2);
        JsonNode released =
                said(send(manager, path(large, "release"), release(UUID.randomUUID(), 60 * THOUSAND, 5, 0)));
        assertThat(released.get("release").get("overMinor").asLong()).isEqualTo(50 * THOUSAND);

        JsonNode more = hold(ask(books, "A2", 1));
        assertThat(send(manager, path(more, "release"), release(UUID.randomUUID(), 1, 5, 0))
                        .statusCode())
                .as("another cent of the customer within the window")
                .isEqualTo(403);
        String committee =
                new TestTokens(context).of(new TestUsers(context).withRoles("holds.committee", Role.CREDIT_COMMITTEE));
        said(send(committee, path(more, "release"), release(UUID.randomUUID(), 1, 5, 0)));
    }

    @Test
    void releases_at_once_do_not_exceed_an_authority_and_count_within_its_window_only() throws Exception {
        CreditBooks books = customer().limit(0, today);
        List<JsonNode> waiting = new ArrayList<>();
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            JsonNode hold = hold(ask(books, "S" + i, 20 * THOUSAND));
            waiting.add(hold);
            String body = release(UUID.randomUUID(), 20 * THOUSAND, 5, 0);
            clients.add(() -> send(manager, path(hold, "release"), body).statusCode());
        }
        List<Integer> codes = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> each : pool.invokeAll(clients)) {
                codes.add(each.get());
            }
        }
        assertThat(codes).as("40,000 of 50,000").containsExactlyInAnyOrder(200, 200, 403, 403);
        for (JsonNode hold : waiting) {
            shift(hold, 7);
        }
        JsonNode left = waiting.get(codes.indexOf(403));
        said(send(manager, path(left, "release"), release(UUID.randomUUID(), 20 * THOUSAND, 5, 0)));
    }

    @Test
    void what_an_order_waited_for_lets_it_go_by_itself_and_only_then() {
        CreditBooks books =
                customer().limit(10 * THOUSAND, today).invoice("I1", today, today.plusDays(30), 8 * THOUSAND);
        JsonNode waiting = hold(ask(books, "W1", 5 * THOUSAND));
        var rechecks = context.getBean(Rechecks.class);
        rechecks.all();
        assertThat(hold(waiting.get("id").asString()).get("state").asString()).isEqualTo("OPEN");
        long decided = count("select count(*) from creditcontrol.decision where customer_id = ?", books.customer());

        books.paid("I1", today, THOUSAND);
        rechecks.all();
        JsonNode still = hold(waiting.get("id").asString());
        assertThat(still.get("state").asString()).isEqualTo("OPEN");
        // new reasons, said anew: 2,000 too much instead of 3,000
        assertThat(still.get("last").get("id")).isNotEqualTo(waiting.get("last").get("id"));

        books.paid("I1", today, 2 * THOUSAND);
        rechecks.all();
        JsonNode cleared = hold(waiting.get("id").asString());
        assertThat(cleared.get("state").asString()).isEqualTo("CLEARED");
        assertThat(cleared.get("last").get("reservation").get("minor").asLong()).isEqualTo(5 * THOUSAND);
        assertThat(exposure(books)).isEqualTo(10 * THOUSAND);
        rechecks.all();
        assertThat(count("select count(*) from creditcontrol.decision where customer_id = ?", books.customer()))
                .isEqualTo(decided + 2);
    }

    @Test
    void while_a_server_runs_nobody_has_to_ask_for_it() throws InterruptedException {
        CreditBooks books = customer().limit(0, today);
        String waiting = hold(ask(books, "L1", THOUSAND)).get("id").asString();
        books.limit(10 * THOUSAND, today);
        var loop = new RecheckLoop(context.getBean(Rechecks.class));
        loop.start();
        try {
            for (int i = 0; i < 120 && hold(waiting).get("state").asString().equals("OPEN"); i++) {
                Thread.sleep(250);
            }
        } finally {
            loop.stop();
        }
        assertThat(hold(waiting).get("state").asString()).isEqualTo("CLEARED");
        assertThat(exposure(books)).isEqualTo(THOUSAND);
    }

    @Test
    void an_order_held_by_hand_waits_for_a_person_whatever_its_checks_say() {
        CreditBooks books = customer().limit(10 * THOUSAND, today);
        JsonNode passed = ask(books, "F1", THOUSAND);
        assertThat(outcome(passed)).isNotEqualTo("HELD");
        JsonNode waiting = said(send(
                manager,
                HOLDS + "/" + hold(ask(books, "F2", 20 * THOUSAND)).get("id").asString() + "/forcing",
                "{\"reason\": \"fraud suspected\"}"));
        assertThat(waiting.get("forced").get("by").asString()).isEqualTo("holds.manager");

        books.limit(100 * THOUSAND, today);
        context.getBean(Rechecks.class).all();
        assertThat(hold(waiting.get("id").asString()).get("state").asString()).isEqualTo("OPEN");
        JsonNode again = ask(books, "F2", 20 * THOUSAND);
        assertThat(outcome(again)).isEqualTo("HELD");
        assertThat(again.get("decision").get("authority").asString()).isEqualTo("HELD_BY_HAND");

        said(send(manager, path(waiting, "letting-go"), "{\"reason\": \"cleared up\"}"));
        context.getBean(Rechecks.class).all();
        assertThat(hold(waiting.get("id").asString()).get("state").asString()).isEqualTo("CLEARED");
    }

    @Test
    void a_hold_that_has_changed_or_ended_is_not_decided_on_twice() {
        CreditBooks books = customer().limit(0, today);
        JsonNode waiting = hold(ask(books, "C1", THOUSAND));
        said(send(manager, path(waiting, "forcing"), "{\"reason\": \"wait\"}"));
        String stale = "{\"reason\": \"late\", \"revision\": %d}"
                .formatted(waiting.get("revision").asLong());
        assertThat(send(manager, path(waiting, "rejection"), stale).statusCode())
                .isEqualTo(409);
        said(send(manager, path(waiting, "rejection"), "{\"reason\": \"no\"}"));
        assertThat(send(manager, path(waiting, "release"), release(UUID.randomUUID(), 100, 1, 0))
                        .statusCode())
                .isEqualTo(409);
        assertThat(send(sales, path(waiting, "withdrawal"), "{\"reason\": \"late\"}")
                        .statusCode())
                .isEqualTo(409);
        JsonNode next = hold(ask(books, "C1", THOUSAND));
        assertThat(next.get("id")).isNotEqualTo(waiting.get("id"));
        assertThat(said(send(sales, path(next, "withdrawal"), "{\"reason\": \"cancelled\"}"))
                        .get("state")
                        .asString())
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void a_strategy_releases_what_it_promised() {
        CreditBooks books = customer().limit(0, today);
        hold(ask(books, "B", 4 * THOUSAND));
        hold(ask(books, "A", 7 * THOUSAND));
        hold(ask(books, "C", 5 * THOUSAND));
        hold(ask(books, "D", THOUSAND));
        books.limit(10 * THOUSAND, today);
        JsonNode plans = said(TestTokens.send(port, manager, "GET", HOLDS + "/plans?customer=" + books.code(), ""));
        assertThat(plans.get(0).get("released").toString()).isEqualTo("[\"B\"]");
        assertThat(plans.get(1).get("released").toString()).isEqualTo("[\"B\",\"C\",\"D\"]");
        assertThat(plans.get(2).get("valueMinor").asLong()).isEqualTo(10 * THOUSAND);
        JsonNode followed =
                said(send(manager, HOLDS + "/plans?customer=" + books.code() + "&strategy=FIFO_WITH_SKIP", ""));
        assertThat(followed)
                .allSatisfy(hold -> assertThat(hold.get("state").asString()).isEqualTo("CLEARED"));
        assertThat(followed).hasSize(3);
        assertThat(exposure(books)).isEqualTo(10 * THOUSAND);
    }

    @Test
    void bad_releases_name_the_field_and_change_nothing() {
        CreditBooks books = customer().limit(0, today);
        JsonNode waiting = hold(ask(books, "E1", THOUSAND));
        for (String body : List.of(
                release(UUID.randomUUID(), THOUSAND + 1, 5, 0),
                release(UUID.randomUUID(), 0, 5, 0),
                release(UUID.randomUUID(), THOUSAND, 0, 0),
                release(UUID.randomUUID(), THOUSAND, 91, 0),
                release(UUID.randomUUID(), THOUSAND, 5, 101),
                release(UUID.randomUUID(), THOUSAND, 5, 0).replace("PAYMENT_PROMISED", "OTHER"))) {
            assertThat(send(manager, path(waiting, "release"), body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(exposure(books)).isZero();
        assertThat(hold(waiting.get("id").asString()).get("revision")).isEqualTo(waiting.get("revision"));
    }
}
