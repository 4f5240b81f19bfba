package io.ballast.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.faults.FaultProxy.Fault;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** The way to the database, or back to the client, goes bad under a server that works; then it is good again. */
@FaultTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseDownTest {
    private static final String RUNS = "/api/v1/runs";
    private static final Duration RECOVERY = Duration.ofSeconds(15);
    /** The refusal is wanted within 2 s; the rest is for a busy machine that builds. */
    private static final Duration REFUSAL = Duration.ofSeconds(4);

    @Autowired
    ApplicationContext context;

    private Optional<Company> shared = Optional.empty();

    @BeforeEach
    void a_server_that_works() {
        shared = Optional.of(Company.of(context));
        recovers();
    }

    @AfterEach
    void all_is_well_again() {
        company().database.set(Fault.NONE);
    }

    private Company company() {
        return shared.orElseThrow();
    }

    private int status() {
        return company().client().get(RUNS).statusCode();
    }

    private Duration recovers() {
        return Waiting.until("the server answers again", RECOVERY, () -> status() == 200);
    }

    private static <T> T within(Duration limit, Callable<T> call) {
        long begun = System.nanoTime();
        try {
            T answer = call.call();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(limit);
            return answer;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Order(1)
    void without_its_database_it_refuses_at_once_says_when_to_ask_again_and_comes_back_by_itself() {
        Company company = company();
        JsonNode draft = company.draft();
        Visitor visitor = Visitor.at(company.server().port()).signIn("fault-manager");
        company.history.fault("database resets");
        company.history.check(() -> {
            company.database.set(Fault.RESET);
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer =
                        within(REFUSAL, () -> company.client().get(RUNS));
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("2");
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .contains("problem+json");
            }
            HttpResponse<String> page = within(REFUSAL, () -> visitor.get("/customers", "Accept", "text/html"));
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("暂时不可用").doesNotContain("SQL", "jdbc");
            assertThat(company.approve(draft).orElseThrow().statusCode()).isEqualTo(503);
            assertThat(company.server().status("/actuator/health")).isEqualTo(503);
            assertThat(company.server().status("/actuator/health/liveness")).isEqualTo(200);

            company.database.set(Fault.NONE);
            recovers();
            assertThat(visitor.get("/customers", "Accept", "text/html").statusCode())
                    .as("still signed in")
                    .isEqualTo(200);
            assertThat(company.versionsOf(draft)).isZero();
            Company.body(company.approve(draft));
            assertThat(company.versionsOf(draft)).isEqualTo(1);
            company.invariantsHold();
        });
    }

    @Test
    @Order(2)
    void a_database_that_says_nothing_does_not_take_all_connections_with_it() throws Exception {
        Company company = company();
        company.history.fault("database is a black hole");
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            company.database.set(Fault.BLACK_HOLE);
            List<Future<Integer>> hanging = IntStream.range(0, 40)
                    .mapToObj(i -> clients.submit(this::status))
                    .toList();
            Waiting.until(
                    "new requests are refused at once",
                    Duration.ofSeconds(30),
                    () -> company.server().status("/actuator/health") == 503);
            assertThat(within(REFUSAL, this::status)).isEqualTo(503);
            company.database.set(Fault.NONE);
            recovers();
            for (Future<Integer> each : hanging) {
                assertThat(each.get()).isIn(200, 503);
            }
            List<Future<Integer>> afterwards = IntStream.range(0, 40)
                    .mapToObj(i -> clients.submit(this::status))
                    .toList();
            for (Future<Integer> each : afterwards) {
                assertThat(each.get()).isEqualTo(200);
            }
        }
        company.invariantsHold();
    }

    @Test
    @Order(3)
    void a_slow_database_is_told_by_health_and_requests_are_still_answered() {
        Company company = company();
        company.database.delay(1_200);
        Waiting.until(
                "health is degraded",
                Duration.ofSeconds(15),
                () -> company.client().get("/actuator/health").body().contains("DEGRADED"));
        assertThat(company.server().status("/login")).isEqualTo(200);
        company.database.set(Fault.NONE);
        Waiting.until(
                "health is good",
                RECOVERY,
                () -> company.client().get("/actuator/health").body().contains("\"status\":\"UP\""));
    }

    @Test
    @Order(4)
    void who_lost_the_answer_and_asks_again_gets_it() {
        Company company = company();
        JsonNode draft = company.draft();
        var ledger = new Ledger("LOST");
        String key = UUID.randomUUID().toString();
        try (FaultProxy way = FaultProxy.to(company.server().port())) {
            way.set(Fault.DROP_ANSWER);
            var unlucky = new Client(way.port(), company.manager, company.history);
            assertThat(unlucky.importFiles(key, ledger.files())).isEmpty();
            assertThat(company.approveAs(new Client(way.port(), company.approver, company.history), draft))
                    .isEmpty();
        }
        HttpResponse<String> again =
                company.client().importFiles(key, ledger.files()).orElseThrow();
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        company.load(ledger, key);
        assertThat(company.rows(ledger)).startsWith(Ledger.INVOICES + " ");
        Company.body(company.approve(draft));
        assertThat(company.versionsOf(draft)).isEqualTo(1);
        company.invariantsHold();
    }

    @Test
    @Order(9)
    void a_server_told_to_stop_says_so_first_and_finishes_what_is_under_way() throws Exception {
        Company company = company();
        ChildServer server = company.server();
        var statuses = new ConcurrentLinkedQueue<Integer>();
        var wasUnready = new AtomicBoolean();
        var isOver = new AtomicBoolean();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                clients.execute(() -> {
                    var client = new Client(server.port(), company.manager, company.history);
                    while (!isOver.get()) {
                        client.send("GET", RUNS, "").ifPresent(answer -> statuses.add(answer.statusCode()));
                        Waiting.millis(20);
                    }
                });
            }
            clients.execute(() -> {
                while (!isOver.get()) {
                    int status = server.status("/actuator/health/readiness");
                    wasUnready.compareAndSet(false, status == 503);
                    Waiting.millis(20);
                }
            });
            Waiting.until("requests are answered", RECOVERY, () -> statuses.size() > 20);
            server.terminate();
            int code = server.exit(Duration.ofSeconds(30));
            isOver.set(true);
            assertThat(code).as("SIGTERM, 128 + 15").isEqualTo(143);
        }
        assertThat(wasUnready).as("readiness was false while it still answered").isTrue();
        assertThat(statuses).containsOnly(200);
        assertThat(server.log()).doesNotContain(TestUsers.PASSWORD);
        company.invariantsHold(); // what a new server finds
    }
}
