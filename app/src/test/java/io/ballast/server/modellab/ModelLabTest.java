package io.ballast.server.modellab;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.assessment.AssessmentRuns;
import io.ballast.server.assessment.Run;
import io.ballast.server.assessment.RunRequest;
import io.ballast.server.identity.Colleagues;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.identity.Users;
import io.ballast.server.policy.Draft;
import io.ballast.server.policy.DraftAnswer;
import io.ballast.server.policy.Drafts;
import io.ballast.server.web.Browser;
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
    Drafts drafts;

    @Autowired
    AssessmentRuns runs;

    @Autowired
    Clock clock;

    private TestUsers users;

    @BeforeEach
    void load() {
        AssessedDemo.load(context);
        users = new TestUsers(context);
    }

    @Test
    void a_modeller_learns_a_card_and_a_second_person_puts_it_in_force_and_takes_it_back() throws Exception {
        CurrentUser modeller = user(users.withRoles("lab-modeller", Role.MODELLER));
        CurrentUser manager = user(users.withRoles("lab-manager", Role.CREDIT_MANAGER));
        String before = points();
        long draft = learnACard(modeller.username());
        lookOnAPhone(modeller.username());

        approve(draft, modeller, manager);
        assess();
        assertThat(points()).isNotEqualTo(before);
        String customer = word("select min(code) from customers.customer");
        assertThat(Visitor.at(port)
                        .signIn("lab-manager")
                        .get("/customers/" + customer)
                        .statusCode())
                .isEqualTo(200);

        long first = number("select min(id) from policy.version");
        long back = done(Users.as(manager, () -> drafts.copy(first, "take it back", key(), manager)));
        approve(back, manager, user(users.withRoles("lab-second", Role.CREDIT_MANAGER)));
        assess();
        assertThat(points()).isEqualTo(before);
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
            for (String kind : new String[] {"EXPERT", "NAIVE", "TREE", "FOREST", "BOOSTING", "SCORECARD"}) {
                browser.page().navigate(training);
                browser.page().locator("[data-kind=" + kind + "] a").click();
                browser.shoot("model-" + kind.toLowerCase(Locale.ROOT));
                browser.assertAccessible();
            }
            browser.page().locator("#subject").fill(word("select min(code) from customers.customer"));
            browser.page().locator(".models-ask button").click();
            browser.page().locator("#explained .total").waitFor();
            browser.shoot("model-explained").assertFitsOnPaper();
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

    private void approve(long id, CurrentUser writer, CurrentUser approver) throws Exception {
        Draft draft = drafts.find(id).orElseThrow();
        done(Users.as(writer, () -> drafts.propose(id, draft.revision(), writer)));
        assertThat(Users.as(writer, () -> drafts.approve(id, draft.hash(), today(), "", writer)))
                .as("nobody approves an own model")
                .isInstanceOf(DraftAnswer.Forbidden.class);
        done(Users.as(approver, () -> drafts.approve(id, draft.hash(), today(), "", approver)));
    }

    private static long done(DraftAnswer answer) {
        assertThat(answer).isInstanceOf(DraftAnswer.Done.class);
        return ((DraftAnswer.Done) answer).draft().id();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void assess() {
        runs.assess(new RunRequest(AssessedDemo.DAY, Knowledge.AS_KNOWN_THEN, Run.Trigger.MANUAL, "lab"));
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

    private CurrentUser user(String username) {
        return context.getBean(Colleagues.class).named(username).orElseThrow();
    }

    private String word(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).single();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getLong(1)).single();
    }
}
