package io.ballast.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.Policy;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Visitor;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A draft policy is tried on the portfolio before anybody approves it. */
@AssessedServerTest
class SimulationTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LESS = 100;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Scales scales;

    private String analyst = "";
    private String narrow = "";

    @BeforeEach
    void load() {
        AssessedDemo.load(context);
        var users = new TestUsers(context);
        var tokens = new TestTokens(context);
        analyst = tokens.of(users.withRoles("try-analyst", Role.ANALYST));
        narrow = tokens.of(
                users.ownerOf("try-narrow", text("select min(owner_code) as t from customers.customer"), Role.ANALYST));
    }

    @Test
    void a_draft_says_what_it_changes_and_changes_nothing() throws InterruptedException {
        String published = text("select md5(string_agg(a::text, '' order by run_id, customer_id)) as t"
                + " from assessment.assessment a");
        long draft = draft(Policy.standard()
                .text()
                .replaceFirst(
                        "score base=(\\d+)",
                        "score base=" + (Policy.standard().scorecard().basePoints() - LESS)));

        JsonNode tried = tried(draft, 1);

        String inForce = " from assessment.assessment a join assessment.published p on p.run_id = a.run_id";
        assertThat(tried.get("asOf").asString()).isEqualTo(AssessedDemo.DAY.toString());
        assertThat(tried.get("customers").asInt()).isEqualTo(AssessedDemo.CUSTOMERS);
        assertThat(tried.get("changed").asInt()).as("each loses points").isEqualTo(AssessedDemo.CUSTOMERS);
        assertThat(tried.get("better").asInt()).isZero();
        assertThat(tried.get("worse").asInt()).isPositive();
        // what is said of the policy in force is what its run said
        assertThat(tried.get("fromLimitMinor").asLong())
                .isEqualTo(number("select coalesce(sum(recommended_limit_minor), 0)" + inForce));
        assertThat(tried.get("fromWarnings").asLong())
                .isEqualTo(number("select sum(cardinality(warning_rules))" + inForce));
        assertThat(tried.get("toLimitMinor").asLong())
                .isLessThan(tried.get("fromLimitMinor").asLong());
        long id = tried.get("id").asLong();
        assertThat(number("select sum(customers) from assessment.simulated_grades where simulation_id = " + id))
                .isEqualTo(AssessedDemo.CUSTOMERS);
        assertThat(number("select sum(exposure_minor) from assessment.simulated_grades where simulation_id = " + id))
                .isEqualTo(number("select sum(exposure_minor)" + inForce));
        assertThat(number("select count(*) from assessment.simulated_change s join assessment.published p on true"
                        + " join assessment.assessment a on a.run_id = p.run_id and a.customer_id = s.customer_id"
                        + " where s.simulation_id = " + id + " and s.from_points = a.points and s.from_grade = a.grade"
                        + " and s.to_points = a.points - " + LESS))
                .isEqualTo(AssessedDemo.CUSTOMERS);
        assertThat(text("select md5(string_agg(a::text, '' order by run_id, customer_id)) as t"
                        + " from assessment.assessment a"))
                .isEqualTo(published);
        assertThat(body(get(analyst, "/api/v1/policy-drafts/" + draft + "/simulations"))
                        .size())
                .as("the month end before as well")
                .isEqualTo(2);
        assertThat(body(get(analyst, "/api/v1/simulations/" + id + "/changes?most=5"))
                        .size())
                .isEqualTo(5);
        lookAtPages(draft, id);
        lookInABrowser(draft, id);
    }

    /** The pages as a person sees them, and a condition completed by keyboard. */
    private void lookInABrowser(long draft, long id) {
        try (Browser browser = Browser.open(port, Browser.Look.CHINESE)) {
            browser.signIn("try-analyst");
            for (String path : List.of("/simulations/" + id, "/policy/drafts/" + draft)) {
                browser.visit(path).shoot(path.substring(1).replace('/', '-').replaceAll("[0-9]+", "one"));
                browser.assertAccessible().assertFitsOnPaper();
            }
            var condition = browser.visit("/policy/drafts/" + draft + "/sections/warnings")
                    .page()
                    .locator("textarea[data-rule]")
                    .first();
            condition.fill("tenure_days > 1 && weighted_delay_days_9");
            condition.press("End");
            browser.page().locator("[role=option]").first().waitFor();
            condition.press("Enter");
            assertThat(condition.inputValue()).isEqualTo("tenure_days > 1 && weighted_delay_days_90");
            condition.pressSequentially(" > often");
            browser.page().locator(".fault:has-text(\"often\")").first().waitFor();
            browser.assertQuiet();
        }
    }

    private void lookAtPages(long draft, long id) {
        Visitor visitor = Visitor.at(port).signIn("try-analyst");
        assertThat(visitor.get("/policy/drafts/" + draft).body()).contains("/simulations/" + id, "即当前文本");
        assertThat(visitor.get("/simulations/" + id).body()).contains("等级迁移");
        assertThat(visitor.get("/simulations/" + id + "/export.csv").body().lines())
                .hasSize(1 + AssessedDemo.CUSTOMERS);
        String order = JSON.writeValueAsString(
                Map.of("revision", 1, "text", Policy.standard().text()));
        body(TestTokens.send(port, analyst, "PUT", "/api/v1/policy-drafts/" + draft + "/text", order));
        assertThat(body(get(analyst, "/api/v1/simulations/" + id))
                        .get("isStale")
                        .asBoolean())
                .as("edited since")
                .isTrue();
        assertThat(visitor.get("/simulations/" + id).body()).contains("试算之后草稿已修改");
    }

    @Test
    void who_does_not_see_all_customers_neither_tries_a_policy_nor_sees_what_came_of_it() throws InterruptedException {
        long draft = draft(Policy.standard().text().replaceFirst("weight=150", "weight=151"));
        long id = tried(draft, 0).get("id").asLong();

        assertThat(start(narrow, draft, 0).statusCode()).isEqualTo(403);
        assertThat(body(get(narrow, "/api/v1/policy-drafts/" + draft + "/simulations"))
                        .size())
                .isZero();
        assertThat(get(narrow, "/api/v1/simulations/" + id).statusCode()).isEqualTo(404);
        assertThat(get(narrow, "/api/v1/simulations/" + id + "/changes").statusCode())
                .isEqualTo(404);
        Visitor visitor = Visitor.at(port).signIn("try-narrow");
        assertThat(visitor.get("/simulations/" + id + "/export.csv").statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/policy/drafts/" + draft).body()).doesNotContain("/simulations/" + id);
        assertThat(start(analyst, draft, 13).statusCode()).isEqualTo(422);
    }

    @Test
    void a_draft_tried_ten_times_at_once_is_tried_by_one_job() throws Exception {
        long draft = draft(Policy.standard().text().replaceFirst("weight=150", "weight=152"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Long>> orders = Collections.nCopies(
                    10, () -> body(start(analyst, draft, 12)).get("job").asLong());
            Set<Long> jobs = new HashSet<>();
            for (Future<Long> job : threads.invokeAll(orders)) {
                jobs.add(job.get());
            }
            assertThat(jobs).hasSize(1);
        }
    }

    @Test
    void class_and_risk_of_a_grade_are_those_of_the_policy_that_judged() {
        String hash = OwnPolicy.store(context.getBean(JdbcTemplate.class), LocalDate.of(2999, 1, 1));
        long run = number("select run_id from assessment.published");
        String customer = text("select c.code as t from customers.customer c join assessment.assessment a on"
                + " a.customer_id = c.id where a.run_id = " + run + " order by a.grade, c.id limit 1");
        String path = "/api/v1/customers/" + customer;
        JsonNode before = body(get(analyst, path)).get("verdict");
        String own = text("select policy_hash as t from assessment.run where id = " + run);
        assertThat(before.get("customerClass").asString()).isNotEqualTo(OwnPolicy.CLASS);

        jdbc.sql("update assessment.run set policy_hash = :hash where id = :run")
                .param("hash", hash)
                .param("run", run)
                .update();
        try {
            assertThat(body(get(analyst, path))
                            .get("verdict")
                            .get("customerClass")
                            .asString())
                    .isEqualTo(OwnPolicy.CLASS);
            assertThat(body(get(analyst, "/api/v1/customers?class=" + OwnPolicy.CLASS + "&size=200"))
                            .toString())
                    .as("the filter by class as well")
                    .contains('"' + customer + '"');
            assertThat(scales.inForce().ranges())
                    .allMatch(range -> range.customerClass().name().equals(OwnPolicy.CLASS));
        } finally {
            jdbc.sql("update assessment.run set policy_hash = :hash where id = :run")
                    .param("hash", own)
                    .param("run", run)
                    .update();
        }
    }

    private long draft(String text) {
        String order = JSON.writeValueAsString(Map.of("purpose", "to try", "text", text));
        return body(TestTokens.send(
                        port,
                        analyst,
                        "POST",
                        "/api/v1/policy-drafts",
                        order,
                        "Idempotency-Key",
                        UUID.randomUUID().toString()))
                .get("id")
                .asLong();
    }

    /** Today's portfolio under a draft, once the job is done. */
    private JsonNode tried(long draft, int months) throws InterruptedException {
        long job = body(start(analyst, draft, months)).get("job").asLong();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        String state = "select state as t from web.job where id = " + job;
        while (text(state).equals("RUNNING")) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(text(state)).isEqualTo("DONE");
        return body(get(analyst, "/api/v1/policy-drafts/" + draft + "/simulations"))
                .get(0);
    }

    private HttpResponse<String> start(String token, long draft, int months) {
        return TestTokens.send(
                port, token, "POST", "/api/v1/policy-drafts/" + draft + "/simulations", "{\"months\": " + months + "}");
    }

    private HttpResponse<String> get(String token, String path) {
        return Visitor.at(port).get(path, "Authorization", "Bearer " + token);
    }

    private static JsonNode body(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    private String text(String sql) {
        return jdbc.sql(sql).query((row, index) -> row.getString("t")).single();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
