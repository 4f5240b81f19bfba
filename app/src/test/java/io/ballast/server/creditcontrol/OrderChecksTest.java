package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.value.Currency;
import io.ballast.server.ServerTest;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
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
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders asked about over the interface, as shops and ERPs do it, many at once and more than once. */
@ServerTest
class OrderChecksTest {
    private static final JsonMapper JSON = new JsonMapper();
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

    private String token = "";
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void a_credit_manager() {
        String user = new TestUsers(context).withRoles("checks.manager", Role.CREDIT_MANAGER);
        token = new TestTokens(context).of(user);
        today = LocalDate.now(clock);
    }

    private CreditBooks customer() {
        return new CreditBooks(jdbc, "S-checks");
    }

    private static String body(UUID id, String customer, String order, long minor, LocalDate shipOn) {
        return """
                {"id": "%s", "customer": "%s", "order": "%s", "amountMinor": %d, "shipOn": "%s"}""".formatted(id, customer, order, minor, shipOn);
    }

    private HttpResponse<String> post(String path, String body) {
        return TestTokens.send(port, token, "POST", path, body);
    }

    private JsonNode said(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private JsonNode ask(CreditBooks books, String order, long minor, LocalDate shipOn) {
        return said(post(PATH, body(UUID.randomUUID(), books.code(), order, minor, shipOn)));
    }

    private static String outcome(JsonNode said) {
        return said.get("decision").get("outcome").asString();
    }

    private static JsonNode check(JsonNode said, String code) {
        for (JsonNode one : said.get("decision").get("checks")) {
            if (one.get("code").asString().equals(code)) {
                return one;
            }
        }
        throw new AssertionError("No check " + code + " in " + said);
    }

    private long exposure(CreditBooks books) {
        JsonNode trial = said(post(PATH + "/simulations", body(UUID.randomUUID(), books.code(), "trial", 1, today)));
        return trial.get("headroom").get(0).get("exposureMinor").asLong();
    }

    @Test
    void the_worked_case_is_decided_with_every_reason_and_keeps_its_exposure_on_the_way() {
        // 40,000 not due + 18,000 late - 3,000 credit + 12,000 delivered + 20,000 + 30,000 + 4,000 of 10,000 ordered
        CreditBooks books = customer()
                .limit(100 * THOUSAND, today.minusDays(1))
                .invoice("I1", today.minusDays(20), today.plusDays(10), 40 * THOUSAND)
                .invoice("I2", today.minusDays(60), today.minusDays(20), 18 * THOUSAND)
                .creditMemo("M1", today.minusDays(3), 3 * THOUSAND)
                .order("O1", today.minusDays(5), today.plusDays(5), 20 * THOUSAND)
                .order("O2", today.minusDays(5), today.plusDays(75), 30 * THOUSAND)
                .order("O3", today.minusDays(9), today.minusDays(1), 10 * THOUSAND)
                .delivery("D3", "O3", today.minusDays(1), 6 * THOUSAND)
                .delivery("D0", "O0", today.minusDays(1), 6 * THOUSAND);
        assertThat(exposure(books)).isEqualTo(121 * THOUSAND);

        JsonNode said = ask(books, "N1", 10 * THOUSAND, today.plusDays(10));
        assertThat(outcome(said)).isEqualTo("HELD");
        // an unrated customer is checked as the worst: everything ordered counts, 121,000 + 10,000 - 100,000
        assertThat(check(said, "static_limit").get("overshoot").asLong()).isEqualTo(31 * THOUSAND);
        assertThat(check(said, "oldest_item_high_risk").get("overshoot").asLong())
                .isEqualTo(20 - 15);
        assertThat(said.get("reservation").isNull()).isTrue();
        assertThat(said.get("decision").get("advice").size()).isPositive();

        books.delivery("D1", "O1", today, 20 * THOUSAND);
        assertThat(exposure(books)).isEqualTo(121 * THOUSAND);
        books.invoiced("D1", today).invoice("I3", today, today.plusDays(30), 20 * THOUSAND);
        assertThat(exposure(books)).isEqualTo(121 * THOUSAND);
        books.paid("I3", today, 8 * THOUSAND);
        assertThat(exposure(books)).isEqualTo(113 * THOUSAND);
        books.cancelled("O2", today);
        assertThat(exposure(books)).isEqualTo(83 * THOUSAND);
        books.reopened("O2");
        assertThat(exposure(books)).isEqualTo(113 * THOUSAND);
    }

    @Test
    void at_the_limit_passes_and_a_cent_more_does_not() {
        CreditBooks books = customer().limit(50 * THOUSAND, today);
        JsonNode over = ask(books, "A", 50 * THOUSAND + 1, today);
        assertThat(outcome(over)).isEqualTo("HELD");
        assertThat(check(over, "static_limit").get("overshoot").asLong()).isEqualTo(1);
        assertThat(outcome(ask(books, "B", 50 * THOUSAND, today))).isNotEqualTo("HELD");
        assertThat(exposure(books)).isEqualTo(50 * THOUSAND);
    }

    @Test
    void two_hundred_orders_at_once_are_granted_exactly_what_the_limit_has() throws Exception {
        CreditBooks books = customer().limit(50 * THOUSAND, today);
        var random = new Random(7);
        List<Callable<List<HttpResponse<String>>>> clients = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String body = body(UUID.randomUUID(), books.code(), "P-" + i, THOUSAND, today.plusDays(i % 40));
            int times = 1 + random.nextInt(3);
            clients.add(() -> {
                List<HttpResponse<String>> answers = new ArrayList<>();
                for (int time = 0; time < times; time++) {
                    answers.add(post(PATH, body));
                }
                return answers;
            });
        }
        int approved = 0;
        for (List<HttpResponse<String>> answers : atOnce(clients)) {
            approved += outcome(said(answers.getFirst())).equals("HELD") ? 0 : 1;
            for (int i = 1; i < answers.size(); i++) {
                assertThat(answers.get(i).body()).isEqualTo(answers.getFirst().body());
                assertThat(answers.get(i).headers().firstValue("Idempotency-Replayed"))
                        .hasValue("true");
            }
        }
        assertThat(approved).isEqualTo(50);
        assertThat(exposure(books)).isEqualTo(50 * THOUSAND);
        assertThat(decisions(books)).isEqualTo(200);
        assertThat(jdbc.queryForObject("""
                        select count(*)
                        from audit.entry
                        where action = 'creditcontrol.order.checked' and subject_id = ?::text""", Long.class, books.customer())).isEqualTo(200);
    }

    private long decisions(CreditBooks books) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from creditcontrol.decision where customer_id = ?", Long.class, books.customer()));
    }

    private static <T> List<T> atOnce(List<Callable<T>> clients) throws Exception {
        List<T> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> each : pool.invokeAll(clients)) {
                answers.add(each.get());
            }
        }
        return answers;
    }

    @Test
    void fifty_times_one_key_is_one_decision_and_another_order_under_it_is_refused() throws Exception {
        CreditBooks books = customer().limit(50 * THOUSAND, today);
        UUID id = UUID.randomUUID();
        String body = body(id, books.code(), "K", 20 * THOUSAND, today);
        List<Callable<HttpResponse<String>>> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clients.add(() -> post(PATH, body));
        }
        List<HttpResponse<String>> answers = atOnce(clients);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(answers.getFirst().body());
        });
        assertThat(answers.stream()
                        .filter(answer -> answer.headers()
                                .firstValue("Idempotency-Replayed")
                                .orElse("")
                                .equals("false")))
                .hasSize(1);
        assertThat(exposure(books)).isEqualTo(20 * THOUSAND);

        HttpResponse<String> other = post(PATH, body(id, books.code(), "K", 20 * THOUSAND + 1, today));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(post(PATH, body(id, customer().limit(THOUSAND, today).code(), "K", THOUSAND, today))
                        .statusCode())
                .isEqualTo(422);
        assertThat(exposure(books)).isEqualTo(20 * THOUSAND);
    }

    @Test
    void a_rejected_key_stays_rejected_and_a_new_one_is_decided_by_the_new_limit() {
        CreditBooks books = customer().limit(10 * THOUSAND, today);
        UUID id = UUID.randomUUID();
        String body = body(id, books.code(), "R", 20 * THOUSAND, today);
        String first = post(PATH, body).body();
        assertThat(outcome(JSON.readTree(first))).isEqualTo("HELD");
        books.limit(30 * THOUSAND, today);
        assertThat(post(PATH, body).body()).isEqualTo(first);
        assertThat(outcome(ask(books, "R", 20 * THOUSAND, today))).isNotEqualTo("HELD");
    }

    @Test
    void what_is_held_is_posted_in_part_voided_or_over_and_frees_exactly_the_rest() {
        CreditBooks books = customer().limit(50 * THOUSAND, today);
        String posted = ask(books, "X1", 10 * THOUSAND, today).get("id").asString();
        String voided = ask(books, "X2", 20 * THOUSAND, today).get("id").asString();
        String over = ask(books, "X3", 15 * THOUSAND, today).get("id").asString();
        assertThat(exposure(books)).isEqualTo(45 * THOUSAND);

        JsonNode part = said(post(PATH + "/" + posted + "/posting", "{\"amountMinor\": %d}".formatted(4 * THOUSAND)));
        assertThat(part.get("reservation").get("state").asString()).isEqualTo("POSTED");
        assertThat(exposure(books)).isEqualTo(39 * THOUSAND);
        said(post(PATH + "/" + posted + "/posting", "{\"amountMinor\": %d}".formatted(4 * THOUSAND)));
        assertThat(post(PATH + "/" + posted + "/posting", "{}").statusCode()).isEqualTo(409);
        assertThat(post(PATH + "/" + posted + "/voiding", "{\"reason\": \"late\"}")
                        .statusCode())
                .isEqualTo(409);

        said(post(PATH + "/" + voided + "/voiding", "{\"reason\": \"cancelled\"}"));
        said(post(PATH + "/" + voided + "/voiding", "{\"reason\": \"cancelled\"}"));
        assertThat(exposure(books)).isEqualTo(19 * THOUSAND);

        jdbc.update(
                "update creditcontrol.reservation set expires_at = now() - interval '1 second' where decision_id = ?",
                UUID.fromString(over));
        assertThat(post(PATH + "/" + over + "/posting", "{}").statusCode()).isEqualTo(409);
        context.getBean(Reservations.class).expire();
        assertThat(exposure(books)).isEqualTo(4 * THOUSAND);
        assertThat(said(TestTokens.send(port, token, "GET", PATH + "/" + over, ""))
                        .get("reservation")
                        .get("state")
                        .asString())
                .isEqualTo("EXPIRED");
    }

    @Test
    void post_void_and_expiry_at_once_end_in_one_state() throws Exception {
        for (int round = 0; round < 10; round++) {
            CreditBooks books = customer().limit(50 * THOUSAND, today);
            String id = ask(books, "T", 10 * THOUSAND, today).get("id").asString();
            if (round % 2 == 0) {
                jdbc.update(
                        "update creditcontrol.reservation set expires_at = now() + interval '20 milliseconds'"
                                + " where decision_id = ?",
                        UUID.fromString(id));
            }
            List<Callable<Integer>> actors = List.of(
                    () -> post(PATH + "/" + id + "/posting", "{\"amountMinor\": %d}".formatted(6 * THOUSAND))
                            .statusCode(),
                    () -> post(PATH + "/" + id + "/voiding", "{\"reason\": \"race\"}")
                            .statusCode(),
                    () -> context.getBean(Reservations.class).expire());
            List<Integer> codes = atOnce(actors);
            context.getBean(Reservations.class).expire();
            String state = jdbc.queryForObject(
                    "select state from creditcontrol.reservation where decision_id = ?",
                    String.class,
                    UUID.fromString(id));
            assertThat(state).isIn("POSTED", "VOIDED", "EXPIRED");
            assertThat(codes.get(0) == 200).isEqualTo("POSTED".equals(state));
            assertThat(codes.get(1) == 200).isEqualTo("VOIDED".equals(state));
            assertThat(exposure(books)).isEqualTo("POSTED".equals(state) ? 6 * THOUSAND : 0);
        }
    }

    @Test
    void an_order_that_is_changed_takes_its_own_place_and_one_in_the_books_is_not_counted_twice() {
        CreditBooks books = customer().limit(50 * THOUSAND, today);
        assertThat(outcome(ask(books, "C1", 30 * THOUSAND, today))).isNotEqualTo("HELD");
        JsonNode more = ask(books, "C1", 45 * THOUSAND, today);
        assertThat(outcome(more)).isNotEqualTo("HELD");
        assertThat(exposure(books)).isEqualTo(45 * THOUSAND);
        assertThat(outcome(ask(books, "C1", 51 * THOUSAND, today))).isEqualTo("HELD");
        assertThat(exposure(books)).isEqualTo(45 * THOUSAND);

        books.order("C2", today, today, 5 * THOUSAND);
        assertThat(exposure(books)).isEqualTo(50 * THOUSAND);
        JsonNode delivery = said(post(PATH, """
                {"id": "%s", "customer": "%s", "order": "C2", "amountMinor": %d, "point": "DELIVERY"}""".formatted(UUID.randomUUID(), books.code(), 5 * THOUSAND)));
        assertThat(outcome(delivery)).isNotEqualTo("HELD");
        assertThat(delivery.get("reservation").isNull()).isTrue();
        assertThat(exposure(books)).isEqualTo(50 * THOUSAND);
    }

    @Test
    void no_order_is_approved_after_the_customer_was_stopped() throws Exception {
        CreditBooks books = customer().limit(100 * THOUSAND, today);
        List<Callable<Instant>> actors = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String body = body(UUID.randomUUID(), books.code(), "L-" + i, THOUSAND, today);
            actors.add(() -> {
                said(post(PATH, body));
                return Instant.MIN;
            });
            if (i == 20) {
                actors.add(() -> {
                    while (decisions(books) < 10) {
                        Thread.sleep(5);
                    }
                    books.stopped();
                    return Objects.requireNonNull(jdbc.queryForObject("select clock_timestamp()", Timestamp.class))
                            .toInstant();
                });
            }
        }
        Instant stopped = atOnce(actors).stream().max(Instant::compareTo).orElseThrow();
        assertThat(jdbc.queryForObject("""
                        select count(*)
                        from creditcontrol.decision
                        where customer_id = ? and outcome <> 'HELD' and decided_at > ?""", Long.class, books.customer(), Timestamp.from(stopped)))
                .isZero();
        assertThat(outcome(ask(books, "L-late", THOUSAND, today))).isEqualTo("HELD");
    }

    @Test
    void two_servers_at_once_grant_no_more_than_one_would() throws Exception {
        CreditBooks books = customer().limit(30 * THOUSAND, today);
        List<CreditDesk> servers = List.of(
                context.getBean(CreditDesk.class),
                context.getAutowireCapableBeanFactory().createBean(CreditDesk.class));
        List<Callable<Outcome>> clients = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            CreditDesk server = servers.get(i % 2);
            var order = new OrderRequest(
                    UUID.randomUUID(),
                    new CustomerId(books.customer()),
                    "W-" + i,
                    THOUSAND,
                    Currency.CNY,
                    today,
                    CheckPoint.ORDER,
                    Duration.ofHours(1),
                    OptionalLong.empty(),
                    Optional.empty());
            clients.add(() -> server.check(order, CurrentUser.system())
                    .stored()
                    .decision()
                    .outcome());
        }
        assertThat(atOnce(clients).stream().filter(outcome -> outcome != Outcome.HELD))
                .hasSize(30);
        assertThat(exposure(books)).isEqualTo(30 * THOUSAND);
    }

    @Test
    void a_salesperson_asks_for_own_customers_and_knows_of_no_others() {
        CreditBooks own = new CreditBooks(jdbc, "S-own").limit(50 * THOUSAND, today);
        CreditBooks other = customer().limit(50 * THOUSAND, today);
        String foreign = ask(other, "F", THOUSAND, today).get("id").asString();
        String user = new TestUsers(context).ownerOf("checks.sales", "S-own", Role.SALES);
        String sales = new TestTokens(context).of(user);
        String mine = body(UUID.randomUUID(), own.code(), "S", THOUSAND, today);
        assertThat(TestTokens.send(port, sales, "POST", PATH, mine).statusCode())
                .isEqualTo(200);
        assertThat(TestTokens.send(
                                port, sales, "POST", PATH, body(UUID.randomUUID(), other.code(), "S", THOUSAND, today))
                        .statusCode())
                .isEqualTo(404);
        assertThat(TestTokens.send(port, sales, "GET", PATH + "/" + foreign, "").statusCode())
                .isEqualTo(404);
        assertThat(TestTokens.send(port, sales, "POST", PATH + "/" + foreign + "/voiding", "{\"reason\": \"mine\"}")
                        .statusCode())
                .isEqualTo(404);
        // the key of somebody else's decision tells nothing about it
        assertThat(TestTokens.send(
                                port,
                                sales,
                                "POST",
                                PATH,
                                body(UUID.fromString(foreign), own.code(), "S", THOUSAND, today))
                        .statusCode())
                .isEqualTo(422);
        JsonNode list = JSON.readTree(
                TestTokens.send(port, sales, "GET", PATH + "?size=200", "").body());
        assertThat(list.get("items"))
                .allSatisfy(item -> assertThat(item.get("customer").asString()).isEqualTo(own.code()));
    }
}
