package io.ballast.server.modellab;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.model.watch.Figure;
import io.ballast.engine.model.watch.Light;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.identity.Colleagues;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Progress;
import io.ballast.server.web.Visitor;
import java.time.Duration;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Optional;
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

    @Autowired
    DataSets sets;

    @Autowired
    Trainings trainings;

    @Autowired
    Challengers challengers;

    @Autowired
    ChallengedCustomers challenged;

    @Autowired
    Validations validations;

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
        aMonthPasses();
        watch();
        assertThat(told()).as("it stays red").isEqualTo(told + 1);

        look(modeller, drifted);
        MonthlyWatch.once(watches, YearMonth.of(2026, 11));
        MonthlyWatch.once(watches, YearMonth.of(2026, 11));
        assertThat(number("select count(*) from modellab.watch_run where request_key = 'monthly-2026-11'"))
                .isEqualTo(1);
    }

    /** Whatever was told may be told again. */
    private void aMonthPasses() {
        jdbc.sql("""
                update notification.notice
                set created_at = created_at - interval '31 days'
                where kind = 'MODEL_WATCH'""").update();
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
            browser.page().waitForLoadState();
            browser.page().locator("form[action='/models/watch'] button").click();
            browser.page().locator("main a.primary[href^='/models/watch/']").click();
            browser.page().waitForURL(Pattern.compile(".*/models/watch/\\d+"));
            browser.page().waitForLoadState();
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

    @Test
    void a_challenger_scores_beside_the_card_in_force_and_changes_nothing() throws Exception {
        CurrentUser modeller = user(users.withRoles("shadow-modeller", Role.MODELLER));
        long training = trained(modeller);
        long card = number("select id from modellab.model where kind = 'SCORECARD' and training_id = " + training);
        String before = points();
        String key = UUID.randomUUID().toString();
        String token = new TestTokens(context).of("shadow-modeller");
        String wish = "{\"key\":\"%s\",\"model\":%d,\"purpose\":\"try it\"}".formatted(key, card);
        String api = "/api/v1/model-lab/challengers";
        assertThat(TestTokens.send(port, token, "POST", api, wish).statusCode()).isEqualTo(201);
        assertThat(TestTokens.send(port, token, "POST", api, wish).statusCode())
                .as("the same again")
                .isEqualTo(201);
        assertThat(number("select count(*) from modellab.challenger where model_id = " + card))
                .isEqualTo(1);
        String again = wish.replace(key, UUID.randomUUID().toString());
        assertThat(TestTokens.send(port, token, "POST", api, again).statusCode())
                .isEqualTo(409);
        String baseline = again.replace(
                "" + card,
                "" + number("select id from modellab.model where kind = 'EXPERT' and training_id = " + training));
        assertThat(TestTokens.send(port, token, "POST", api, baseline).statusCode())
                .isEqualTo(422);

        WatchRun run = watch();
        long id = number("select id from modellab.challenger where model_id = " + card);
        var said = challengers.latest(id).orElseThrow();
        assertThat(said.run()).isEqualTo(run.id());
        var today = said.figures().today();
        long customers = run.figures().days().getLast().observations();
        assertThat((long) today.safer().customers()
                        + today.riskier().customers()
                        + today.same().customers())
                .isEqualTo(customers);
        assertThat(challenged.of(run.id(), id, row -> row.graded().isRiskier()))
                .hasSize(today.riskier().customers())
                .extracting(ChallengedCustomer::exposureMinor)
                .satisfies(owed -> assertThat(
                                owed.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(today.riskier().exposureMinor()));
        assertThat(said.figures().tested().events()).isPositive();
        assertThat(points()).as("without any effect").isEqualTo(before);

        lookAtChallenger(id);
        String seller = new TestTokens(context).of(users.withRoles("shadow-seller", Role.SALES));
        assertThat(TestTokens.send(port, seller, "GET", api + "/" + id, "").statusCode())
                .isEqualTo(403);
        assertThat(TestTokens.send(port, token, "POST", api + "/" + id + "/ending", "{\"why\":\"seen enough\"}")
                        .body())
                .contains("seen enough");
        watch();
        assertThat(challengers.latest(id).orElseThrow().run())
                .as("it has ended")
                .isEqualTo(run.id());
    }

    @Test
    void what_is_overdue_is_told_once_until_somebody_validates() {
        assertThat(validations.due().due()).isEqualTo(validations.due().since().plusMonths(12));
        assertThat(validations.remind()).as("a year ahead").isFalse();
        long policy = validations.due().policyId();
        jdbc.sql("""
                insert into modellab.validation (
                  request_key, policy_id, verdict, note, valid_until, validated_by, validated_on)
                values ('long-ago', :policy, 'FIT', 'as it was', :over, 'somebody', :then)""")
                .param("policy", policy)
                .param("over", validations.due().today().minusDays(1))
                .param("then", validations.due().today().minusYears(1))
                .update();
        assertThat(validations.due().light()).isEqualTo(Light.RED);
        assertThat(validations.remind()).isTrue();
        assertThat(validations.remind()).as("told already").isFalse();

        String api = "/api/v1/model-lab/validations";
        String wish = "{\"key\":\"%s\",\"policy\":%d,\"verdict\":\"FIT\",\"note\":\"ranks well\"}"
                .formatted(UUID.randomUUID(), policy);
        String auditor = new TestTokens(context).of(users.withRoles("valid-auditor", Role.AUDITOR));
        assertThat(TestTokens.send(port, auditor, "POST", api, wish).statusCode())
                .isEqualTo(403);
        String manager = new TestTokens(context).of(users.withRoles("valid-manager", Role.CREDIT_MANAGER));
        assertThat(TestTokens.send(port, manager, "POST", api, wish).statusCode())
                .isEqualTo(200);
        assertThat(TestTokens.send(port, manager, "POST", api, wish).statusCode())
                .as("again")
                .isEqualTo(200);
        assertThat(validations.due().validations().stream().map(Validation::by))
                .containsExactly("valid-manager", "somebody");
        assertThat(validations.due().light()).isEqualTo(Light.GREEN);
    }

    /** A training of the demo company's books. */
    private long trained(CurrentUser modeller) throws Exception {
        String key = UUID.randomUUID().toString();
        Users.as(modeller, () -> sets.start(new DataSetOrder(key, "shadow", 8, 3, 15, 0, 180, true), modeller));
        long set = waitFor("select id from modellab.data_set where request_key = '" + key + "'");
        var kinds = EnumSet.of(ModelKind.SCORECARD, ModelKind.TREE);
        var order = new TrainingOrder(key, set, Optional.empty(), kinds, 1, Plan.usual());
        Users.as(modeller, () -> trainings.start(order, modeller));
        return waitFor("select id from modellab.training where request_key = '" + key + "'");
    }

    private long waitFor(String sql) throws InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            Optional<Long> found =
                    jdbc.sql(sql).query((row, _) -> row.getLong(1)).optional();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        throw new AssertionError("Nothing came of " + sql);
    }

    private void lookAtChallenger(long id) {
        for (Browser.Look look : new Browser.Look[] {Browser.Look.CHINESE, new Browser.Look(false, false, 390, 844)}) {
            try (Browser browser = Browser.open(port, look)) {
                browser.signIn("shadow-modeller");
                String name = look.equals(Browser.Look.CHINESE) ? "" : "phone-";
                browser.visit("/models/challengers").shoot(name + "challengers").assertAccessible();
                browser.page()
                        .locator("a[href='/models/challengers/" + id + "']")
                        .click();
                browser.shoot(name + "challenger").assertAccessible();
                browser.page().locator(".tile").nth(1).click();
                browser.assertAccessible();
                browser.assertQuiet();
            }
        }
    }

    private String points() {
        return word("""
                select string_agg(a.customer_id || ':' || a.points, ' ' order by a.customer_id)
                from assessment.assessment a
                join assessment.published p on p.run_id = a.run_id""");
    }

    private CurrentUser user(String username) {
        return context.getBean(Colleagues.class).named(username).orElseThrow();
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
