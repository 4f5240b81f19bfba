package io.ballast.server.modellab;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.model.watch.Figure;
import io.ballast.engine.model.watch.Light;
import io.ballast.engine.model.watch.ScoreWatch;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Browser;
import io.ballast.server.web.Progress;
import io.ballast.server.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** From the ledger to a scorecard in force and back, on a server of its own: the policy of all others stays. */
@AssessedServerTest
@TestPropertySource(properties = "ballast.test=model-lab")
class ModelLabTest {
    private static final Pattern DRAFT = Pattern.compile(".*/policy/drafts/(\\d+)");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Watches watches;

    private TestUsers users;

    @BeforeEach
    void load() {
        AssessedDemo.load(context);
        users = new TestUsers(context);
    }

    @Test
    void a_modeller_learns_a_card_and_a_second_person_puts_it_in_force_and_takes_it_back() throws Exception {
        String modeller = users.withRoles("lab-modeller", Role.MODELLER);
        String manager = users.withRoles("lab-manager", Role.CREDIT_MANAGER);
        var pages = new PolicyByPages(port, LocalDate.now(clock));
        String before = points();
        long first = number("select max(id) from policy.version");
        long draft = learnACard(modeller);
        lookOnAPhone(modeller);

        pages.tryAndPropose(modeller, draft);
        pages.approveAndAssess(manager, draft);
        assertThat(points()).isNotEqualTo(before);
        lookAtWhoApproved(modeller);
        isWatchedAgainstItsOwnDataSet();
        isValidatedBySomebodyElse(modeller, manager);

        long back = pages.takeBack(manager, first);
        pages.approveAndAssess(users.withRoles("lab-second", Role.CREDIT_MANAGER), back);
        assertThat(points()).isEqualTo(before);
    }

    /** The card of the model says who put it in force. */
    private void lookAtWhoApproved(String modeller) {
        String path = "/models/" + number("select max(model_id) from modellab.promotion");
        try (Browser browser = Browser.open(port, Browser.Look.ENGLISH)) {
            browser.signIn(modeller);
            browser.visit("/models/data-sets/" + number("select max(id) from modellab.data_set"))
                    .shoot("data-set-en");
            browser.visit("/models/trainings/" + number("select max(training_id) from modellab.model"))
                    .shoot("training-en");
            browser.visit(path).shoot("model-in-force-en");
            assertThat(browser.page().locator(".notice").allInnerTexts())
                    .anyMatch(notice -> notice.contains("approved") && notice.contains("lab-manager"));
        }
    }

    /** By the pages alone, from the empty lab to a draft of the policy. */
    private long learnACard(String modeller) {
        try (Browser browser = Browser.open(port, Browser.Look.CHINESE)) {
            browser.signIn(modeller);
            browser.visit("/models").shoot("models-empty").assertAccessible();
            browser.page().locator("#name").fill("季度样本");
            browser.page().locator("#overdue").fill("15");
            browser.page().locator("#share").fill("0");
            browser.page().locator("#new ~ form button").click();
            openResult(browser, "/models/data-sets/");
            browser.shoot("data-set").assertAccessible().assertFitsOnPaper();
            assertThat(browser.page().content()).contains("wallet_share_ratio_90");
            browser.page().locator("#train ~ form button").click();
            openResult(browser, "/models/trainings/");
            browser.shoot("training").assertAccessible().assertFitsOnPaper();
            String training = browser.page().url();
            browser.page().locator("form[action$=repetitions] button").click();
            openResult(browser, "/models/trainings/");
            assertThat(browser.page().content()).contains("每个模型逐字节相同");
            for (String kind : new String[] {"EXPERT", "NAIVE", "ABSENCE", "TREE", "FOREST", "BOOSTING", "SCORECARD"}) {
                browser.page().navigate(training);
                browser.page().locator("[data-kind=" + kind + "] a").click();
                browser.shoot("model-" + kind.toLowerCase(Locale.ROOT));
                browser.assertAccessible();
            }
            browser.page().locator("#subject").fill(word("select min(code) from customers.customer"));
            browser.page().locator(".models-ask button").click();
            browser.page().locator("#explained .total").waitFor();
            browser.shoot("model-explained").assertFitsOnPaper();
            assertThat(Double.parseDouble(browser.page().locator("#level").inputValue()))
                    .as("the level of risk of the scorecard in force, not the bad rate of a mild outcome")
                    .isBetween(0.1, 20.0);
            browser.page().locator("#draft ~ form button").click();
            browser.page().waitForURL(DRAFT);
            browser.assertQuiet();
            var matcher = DRAFT.matcher(browser.page().url());
            assertThat(matcher.matches()).isTrue();
            return Long.parseLong(matcher.group(1));
        }
    }

    /** The same pages in English and as wide as a phone. */
    private void lookOnAPhone(String modeller) {
        try (Browser browser = Browser.open(port, new Browser.Look(false, false, 390, 844))) {
            browser.signIn(modeller);
            String set = "/models/data-sets/" + number("select max(id) from modellab.data_set");
            String training = "/models/trainings/" + number("select max(id) from modellab.training");
            String model = "/models/" + number("select max(id) from modellab.model");
            for (String path : new String[] {"/models", set, training, model}) {
                browser.visit(path)
                        .shoot("phone" + path.replaceAll("[0-9]+", "one").replace('/', '-'));
                browser.assertAccessible();
                assertThat(browser.page().evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isEqualTo(390);
            }
            browser.assertQuiet();
        }
    }

    /** Waits on the page of a job for what it made, and goes there. */
    private static void openResult(Browser browser, String path) {
        browser.page().locator("main a.primary[href^='" + path + "']").click();
        browser.page().waitForURL(Pattern.compile(".*" + path + "\\d+"));
    }

    private void isWatchedAgainstItsOwnDataSet() throws Progress.Cancelled {
        WatchRun run =
                watches.find(watches.watch(key(), "lab", MonthlyWatch.UNSEEN)).orElseThrow();
        assertThat(run.modelId()).isPresent();
        assertThat(run.referenceDay()).isEmpty();
        assertThat(run.definition()).containsEntry("OVERDUE_DAYS", "15");
        assertThat(run.figures().days().stream().map(ScoreWatch.OfDay::use))
                .contains(ScoreWatch.Use.FITTED, ScoreWatch.Use.TESTED);
        assertThat(run.light(Figure.RANKING)).as("nothing new yet").isEqualTo(Light.UNKNOWN);
    }

    private void isValidatedBySomebodyElse(String maker, String other) {
        assertThat(validation(maker)).as("who made it").isEqualTo(403);
        assertThat(validation(other)).isEqualTo(200);
    }

    private int validation(String by) {
        String wish = "{\"key\":\"%s\",\"policy\":%d,\"verdict\":\"FIT\",\"note\":\"looked at\"}"
                .formatted(key(), number("select max(id) from policy.version"));
        String token = new TestTokens(context).of(by);
        return TestTokens.send(port, token, "POST", "/api/v1/model-lab/validations", wish)
                .statusCode();
    }

    private String points() {
        return word("""
                select string_agg(a.customer_id || ':' || a.points, ' ' order by a.customer_id)
                from assessment.assessment a
                join assessment.published p on p.run_id = a.run_id""");
    }

    @Test
    void who_does_not_see_every_customer_sees_nothing_of_the_lab() {
        Visitor seller = Visitor.at(port).signIn(users.withRoles("lab-seller", Role.SALES));
        String owner = word("select min(owner_code) from customers.customer");
        Visitor narrow = Visitor.at(port).signIn(users.ownerOf("lab-narrow", owner, Role.ANALYST));
        for (Visitor visitor : new Visitor[] {seller, narrow}) {
            assertThat(visitor.get("/models").statusCode()).isEqualTo(403);
            assertThat(visitor.get("/models/data-sets/1").statusCode()).isIn(403, 404);
            assertThat(visitor.get("/models/trainings/1").statusCode()).isIn(403, 404);
            assertThat(visitor.get("/").body()).doesNotContain("href=\"/models\"");
        }
    }

    @Test
    void an_order_out_of_range_says_which_figure_and_makes_nothing() {
        String token = new TestTokens(context).of(users.withRoles("lab-writer", Role.MODELLER));
        String order = """
                {"key":"%s","name":"x","days":37,"everyMonths":3,"overdueDays":60,"sharePercent":10,"horizonDays":180,"countsWriteOffs":true}""".formatted(key());
        var answer = TestTokens.send(port, token, "POST", "/api/v1/model-lab/data-sets", order);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("37");
        var nothing = TestTokens.send(
                port,
                token,
                "POST",
                "/api/v1/model-lab/trainings",
                "{\"key\":\"%s\",\"dataSet\":999999,\"kinds\":[\"TREE\"],\"seed\":1}".formatted(key()));
        assertThat(nothing.statusCode()).isEqualTo(404);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private String word(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).single();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getLong(1)).single();
    }
}
