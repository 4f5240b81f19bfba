package io.ballast.server.modellab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.model.order.OrderErrors;
import io.ballast.engine.model.order.OrderPast;
import io.ballast.engine.model.order.OrderStudy;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.assessment.Histories;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Visitor;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders of the month are foretold from the ledger, and what that was worth before opens the orders it is made of. */
@AssessedServerTest
@TestPropertySource(properties = "ballast.test=model-watch")
class OrdersForetoldTest {
    private static final String HELD_OUT = """
        select sum(abs(came_minor - said_minor))::double precision / sum(came_minor)
        from modellab.order_month
        where study_id = :study and came_minor is not null""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    OrderStudies studies;

    @Autowired
    OrderMonths months;

    @Autowired
    Histories histories;

    @Autowired
    TransactionTemplate transactions;

    private TestUsers users;
    private OrderRun run;
    private String code = "";

    @BeforeEach
    void study() {
        AssessedDemo.load(context);
        users = new TestUsers(context);
        MonthlyOrderStudy.once(studies, YearMonth.of(2026, 11));
        run = studies.newest().stream()
                .filter(one -> one.createdBy().equals("monthly"))
                .findFirst()
                .orElseThrow();
        code = text("""
                select c.code
                from modellab.order_month m
                join customers.customer c on c.id = m.customer_id
                where m.came_minor is null and m.low_minor is not null
                order by m.said_minor desc, c.code
                limit 1""");
    }

    private String text(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).single();
    }

    private JsonNode read(String token, String path) {
        return new JsonMapper()
                .readTree(TestTokens.send(port, token, "GET", "/api/v1" + path, "")
                        .body());
    }

    @Test
    void the_same_books_say_the_same_and_the_errors_are_those_of_the_rows() throws Exception {
        OrderRun again = studies.find(studies.study(UUID.randomUUID().toString(), "test", MonthlyWatch.UNSEEN))
                .orElseThrow();
        assertThat(again.errors()).isEqualTo(run.errors());
        assertThat(run.month()).isEqualTo(YearMonth.from(histories.lastDay().plusDays(1)));
        OrderErrors errors = run.errors().orElseThrow();
        assertThat(errors.tried()).isGreaterThan(200);
        double ofRows = jdbc.sql(HELD_OUT)
                .param("study", run.id())
                .query((row, _) -> row.getDouble(1))
                .single();
        assertThat(errors.error()).isCloseTo(ofRows, within(1e-12));
        assertThat(studies.sums(run)).hasSize(OrderStudy.TRIED_MONTHS + 1);
        assertThat(studies.sums(run).getLast().month()).isEqualTo(run.month());
        assertThat(jdbc.sql("select count(*) from modellab.order_study where request_key = 'monthly-2026-11'")
                        .query((row, _) -> row.getInt(1))
                        .single())
                .isEqualTo(1);
    }

    @Test
    void what_is_cancelled_within_its_month_was_not_ordered_in_it_and_later_it_was() {
        LocalDate lastDay = histories.lastDay();
        long usual = ordered(lastDay);
        long order = Long.parseLong(text("""
                select id
                from ledger.sales_order
                where cancelled_on is null and ordered_on < date '2026-09-01' and ordered_on > date '2025-09-01'
                order by base_minor desc, id
                limit 1"""));
        long minor = Long.parseLong(text("select base_minor from ledger.sales_order where id = " + order));
        transactions.executeWithoutResult(status -> {
            cancel(order, "ordered_on");
            assertThat(ordered(lastDay)).isEqualTo(usual - minor);
            cancel(order, "(date_trunc('month', ordered_on) + interval '1 month')::date");
            assertThat(ordered(lastDay)).isEqualTo(usual);
            status.setRollbackOnly();
        });
    }

    private void cancel(long order, String day) {
        jdbc.sql("update ledger.sales_order set closed_on = null, cancelled_on = " + day + " where id = :order")
                .param("order", order)
                .update();
    }

    private long ordered(LocalDate lastDay) {
        return months.before(run.month(), lastDay).stream()
                .map(OrderPast::monthsMinor)
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void a_past_month_of_a_customer_is_the_sum_of_the_orders_it_opens() throws Exception {
        String token = new TestTokens(context).of(users.withRoles("orders-manager", Role.CREDIT_MANAGER));
        JsonNode forecast = read(token, "/customers/" + code + "/order-forecast");
        assertThat(forecast.get("next").get("month").asString())
                .isEqualTo(run.month().toString());
        assertThat(forecast.get("next").get("saidMinor").asLong())
                .isBetween(
                        forecast.get("next").get("lowMinor").asLong(),
                        forecast.get("next").get("highMinor").asLong());
        assertThat(forecast.get("next").get("cameMinor").isNull()).isTrue();
        assertThat(forecast.get("tried").size()).isEqualTo(OrderStudy.TRIED_MONTHS);
        assertThat(assertOpens(token)).isPositive();
        assertThat(read(token, "/customers/" + code + "/documents/orders?month=never")
                        .get("status")
                        .asInt())
                .isEqualTo(400);

        long order = Long.parseLong(text("""
                select o.id
                from ledger.sales_order o
                join customers.customer c on c.id = o.customer_id
                where c.code = '%s' and o.cancelled_on is null and o.closed_on is not null
                  and o.ordered_on between date '%s' and date '%s'
                order by o.id
                limit 1""".formatted(
                        code,
                        run.month().minusMonths(OrderStudy.TRIED_MONTHS).atDay(1),
                        run.month().minusMonths(1).atEndOfMonth())));
        String closed = text("select closed_on::text from ledger.sales_order where id = " + order);
        long before = assertOpens(token);
        cancel(order, "ordered_on");
        try {
            studies.study(UUID.randomUUID().toString(), "test", MonthlyWatch.UNSEEN);
            assertThat(assertOpens(token)).isLessThan(before);
        } finally {
            jdbc.sql("update ledger.sales_order set closed_on = date '" + closed + "', cancelled_on = null where id = "
                            + order)
                    .update();
            studies.study(UUID.randomUUID().toString(), "test", MonthlyWatch.UNSEEN);
        }
    }

    /** Each month is the sum of the orders that its address lists; what came in all of them. */
    private long assertOpens(String token) {
        long came = 0;
        for (JsonNode month :
                read(token, "/customers/" + code + "/order-forecast").get("tried")) {
            JsonNode documents = read(
                    token,
                    "/customers/" + code + "/documents/orders?month="
                            + month.get("month").asString());
            assertThat(documents.get("sum").get("baseMinor").asLong())
                    .as(month.toString())
                    .isEqualTo(month.get("cameMinor").asLong());
            came += month.get("cameMinor").asLong();
        }
        return came;
    }

    @Test
    void a_salesperson_reads_of_own_customers_only_and_nothing_of_the_study() {
        String owner = text("select coalesce(owner_code, '') from customers.customer where code = '" + code + "'");
        String mine = users.ownerOf("orders-mine", owner, Role.SALES);
        String other = users.ownerOf("orders-other", "S-orders-else", Role.SALES);
        String path = "/customers/" + code + "/order-forecast";
        TestTokens tokens = new TestTokens(context);
        assertThat(TestTokens.send(port, tokens.of(mine), "GET", "/api/v1" + path, "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(TestTokens.send(port, tokens.of(other), "GET", "/api/v1" + path, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(TestTokens.send(port, tokens.of(mine), "GET", "/api/v1/model-lab/order-studies", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Visitor.at(port).signIn(mine).get("/customers/" + code).body())
                .contains("id=\"order-forecast\"");
        assertThat(Visitor.at(port).signIn(other).get(run.rows()).statusCode()).isEqualTo(403);
    }

    @Test
    void a_request_that_is_sent_again_makes_one_study() {
        String token = new TestTokens(context).of(users.withRoles("orders-modeller", Role.MODELLER));
        String wish = "{\"key\":\"" + UUID.randomUUID() + "\"}";
        long before = studies.newest().size();
        String first = TestTokens.send(port, token, "POST", "/api/v1/model-lab/order-studies", wish)
                .body();
        assertThat(first).contains("/jobs/");
        String path = "";
        for (int i = 0; i < 100 && !path.contains("/models/behaviour/orders/"); i++) {
            sleep();
            path = TestTokens.send(port, token, "POST", "/api/v1/model-lab/order-studies", wish)
                    .body();
        }
        assertThat(path).contains("/models/behaviour/orders/");
        assertThat(studies.newest()).hasSize((int) before + 1);
        assertThat(TestTokens.send(port, token, "POST", "/api/v1/model-lab/order-studies", "{\"key\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    private static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void pages_list_every_month_once_in_any_order_and_are_written_as_they_are_shown() {
        String modeller = users.withRoles("orders-looker", Role.MODELLER, Role.CREDIT_MANAGER);
        Visitor visitor = Visitor.at(port).signIn(modeller);
        int all = jdbc.sql("select count(*) from modellab.order_month where study_id = :study")
                .param("study", run.id())
                .query((row, _) -> row.getInt(1))
                .single();
        for (String sort : List.of("-said", "error", "-came")) {
            assertThat(visitor.get(run.rows() + "/export.csv?sort=" + sort)
                            .body()
                            .lines())
                    .hasSize(all + 1)
                    .doesNotHaveDuplicates();
            assertThat(walk(visitor, run.rows() + "?size=200&sort=" + sort))
                    .hasSize(all)
                    .doesNotHaveDuplicates();
        }
        assertThat(visitor.get(run.rows() + "?month=never").statusCode()).isEqualTo(400);
        assertThat(visitor.get(run.rows() + "?held=perhaps").statusCode()).isEqualTo(400);
        List<String> paths = List.of(
                "/models/behaviour/orders",
                run.rows() + "?sort=-error",
                run.rows() + "?month=" + run.month(),
                "/customers/" + code + "/documents/orders?month=2026-09",
                "/customers/" + code + "#order-forecast");
        look(new Browser.Look(true, false, 1280, 900), "zh", modeller, paths);
        look(new Browser.Look(false, false, 390, 844), "phone", modeller, paths);
    }

    /** Months listed on all pages, as their addresses name them. */
    private static List<String> walk(Visitor visitor, String first) {
        Pattern months = Pattern.compile("/customers/([^/\"]+)/documents/orders\\?month=([0-9-]+)");
        Pattern next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"|rel=\"next\" href=\"([^\"]+)\"");
        List<String> found = new ArrayList<>();
        String path = first;
        while (!path.isEmpty()) {
            String body = visitor.get(path).body();
            months.matcher(body).results().forEach(match -> found.add(match.group(1) + match.group(2)));
            Matcher link = next.matcher(body);
            path = link.find() ? (link.group(1) == null ? link.group(2) : link.group(1)).replace("&amp;", "&") : "";
        }
        return found;
    }

    private void look(Browser.Look look, String name, String user, List<String> paths) {
        try (Browser browser = Browser.open(port, look)) {
            browser.signIn(user);
            for (int i = 0; i < paths.size(); i++) {
                browser.visit(paths.get(i))
                        .shoot("orders-" + name + "-" + i)
                        .assertAccessible()
                        .assertFitsOnPaper();
            }
            browser.assertQuiet();
        }
    }
}
