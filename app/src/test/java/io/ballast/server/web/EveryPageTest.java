package io.ballast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.ballast.engine.Policy;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DataScope;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.limits.GroupGrants;
import io.ballast.server.policy.Draft;
import io.ballast.server.policy.DraftAnswer;
import io.ballast.server.policy.Drafts;
import io.ballast.server.web.Browser.Look;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Opens every page there is, in both languages, light and dark; two browsers at a time. */
@AssessedServerTest
class EveryPageTest {
    private static final Lock ONE_AT_A_TIME = new ReentrantLock();

    /** Pages of one form that are looked at when links are followed: a list has thousands of like ones. */
    private static final int OF_ONE_FORM = 3;

    private static final int MOST_PAGES = 300;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    private final Set<String> darkParts = ConcurrentHashMap.newKeySet();
    private String admin = "";
    private String seller = "";

    static List<Look> looks() {
        return List.of(Look.CHINESE, Look.ENGLISH);
    }

    @BeforeEach
    void a_small_demo_company() {
        ONE_AT_A_TIME.lock();
        try {
            assess();
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private void assess() {
        AssessedDemo.load(context);
        TestUsers users = new TestUsers(context);
        admin = users.withRoles("lin.yue", Role.ADMIN);
        seller = users.ownerOf("hu.min", text("""
                select owner_code
                from customers.customer
                group by owner_code
                order by count(*) desc, owner_code
                limit 1"""), Role.SALES);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("looks")
    void every_page_is_quiet_and_accessible(Look look) {
        var softly = new SoftAssertions();
        try (Browser browser = Browser.open(port, look)) {
            look(browser.visit("/login"), look, "login", softly);
            browser.signIn(admin);
            lookAtImport(browser, look, softly);
            lockedPages().forEach((name, path) -> look(browser.visit(path), look, name, softly));
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("looks")
    void every_page_of_a_sales_person_is_quiet(Look look) {
        var softly = new SoftAssertions();
        String mine = text("""
                select c.code
                from customers.customer c
                join identity.app_user u on u.owner_code = c.owner_code and u.username = 'hu.min'
                order by c.id
                limit 1""");
        try (Browser browser = Browser.open(port, look)) {
            browser.signIn(seller);
            for (String path : List.of(
                    "/",
                    "/customers",
                    "/customers/" + mine,
                    "/receivables",
                    "/warnings",
                    "/credit-checks",
                    "/holds",
                    "/breaking-limits",
                    "/limit-requests",
                    "/limit-calendar",
                    "/protections",
                    "/profile",
                    "/notifications",
                    "/jobs")) {
                browser.visit(path);
                softly.check(browser::assertFitsOnPaper);
                softly.check(browser::assertQuiet);
            }
        }
        softly.assertAll();
    }

    /** Follows every link from the first page on, a few of each form. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void no_link_leads_nowhere() {
        Map<String, Integer> forms = new HashMap<>();
        Deque<String> ahead = new ArrayDeque<>(List.of("/"));
        var softly = new SoftAssertions();
        try (Browser browser = Browser.open(port, Look.CHINESE)) {
            browser.signIn(admin);
            for (int visited = 0; visited < MOST_PAGES && !ahead.isEmpty(); visited++) {
                String path = ahead.removeFirst();
                var answer = browser.page().request().get("http://127.0.0.1:" + port + path);
                softly.assertThat(answer.status()).as(path).isEqualTo(200);
                if (!answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
                    continue;
                }
                for (String link : links(answer.text())) {
                    if (forms.merge(form(link), 1, Integer::sum) <= OF_ONE_FORM) {
                        ahead.add(link);
                    }
                }
            }
        }
        assertThat(forms).hasSizeGreaterThan(40);
        softly.assertAll();
    }

    private static List<String> links(String html) {
        return java.util.regex.Pattern.compile("<a [^>]*?href=\"(/[^\"#]*)")
                .matcher(html)
                .results()
                .map(hit -> hit.group(1).replace("&amp;", "&"))
                .distinct()
                .toList();
    }

    /** An address without what differs between pages of one form: keys, codes and values. */
    private static String form(String link) {
        return link.replaceAll("=[^&]*", "")
                .replaceAll("/C?\\d+", "/_")
                .replaceAll("/groups/[^/?]+", "/groups/_")
                .replaceAll("/indicators/\\w+", "/indicators/_");
    }

    /**
     * Pages of the two languages differ by their words, which make no page less accessible: axe looks at one of them,
     * and at the colours of its dark side, which is what differs there, once for each part of the house; so does the
     * picture.
     */
    private void look(Browser browser, Look look, String name, SoftAssertions softly) {
        if (look.equals(Look.CHINESE)) {
            browser.shoot(name + "-" + look);
            softly.check(browser::assertAccessible);
            if (darkParts.add(part(browser.page().url()))) {
                softly.check(browser::assertLegibleInTheDark);
            }
        }
        softly.check(browser::assertFitsOnPaper);
        softly.check(browser::assertQuiet);
    }

    /** The first word of an address. */
    private static String part(String url) {
        return url.replaceFirst("^https?://[^/]+/", "").replaceFirst("[/?#].*", "");
    }

    /** Sends a file whose only row is bad, so that the books stay as they are. */
    private void lookAtImport(Browser browser, Look look, SoftAssertions softly) {
        Page page = browser.visit("/imports/new").page();
        byte[] nameless = "customer_code,name\nX-1,\n".getBytes(StandardCharsets.UTF_8);
        page.setInputFiles("#files", new FilePayload("customers.csv", "text/csv", nameless));
        page.click("[data-upload] button[type=submit]");
        page.waitForURL("**/imports/uploads/*");
        look(browser, look, "upload", softly);
        page.click("button[value=load]");
        page.locator("[data-report] a").first().waitFor();
        look(browser, look, "upload-done", softly);
        page.locator("[data-report] a").first().click();
        page.locator("#rejected").waitFor();
        look(browser, look, "import", softly);
    }

    private Map<String, String> lockedPages() {
        ONE_AT_A_TIME.lock();
        try {
            return pages();
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private Map<String, String> pages() {
        String run = text("select run_id::text from assessment.published");
        String before = text("select previous_run_id::text from assessment.run where id = " + run);
        String worst = "/customers/" + text("""
                select c.code
                from assessment.assessment a
                join customers.customer c on c.id = a.customer_id
                where a.run_id = (select run_id from assessment.published)
                order by a.worst_severity desc, a.overdue_minor desc
                limit 1""");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("workbench", "/");
        pages.put("customers", "/customers");
        pages.put("customers-overdue", "/customers?overdue=yes&sort=-overdue");
        pages.put("customers-none", "/customers?q=nobody-is-called-so");
        pages.put("customer", worst);
        pages.put("customer-override", worst + "/override");
        pages.put("customer-invoices", worst + "/documents/invoices?bucket=1");
        pages.put("customer-indicator", worst + "/indicators/payment_index_180");
        pages.put("receivables", "/receivables");
        pages.put("receivables-by-customer", "/receivables?by=customer");
        pages.put("customers-over-limit", "/receivables/customers?worry=over-limit");
        pages.put("customers-warned", "/receivables/customers?rule=old_open_item");
        pages.put("invoices-overdue", "/receivables/invoices?overdue=1");
        pages.put("portfolio", "/portfolio");
        pages.put("models", "/models");
        pages.put("models-watch", "/models/watch");
        pages.put("models-challengers", "/models/challengers");
        pages.put("models-behaviour", "/models/behaviour");
        pages.put("models-orders", "/models/behaviour/orders");
        pages.put("customer-expected", worst + "/expected-payments");
        pages.put("warnings", "/warnings");
        pages.put("order-new", "/credit-checks/new?customer=" + worst.substring("/customers/".length()));
        pages.put("order-checks-none", "/credit-checks?order=nobody-ordered-this");
        String best = text("""
                select c.code
                from assessment.assessment a
                join customers.customer c on c.id = a.customer_id
                where a.run_id = (select run_id from assessment.published) and a.limit_kind = 1
                order by a.grade, a.exposure_minor
                limit 1""");
        pages.put("order-held", "/credit-checks/" + checked(worst.substring("/customers/".length()), 'a'));
        pages.put("order-approved", "/credit-checks/" + checked(best, 'b'));
        pages.put("order-checks", "/credit-checks");
        pages.put("holds", "/holds");
        pages.put("holds-none", "/holds?state=ended&customer=NOBODY");
        pages.put("hold", "/holds/" + text("select id::text from creditcontrol.hold order by placed_at limit 1"));
        pages.put("release-plan", "/holds/plan?customer=" + worst.substring("/customers/".length()));
        pages.put("breaking-limits", "/breaking-limits");
        pages.put("groups", "/groups");
        pages.put("group", "/groups/" + group());
        pages.put("limit-requests", "/limit-requests?tab=all");
        pages.put("limit-new", "/limit-requests/new?customer=" + best);
        pages.put("limit-new-group", "/limit-requests/new?group=" + group());
        pages.put("limit-calendar", "/limit-calendar");
        pages.put("limit-journals", "/limit-journals");
        pages.put("limit-journal-new", "/limit-journals/new");
        pages.put("limit-request", "/limit-requests/" + asked(best));
        pages.put("protections", "/protections");
        pages.put("protection-new", "/protections/new?customer=" + best);
        pages.put("protection", "/protections/" + registered(best));
        pages.put("runs", "/runs");
        pages.put("run", "/runs/" + run);
        pages.put("run-comparison", "/runs/compare?from=" + before + "&to=" + run);
        pages.put("catalogue", "/catalogue");
        pages.put("policy", "/policy");
        pages.put("policy-drafts", "/policy/drafts");
        String draft = "/policy/drafts/" + draft();
        pages.put("policy-draft", draft);
        pages.put("policy-scorecard", draft + "/sections/scorecard");
        pages.put("policy-limit", draft + "/sections/limit");
        pages.put("policy-warnings", draft + "/sections/warnings");
        pages.put("policy-checks", draft + "/sections/checks");
        pages.put("policy-terms", draft + "/sections/terms");
        pages.put("policy-text", draft + "/text");
        pages.put("policy-changes", "/policy/1/changes?since=1");
        pages.put("users", "/users");
        pages.put("user", "/users/" + text("select min(id)::text from identity.app_user"));
        pages.put("user-new", "/users/new");
        pages.put("departments", "/departments");
        pages.put("sessions", "/sessions");
        pages.put("imports", "/imports");
        pages.put("imports-none", "/imports?q=nobody-imported-this");
        pages.put("import-new", "/imports/new");
        pages.put("audit", "/audit");
        pages.put("audit-entry", "/audit/entries/" + text("select max(id)::text from audit.entry"));
        pages.put("audit-verification", "/audit/verification");
        pages.put("jobs", "/jobs");
        pages.put("notifications", "/notifications");
        tell();
        pages.put("notifications-some", "/notifications?unread=false");
        pages.put("notification-preferences", "/notifications/preferences");
        pages.put("channels", "/channels");
        pages.put("channel-new", "/channels/new");
        pages.put("deliveries", "/deliveries");
        pages.put("profile", "/profile");
        pages.put("patterns", "/patterns");
        return pages;
    }

    /** The group with most members, below a holding of a name and limit of its own; the same at every call. */
    private String group() {
        jdbc.update("""
                insert into customers.customer_group (code, name)
                values ('HOLDING', '远山控股')
                on conflict do nothing""");
        String largest = text("""
                select g.code
                from customers.customer_group g
                join customers.customer c on c.group_id = g.id
                group by g.code
                order by count(*) desc, g.code
                limit 1""");
        jdbc.update("""
                update customers.customer_group
                set parent_id = (select id from customers.customer_group where code = 'HOLDING')
                where code = ?""", largest);
        jdbc.queryForList("""
                select id
                from customers.customer_group
                where code in ('HOLDING', ?) and id not in (
                  select group_id from contracts.granted_limit where group_id is not null)""", Long.class, largest)
                .forEach(group -> new GroupGrants(jdbc)
                        .grant(group, 500_000_000, "CNY", LocalDate.of(2026, 1, 1), Optional.empty()));
        return largest;
    }

    /** Key of a decision on an order of a customer; the same at every call. */
    private String checked(String customer, char kind) {
        String id = "00000000-0000-4000-8000-00000000000" + kind;
        var answer =
                TestTokens.send(port, new TestTokens(context).of(admin), "POST", "/api/v1/credit-checks", """
                {"id": "%s", "customer": "%s", "order": "SO-2026-%s", "amountMinor": 2500000, "shipOn": "%s"}""".formatted(
                                id,
                                customer,
                                kind,
                                LocalDate.now(ZoneId.systemDefault()).plusDays(9)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return id;
    }

    /** Key of a request for a limit of a customer; the same at every call. */
    private String asked(String customer) {
        String id = "00000000-0000-4000-8000-00000000000c";
        String analyst = new TestUsers(context).withRoles("wen.jing", Role.ANALYST);
        var answer = TestTokens.send(
                port, new TestTokens(context).of(analyst), "POST", "/api/v1/limit-requests", """
                {"id": "%s", "customer": "%s", "kind": "AMOUNT", "amountMinor": 250000000, "reason": "旺季备货"}""".formatted(
                                id, customer));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return id;
    }

    /** Key of a bank guarantee for a customer, which waits for a second person; the same at every call. */
    private String registered(String customer) {
        String id = "00000000-0000-4000-8000-00000000000d";
        String legal = new TestUsers(context).withRoles("xu.lan", Role.LEGAL);
        var answer = TestTokens.send(
                port, new TestTokens(context).of(legal), "POST", "/api/v1/protections", """
                {"id": "%s", "kind": "BANK_GUARANTEE", "issuer": "江州银行城东支行", "number": "BH-2026-0117", "currency": "CNY",
                  "cover": {"valueMinor": 50000000, "haircutPercent": 10, "validFrom": "2026-01-01",
                  "validTo": "2027-12-31", "allocations": [{"customer": "%s"}]}}""".formatted(id, customer));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return id;
    }

    /** Two messages to the administrator, one of them read. */
    private void tell() {
        for (String read : List.of("null", "now()")) {
            jdbc.update("""
                    with told as (
                      insert into notification.notice (kind, dedupe_key, path, words, audience, users, permission,
                        customers, created_at, state, attempts, next_attempt_at)
                      values ('NIGHTLY_FAILED', 'every-page', '/runs', '[{"zh": "2026-10-31", "en": "2026-10-31"}]',
                        'Persons', '{}', '', 0, now(), 'ADDRESSED', 1, now())
                      returning id
                    )
                    insert into notification.delivery (notice_id, channel, user_id, state, attempts, next_attempt_at,
                      created_at, sent_at, read_at)
                    select told.id, 'IN_APP', u.id, 'SENT', 1, now(), now(), now(), %s
                    from told, identity.app_user u
                    where u.username = ?""".formatted(read), admin);
        }
    }

    /** A draft by the administrator with one weight changed; the same at every call. */
    private long draft() {
        var author = new CurrentUser(
                Long.parseLong(text("select id::text from identity.app_user where username = '" + admin + "'")),
                admin,
                admin,
                Set.of(Role.ADMIN),
                new DataScope.All());
        String changed = Policy.standard().text().replaceFirst("weight=[0-9]+", "weight=77");
        return switch (context.getBean(Drafts.class).load(changed, "every page", "every-page", author)) {
            case DraftAnswer.Done(Draft draft) -> draft.id();
            case DraftAnswer other -> throw new AssertionError(other);
        };
    }

    private String text(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, String.class), sql);
    }
}
