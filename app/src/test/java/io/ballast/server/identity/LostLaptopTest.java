package io.ballast.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.audit.TrailCheck;
import io.ballast.server.audit.TrailNames;
import io.ballast.server.sealing.FieldCipher;
import io.ballast.server.web.Command;
import io.ballast.server.web.Terminal;
import io.ballast.server.web.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.transaction.support.TransactionTemplate;

/** A laptop is gone: who is disabled or signed out is out at the next request, whatever it is. */
@ServerTest
class LostLaptopTest {
    private static final Pattern TOKEN = Pattern.compile("bal_[\\w-]{43}");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    Sessions sessions;

    @Autowired
    UserAdministration administration;

    private TestUsers users;
    private Visitor admin = Visitor.at(0);

    @BeforeEach
    void sign_in() {
        users = new TestUsers(context);
        admin = Visitor.at(port).signIn(users.withRoles("root", Role.ADMIN));
    }

    @Test
    void disabled_means_out_at_the_next_request_by_every_session_token_and_link() throws Exception {
        users.withRoles("traveller", Role.CREDIT_MANAGER);
        Account traveller = accounts.find("traveller").orElseThrow();
        List<Visitor> browsers = List.of(signedIn("traveller"), signedIn("traveller"), signedIn("traveller"));
        String first = tokenOf(browsers.get(0), "READ_ONLY", "");
        String second = tokenOf(browsers.get(1), "ALL", "");
        String link = resetLink(traveller);
        assertThat(sessions.of(traveller.id())).hasSize(3);
        for (String token : List.of(first, second)) {
            assertThat(api(token, "/api/v1/tokens").statusCode()).isEqualTo(200);
        }

        admin.post("/users/" + traveller.id(), "/users/" + traveller.id() + "/disabling", Map.of("why", "laptop lost"));

        assertThat(browsers.get(0).get("/customers", "Accept", "text/html").statusCode())
                .as("a page")
                .isEqualTo(302);
        assertThat(browsers.get(1).get("/runs/table", "HX-Request", "true").statusCode())
                .as("a fragment")
                .isEqualTo(401);
        assertThat(browsers.get(2).get("/customers/export.csv").statusCode())
                .as("a file")
                .isEqualTo(302);
        for (String token : List.of(first, second)) {
            assertThat(api(token, "/api/v1/tokens").statusCode()).isEqualTo(401);
            assertThat(api(token, "/actuator/prometheus").statusCode()).isEqualTo(401);
        }
        assertThat(Visitor.at(port).get(link).statusCode()).as("the link").isEqualTo(410);
        assertThat(Visitor.at(port)
                        .signIn("traveller", TestUsers.PASSWORD)
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).contains("/login"));

        Users.as(CurrentUser.system(), () -> {
            administration.enable(accounts.find("traveller").orElseThrow());
            return true;
        });
        assertThat(accounts.find("traveller").orElseThrow().state()).isEqualTo(UserState.ACTIVE);
        for (Visitor browser : browsers) {
            assertThat(browser.get("/profile", "Accept", "text/html").statusCode())
                    .as("enabled again, the old session is not")
                    .isEqualTo(302);
        }
        assertThat(api(first, "/api/v1/tokens").statusCode()).isEqualTo(401);
        assertThat(Visitor.at(port).get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void a_password_that_is_set_while_the_user_is_being_disabled_lets_nobody_in() throws Exception {
        users.withRoles("racer", Role.SALES);
        Account racer = accounts.find("racer").orElseThrow();
        Users.as(CurrentUser.system(), () -> administration.disable(racer, "gone"));
        assertThat(accounts.activate(racer.id(), "any hash")).isFalse();
        assertThat(accounts.find("racer").orElseThrow().state()).isEqualTo(UserState.DISABLED);
        assertThat(admin.post("/users/" + racer.id(), "/users/" + racer.id() + "/invitation", Map.of())
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void an_administrator_sees_who_is_signed_in_and_signs_them_out() {
        users.withRoles("loser", Role.CREDIT_MANAGER);
        long id = accounts.find("loser").orElseThrow().id();
        Visitor one = signedIn("loser");
        Visitor two = signedIn("loser");
        assertThat(admin.get("/sessions").body()).contains("loser").contains("127.0.0.1");
        String handle = sessions.of(id).getFirst().handle();
        assertThat(one.get("/sessions").statusCode()).isEqualTo(403);
        admin.post("/sessions", "/sessions/" + handle + "/ending", Map.of());
        assertThat(List.of(status(one), status(two))).containsExactlyInAnyOrder(200, 302);
        admin.post("/users/" + id, "/users/" + id + "/sessions/ending", Map.of());
        assertThat(List.of(status(one), status(two))).containsExactly(302, 302);
        assertThat(status(admin)).isEqualTo(200);
    }

    @Test
    void a_user_signs_out_elsewhere_and_nobody_elses_session() {
        users.withRoles("loser", Role.CREDIT_MANAGER);
        long id = accounts.find("loser").orElseThrow().id();
        Visitor here = signedIn("loser");
        Visitor there = signedIn("loser");
        String root =
                sessions.of(accounts.find("root").orElseThrow().id()).getFirst().handle();
        assertThat(here.post("/profile", "/profile/sessions/" + root + "/ending", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(status(admin)).isEqualTo(200);
        here.post("/profile", "/profile/sessions/ending", Map.of());
        assertThat(status(here)).isEqualTo(200);
        assertThat(status(there)).isEqualTo(302);
        assertThat(sessions.of(id)).hasSize(1);
    }

    @Test
    void a_new_password_signs_out_every_other_browser() {
        users.withRoles("changer", Role.SALES);
        Visitor here = Visitor.at(port).signIn("changer");
        Visitor there = Visitor.at(port).signIn("changer");
        String fresh = "five even heavier stones";
        here.post("/profile", "/profile/password", Map.of("current", TestUsers.PASSWORD, "password", fresh));
        assertThat(status(here)).isEqualTo(200);
        assertThat(status(there)).isEqualTo(302);
    }

    @Test
    void a_session_ends_twelve_hours_after_its_login_however_busy_it_is() {
        Instant login = Instant.parse("2026-11-22T08:00:00Z");
        var clock = new Hands(login);
        var mine = new Sessions(clock);
        var session = new MockHttpSession();
        var user = new CurrentUser(7, "lin", "Lin", Set.of(Role.SALES), new DataScope.All());
        for (int hours = 0; hours <= 12; hours++) {
            clock.now = login.plus(Duration.ofHours(hours));
            assertThat(mine.goesOn(session, user, new MockHttpServletRequest()))
                    .as("%s hours", hours)
                    .isTrue();
        }
        clock.now = login.plus(Duration.ofHours(12)).plusSeconds(1);
        assertThat(mine.goesOn(session, user, new MockHttpServletRequest())).isFalse();
        assertThat(mine.goesOn(session, user, new MockHttpServletRequest())).isFalse();
        assertThat(mine.all()).isEmpty();
    }

    @Test
    void a_token_may_do_what_its_list_and_the_roles_of_its_user_both_give() {
        users.withRoles("loser", Role.CREDIT_MANAGER);
        Visitor browser = signedIn("loser");
        String reading = tokenOf(browser, "READ_ONLY", "");
        assertThat(api(reading, "/api/v1/customers").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = TestTokens.send(
                port, reading, "PUT", "/api/v1/customers/X/override", "{\"grade\": \"CC\", \"reason\": \"r\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("assessment:override:write");
        String listed = tokenOf(browser, "LISTED", "customers:customer:read, identity:user:write");
        assertThat(api(listed, "/api/v1/customers").statusCode()).isEqualTo(200);
        assertThat(api(listed, "/api/v1/warnings").statusCode()).isEqualTo(403);
        assertThat(TestTokens.send(port, listed, "POST", "/api/v1/users", "{}").statusCode())
                .as("the list has it, the role has not")
                .isEqualTo(403);
        assertThat(api(listed, "/api/v1/tokens").body()).contains("customers:customer:read");
        for (String wrong : List.of("", "customers:read", "*", "x".repeat(3_000), "Customers:*:read")) {
            assertThat(browser.post("/profile", "/profile/tokens", token("LISTED", wrong))
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    void a_token_loses_at_once_what_its_user_loses() throws Exception {
        String name = users.withRoles("demoted", Role.CREDIT_MANAGER);
        String token = tokenOf(Visitor.at(port).signIn(name), "ALL", "");
        assertThat(api(token, "/api/v1/runs").statusCode()).isEqualTo(200);
        Account account = accounts.find(name).orElseThrow();
        Users.as(
                CurrentUser.system(),
                () -> administration.change(
                        account,
                        new NewUser(
                                name,
                                "Demoted",
                                Scope.SELF,
                                Optional.empty(),
                                Optional.of("S-1"),
                                Set.of(Role.SALES))));
        assertThat(api(token, "/api/v1/runs").statusCode()).isEqualTo(403);
    }

    private Visitor signedIn(String name) {
        Visitor visitor = Visitor.at(port).signIn(name);
        assertThat(status(visitor)).isEqualTo(200);
        return visitor;
    }

    private static int status(Visitor visitor) {
        return visitor.get("/profile", "Accept", "text/html").statusCode();
    }

    private String tokenOf(Visitor visitor, String preset, String permissions) {
        Matcher found = TOKEN.matcher(visitor.post("/profile", "/profile/tokens", token(preset, permissions))
                .body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static Map<String, String> token(String preset, String permissions) {
        return Map.of("label", "drill", "days", "7", "preset", preset, "permissions", permissions);
    }

    @Test
    void from_the_console_a_link_lets_back_in_and_who_is_erased_is_nowhere_by_name() {
        long id = accounts.find(users.withRoles("li.mei", Role.ANALYST))
                .orElseThrow()
                .id();
        Visitor browser = signedIn("li.mei");
        assertThat(console("list")).contains("li.mei", "ACTIVE", "ANALYST");
        assertThat(console("link", "li.mei")).matches("(?s).*/login\\?token=[\\w-]+\\s+OK");
        assertThat(console("link", "nobody")).contains("There is no user nobody", "FAILED");
        assertThat(console("disable", "li.mei")).contains("Usage:");
        assertThat(console("erase", "li.mei", "--why", "left")).contains("Disable the user first", "FAILED");
        assertThat(console("disable", "li.mei", "--why", "left")).endsWith("OK");
        assertThat(browser.get("/customers", "Accept", "text/html").statusCode())
                .as("disabled by another process")
                .isEqualTo(302);

        byte[] address = java.util.Objects.requireNonNull(context.getBean(TransactionTemplate.class)
                .execute(status -> context.getBean(FieldCipher.class)
                        .seal("li.mei@example.com", "notification.preference:" + id + ":address")));
        context.getBean(JdbcTemplate.class).update("""
                        insert into notification.preference (
                          user_id, address_sealed, language, zone, quiet_from, quiet_to, is_digest)
                        values (?, ?, 'zh', 'Asia/Shanghai', '00:00', '00:00', false)""", id, address);
        assertThat(console("erase", "li.mei", "--why", "left")).contains("erased-" + id, "OK");
        assertThat(count("select count(*) from notification.preference where address_sealed is not null"))
                .isZero();

        assertThat(count("select count(*) from identity.app_user where username = 'li.mei' or display_name ~ 'li.mei'"))
                .isZero();
        assertThat(TrailNames.tokens(context, "li.mei")).isZero();
        assertThat(context.getBean(TrailCheck.class)
                        .run(Optional.empty(), done -> {})
                        .isSound())
                .isTrue();
    }

    private long count(String sql) {
        return context.getBean(JdbcClient.class).sql(sql).query(Long.class).single();
    }

    /** What the command says, and how it ends. */
    private String console(String... words) {
        var out = new ByteArrayOutputStream();
        var terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), Map.of("LANG", "C"));
        int code = context.getBean(UserCommand.class).run(List.of(words), terminal);
        String end = code == Command.OK ? "OK" : code == Command.FAILED ? "FAILED" : "USAGE";
        return out.toString(StandardCharsets.UTF_8) + end;
    }

    private String resetLink(Account account) {
        String page = admin.post("/users/" + account.id(), "/users/" + account.id() + "/invitation", Map.of())
                .body();
        Matcher link = Pattern.compile("/login\\?token=[\\w-]+").matcher(page);
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private HttpResponse<String> api(String token, String path) {
        return Visitor.at(port).get(path, "Authorization", "Bearer " + token);
    }

    /** A clock that is set by hand. */
    private static final class Hands extends Clock {
        private Instant now;

        Hands(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
