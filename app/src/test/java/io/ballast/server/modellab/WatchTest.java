package io.ballast.server.modellab;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.model.watch.Figure;
import io.ballast.engine.model.watch.Light;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Progress;
import io.ballast.server.web.Visitor;
import java.time.YearMonth;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The scorecard in force is watched, and who answers for it is told, once. */
@AssessedServerTest
@TestPropertySource(properties = "ballast.test=model-watch")
class WatchTest {
    private static final int MANY = 60;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Watches watches;

    private TestUsers users;

    @BeforeEach
    void load() {
        AssessedDemo.load(context);
        users = new TestUsers(context);
    }

    @Test
    void a_portfolio_that_drifts_turns_the_light_and_is_told_once() throws Exception {
        users.withRoles("watch-manager", Role.CREDIT_MANAGER);
        String modeller = users.withRoles("watch-modeller", Role.MODELLER);
        WatchRun calm = watch();
        assertThat(calm.light(Figure.SCORE)).as("before").isNotEqualTo(Light.RED);
        assertThat(calm.refused()).containsKey("profile_filled_share");
        assertThat(calm.figures().notCompared()).containsExactly("profile_filled_share");
        long told = told();

        AssessedDemo.bookUnpaid(context, MANY, AssessedDemo.DAY.minusDays(100), AssessedDemo.DAY.minusDays(50));
        WatchRun drifted = watch();
        assertThat(drifted.light(Figure.SCORE)).as("after").isEqualTo(Light.RED);
        assertThat(drifted.referenceDay()).as("stays").isEqualTo(calm.referenceDay());
        assertThat(told()).isEqualTo(told + 1);
        assertThat(word("select path from notification.notice where kind = 'MODEL_WATCH' order by id desc limit 1"))
                .isEqualTo(drifted.path());
        watch();
        assertThat(told()).as("it stays red").isEqualTo(told + 1);

        look(modeller, drifted);
        MonthlyWatch.once(watches, YearMonth.of(2026, 11));
        MonthlyWatch.once(watches, YearMonth.of(2026, 11));
        assertThat(number("select count(*) from modellab.watch_run where request_key = 'monthly-2026-11'"))
                .isEqualTo(1);
    }

    private WatchRun watch() throws Progress.Cancelled {
        long run = watches.watch(UUID.randomUUID().toString(), "test", MonthlyWatch.UNSEEN);
        return watches.find(run).orElseThrow();
    }

    /** By the pages: run again by the button, then every figure opens its rows. */
    private void look(String modeller, WatchRun run) {
        try (Browser browser = Browser.open(port, Browser.Look.CHINESE)) {
            browser.signIn(modeller);
            browser.visit("/models");
            browser.page().locator("a[href='/models/watch']").click();
            browser.page().locator("form[action='/models/watch'] button").click();
            browser.page().locator("main a.primary[href^='/models/watch/']").click();
            browser.page().waitForURL(Pattern.compile(".*/models/watch/\\d+"));
            browser.shoot("model-watch").assertAccessible().assertFitsOnPaper();
            browser.page().locator(".tile.bad").first().click();
            browser.shoot("model-watch-customers").assertAccessible();
            browser.visit(run.path() + "/outcomes?recent=true")
                    .shoot("model-watch-outcomes")
                    .assertAccessible();
            browser.assertQuiet();
        }
        try (Browser browser = Browser.open(port, new Browser.Look(false, false, 390, 844))) {
            browser.signIn(modeller);
            for (String path : new String[] {"", "/customers?moved=true", "/outcomes"}) {
                browser.visit(run.path() + path)
                        .shoot("phone-model-watch" + path.replaceAll("[^a-z]", "-"))
                        .assertAccessible();
                assertThat(browser.page().evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isEqualTo(390);
            }
        }
    }

    @Test
    void figures_add_up_to_the_rows_they_open_and_files_hold_them() throws Exception {
        WatchRun run = watch();
        String token = new TestTokens(context).of(users.withRoles("watch-reader", Role.AUDITOR));
        String at = "/api/v1/model-lab/watch-runs/" + run.id();
        long today = run.figures().days().getLast().observations();
        assertThat(TestTokens.send(port, token, "GET", at + "/customers", "").body())
                .hasSizeGreaterThan(100)
                .satisfies(body -> assertThat(body.split("\"customer\"", -1)).hasSize((int) today + 1));
        long matured = run.figures().days().stream()
                .filter(day -> day.outcomes().isPresent())
                .mapToInt(day -> day.observations())
                .sum();
        Visitor auditor = Visitor.at(port).signIn("watch-reader");
        assertThat(auditor.get(run.path() + "/outcomes/export.csv").body().lines())
                .hasSize((int) matured + 1);
        assertThat(TestTokens.send(port, token, "GET", at + "/customers?of=nothing", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(auditor.get(run.path() + "/outcomes?day=yesterday").statusCode())
                .isEqualTo(400);
        assertThat(auditor.get("/models/watch/999999/outcomes?day=yesterday").statusCode())
                .isEqualTo(404);
        String wish = "{\"key\":\"%s\"}".formatted(UUID.randomUUID());
        assertThat(TestTokens.send(port, token, "POST", "/api/v1/model-lab/watch-runs", wish)
                        .statusCode())
                .as("who reads does not write")
                .isEqualTo(403);
    }

    @Test
    void who_does_not_see_every_customer_sees_nothing_of_the_watch() throws Exception {
        WatchRun run = watch();
        String owner = word("select min(owner_code) from customers.customer");
        Visitor seller = Visitor.at(port).signIn(users.withRoles("watch-seller", Role.SALES));
        Visitor narrow = Visitor.at(port).signIn(users.ownerOf("watch-narrow", owner, Role.CREDIT_MANAGER));
        for (Visitor visitor : new Visitor[] {seller, narrow}) {
            for (String path : new String[] {"", "/customers", "/outcomes", "/customers/export.csv"}) {
                assertThat(visitor.get(run.path() + path).statusCode()).as(path).isEqualTo(403);
            }
            assertThat(visitor.get("/models/watch").statusCode()).isEqualTo(403);
        }
    }

    private long told() {
        return number("select count(*) from notification.notice where kind = 'MODEL_WATCH'");
    }

    private String word(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).single();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getLong(1)).single();
    }
}
