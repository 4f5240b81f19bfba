package io.ballast.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.web.Visitor;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServerTest
class AccessTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    ApiTokens tokens;

    @Autowired
    UserAdministration administration;

    @Autowired
    Clock clock;

    private TestUsers users;

    @BeforeEach
    void make_users() {
        users = new TestUsers(context);
        users.withRoles("root", Role.ADMIN);
    }

    @Test
    void a_stranger_is_led_to_the_login_page_and_a_program_is_told_401() {
        Visitor stranger = Visitor.at(port);
        HttpResponse<String> page = stranger.get("/users", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/login");
        HttpResponse<String> api = stranger.get("/api/v1/openapi.json");
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(api.body()).contains("\"status\":401").contains("requestId").doesNotContain("Exception");
    }

    @Test
    void the_session_changes_its_name_at_login_and_its_cookie_is_out_of_reach_of_scripts() {
        Visitor visitor = Visitor.at(port);
        visitor.get("/login");
        String before = visitor.cookie(SessionCookie.NAME).orElseThrow().getValue();
        visitor.signIn("root");
        var after = visitor.cookie(SessionCookie.NAME).orElseThrow();
        assertThat(after.getValue()).isNotEqualTo(before);
        assertThat(after.isHttpOnly()).isTrue();
    }

    @Test
    void every_answer_carries_the_strict_content_policy() {
        var headers = Visitor.at(port).get("/login").headers();
        assertThat(headers.firstValue("Content-Security-Policy")).contains(SecurityConfiguration.CONTENT_POLICY);
        assertThat(SecurityConfiguration.CONTENT_POLICY)
                .doesNotContain("unsafe")
                .startsWith("default-src 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void a_change_without_the_token_of_its_form_is_refused() {
        Visitor visitor = Visitor.at(port).signIn("root");
        HttpResponse<String> answer = visitor.postForged("/departments", Map.of("code", "X", "name", "X"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("页面已过期");
        assertThat(accounts.departments())
                .noneMatch(department -> department.code().equals("X"));
    }

    @Test
    void a_role_without_the_permission_is_refused_with_a_page_that_says_why() {
        users.withRoles("seller", Role.SALES);
        HttpResponse<String> answer = Visitor.at(port).signIn("seller").get("/users");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("没有权限").doesNotContain("Exception");
    }

    @Test
    void who_is_disabled_is_out_at_the_next_request_with_session_and_token() throws Exception {
        users.withRoles("leaver", Role.ANALYST);
        Account leaver = accounts.find("leaver").orElseThrow();
        String token = tokens.issue(
                        leaver.id(),
                        "test",
                        Permissions.ALL,
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(1)))
                .text();
        Visitor visitor = Visitor.at(port).signIn("leaver");
        assertThat(visitor.get("/profile").statusCode()).isEqualTo(200);
        assertThat(withToken(token)).isEqualTo(200);

        boolean isDisabled = Users.as(CurrentUser.system(), () -> administration.disable(leaver, "left"));

        assertThat(isDisabled).isTrue();
        assertThat(visitor.get("/profile", "Accept", "text/html").statusCode()).isEqualTo(302);
        assertThat(withToken(token)).isEqualTo(401);
    }

    @Test
    void a_token_past_its_day_is_refused() {
        long user = accounts.find("root").orElseThrow().id();
        String token = tokens.issue(
                        user,
                        "old",
                        Permissions.ALL,
                        clock.instant().minusSeconds(60),
                        clock.instant().minusSeconds(1))
                .text();
        assertThat(withToken(token)).isEqualTo(401);
        assertThat(withToken("bal_guess")).isEqualTo(401);
    }

    @Test
    void the_last_administrator_cannot_be_disabled() throws Exception {
        Account root = accounts.find("root").orElseThrow();
        for (Account other : accounts.named("")) {
            if (other.id() != root.id() && other.roles().contains(Role.ADMIN)) {
                accounts.setState(other.id(), UserState.DISABLED);
            }
        }
        assertThat(Users.as(CurrentUser.system(), () -> administration.disable(root, "why")))
                .isFalse();
    }

    @Test
    void after_five_failures_only_the_pair_of_name_and_address_must_wait() {
        users.withRoles("guessed", Role.SALES);
        for (int i = 0; i < LoginThrottle.PER_NAME_AND_ADDRESS; i++) {
            Visitor.at(port).signIn("guessed", "wrong password " + i);
        }
        Visitor guesser = Visitor.at(port);
        guesser.signIn("guessed", TestUsers.PASSWORD);
        assertThat(guesser.get("/login?refused").body()).contains("15 分钟");
        assertThat(Visitor.at(port).signIn("root").get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_is_given_two_roles_that_must_stay_apart_by_page_or_interface() throws Exception {
        Visitor admin = Visitor.at(port).signIn("root");
        HttpResponse<String> page = admin.send(
                "POST",
                "/users",
                "application/x-www-form-urlencoded",
                "username=torn&displayName=Torn&scope=ALL&roles=SALES&roles=CREDIT_MANAGER");
        assertThat(page.statusCode()).isEqualTo(422);
        String json = "{\"username\": \"torn\", \"displayName\": \"Torn\", \"scope\": \"ALL\","
                + " \"roles\": [\"SALES\", \"CREDIT_MANAGER\"]}";
        HttpResponse<String> refused = admin.send("POST", "/api/v1/users", "application/json", json);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("兼任");
        assertThat(accounts.find("torn")).isEmpty();
        users.withRoles("growing", Role.SALES);
        Account growing = accounts.find("growing").orElseThrow();
        var more = new NewUser(
                "growing",
                "Growing",
                Scope.ALL,
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Set.of(Role.SALES, Role.RECEIVABLES));
        assertThat(Users.as(CurrentUser.system(), () -> administration.change(growing, more)))
                .isInstanceOf(UserAdministration.Outcome.Refused.class);
        assertThat(accounts.find("growing").orElseThrow().roles()).containsExactly(Role.SALES);
    }

    @Test
    void nothing_that_does_not_exist_shows_a_stack_trace() {
        Visitor visitor = Visitor.at(port).signIn("root");
        HttpResponse<String> page = visitor.get("/no/such/page");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("没有找到").doesNotContain("Exception").doesNotContain("at io.ballast");
        HttpResponse<String> api = visitor.get("/api/v1/nothing");
        assertThat(api.statusCode()).isEqualTo(404);
        assertThat(api.body()).contains("\"title\":\"没有找到\"");
    }

    private int withToken(String token) {
        return Visitor.at(port)
                .get("/api/v1/openapi.json", "Authorization", "Bearer " + token)
                .statusCode();
    }
}
