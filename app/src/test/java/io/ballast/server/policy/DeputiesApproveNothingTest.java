package io.ballast.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.ServerTest;
import io.ballast.server.audit.TrailNames;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Visitor;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A deputy and the one who is away are one pair of eyes. */
@ServerTest
class DeputiesApproveNothingTest {
    private static final Pattern ACT = Pattern.compile("name=\"deputy\" value=\"([0-9]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private TestUsers users;
    private TestTokens tokens;
    private DraftCalls calls = new DraftCalls(0, new JdbcTemplate(), Clock.systemUTC());

    @BeforeEach
    void make_users() {
        users = new TestUsers(context);
        tokens = new TestTokens(context);
        calls = new DraftCalls(port, jdbc, clock);
    }

    @Test
    void the_deputy_of_an_author_does_not_approve_also_after_being_ended_and_a_third_person_does() {
        String author = manager("absent");
        String deputy = manager("deputy");
        JsonNode draft = calls.changed(author);
        calls.propose(author, draft);
        JsonNode appointment = DraftCalls.body(appoint("absent", "deputy", 5));

        assertThat(calls.approve(deputy, draft).statusCode()).as("in force").isEqualTo(403);
        assertThat(calls.approve(deputy, draft).body()).contains("代理双方视同一人");
        assertThat(calls.reject(deputy, draft, "no").statusCode()).isEqualTo(403);
        assertThatThrownBy(() -> jdbc.update("""
                        update policy.draft
                        set state = 'REJECTED', comment = 'x', decided_at = now(), decided_by_name = 'deputy',
                          decided_by = (select id from identity.app_user where username = 'deputy')
                        where id = ?""", draft.get("id").asLong()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("nobody decides on an own draft");

        assertThat(calls.send(deputy, "DELETE", "/api/v1/deputies/" + appointment.get("id"), "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(calls.approve(deputy, draft).statusCode())
                .as("was the deputy while the draft was open")
                .isEqualTo(403);
        assertThat(calls.versionsOf(draft)).isZero();
        assertThat(calls.approve(manager("third"), draft).statusCode()).isEqualTo(200);
    }

    @Test
    void who_is_away_does_not_approve_what_the_deputy_wrote_and_afterwards_they_are_two_again() {
        String absent = manager("away");
        String deputy = tokens.of(users.withRoles("stand-in", Role.ANALYST));
        DraftCalls.body(appoint("away", "stand-in", 1));
        JsonNode written = calls.changed(deputy);
        calls.propose(deputy, written);
        assertThat(calls.approve(absent, written).statusCode()).isEqualTo(403);

        users.withRoles("back-again", Role.CREDIT_MANAGER);
        jdbc.update("""
                insert into identity.deputy (user_id, deputy_id, first_day, last_day, why, appointed_by, appointed_at)
                select a.id, d.id, current_date - 20, current_date - 12, 'leave', 'back-again', now()
                from identity.app_user a, identity.app_user d
                where a.username = 'back-again' and d.username = 'stand-in'""");
        JsonNode later = calls.changed(deputy);
        calls.propose(deputy, later);
        assertThat(calls.approve(tokens.of("back-again"), later).statusCode()).isEqualTo(200);
    }

    /** An analyst may not approve; as the deputy of a manager the same browser may, and the trail says for whom. */
    @Test
    void a_deputy_acts_with_the_roles_of_who_is_away_under_the_own_name_until_it_is_ended() {
        String absent = manager("boss");
        String username = users.withRoles("helper", Role.ANALYST);
        JsonNode draft = calls.changed(tokens.of(users.withRoles("someone", Role.ANALYST)));
        calls.propose(tokens.of("someone"), draft);
        Visitor browser = Visitor.at(port).signIn(username);
        assertThat(decide(browser, draft).statusCode()).as("an analyst").isEqualTo(403);
        JsonNode appointment = DraftCalls.body(appoint("boss", username, 3));
        Matcher act = ACT.matcher(browser.get("/profile").body());
        assertThat(act.find()).isTrue();

        browser.post("/profile", "/profile/acting", Map.of("deputy", act.group(1)));
        assertThat(browser.get("/").body()).contains("您正在代理 Test boss");
        assertThat(calls.approve(tokens.of(username), draft).statusCode())
                .as("a token acts for its own user alone")
                .isEqualTo(403);
        assertThat(decide(browser, draft).statusCode()).isEqualTo(302);
        assertThat(calls.versionsOf(draft)).isEqualTo(1);
        assertThat(trail("policy.draft.approved")).isEqualTo("helper for boss");

        calls.send(absent, "DELETE", "/api/v1/deputies/" + appointment.get("id"), "");
        assertThat(browser.get("/").body()).doesNotContain("您正在代理");
        assertThat(browser.post("/profile", "/profile/acting", Map.of("deputy", act.group(1)))
                        .statusCode())
                .as("over")
                .isEqualTo(409);
    }

    @Test
    void a_deputy_of_somebody_disabled_and_roles_that_may_not_come_together_give_nothing() {
        manager("gone");
        String username = users.withRoles("waiting", Role.ANALYST);
        JsonNode appointment = DraftCalls.body(appoint("gone", username, 3));
        Visitor browser = Visitor.at(port).signIn(username);
        String key = appointment.get("id").toString();
        browser.post("/profile", "/profile/acting", Map.of("deputy", key));
        assertThat(browser.get("/").body()).contains("您正在代理");
        jdbc.update("update identity.app_user set roles = '{SALES}' where username = ?", username);
        assertThat(browser.get("/").body()).as("sells and grants").doesNotContain("您正在代理");
        jdbc.update("update identity.app_user set roles = '{ANALYST}' where username = ?", username);
        jdbc.update("update identity.app_user set state = 'DISABLED' where username = 'gone'");
        assertThat(browser.post("/profile", "/profile/acting", Map.of("deputy", key))
                        .statusCode())
                .isEqualTo(409);
        assertThat(Visitor.at(port)
                        .signIn(users.withRoles("stranger", Role.ANALYST))
                        .post("/profile", "/profile/acting", Map.of("deputy", key))
                        .statusCode())
                .as("somebody else's")
                .isEqualTo(404);
    }

    @Test
    void appointments_that_do_not_work_say_why() {
        manager("careful");
        users.withRoles("seller", Role.SALES);
        users.withRoles("good", Role.ANALYST);
        users.withRoles("only-admin", Role.ADMIN);
        assertThat(appoint("careful", "careful", 1).body()).contains("不能指定自己");
        assertThat(appoint("careful", "nobody-here", 1).body()).contains("没有可用的用户");
        assertThat(appoint("careful", "seller", 1).body()).contains("不能由同一个人兼任");
        assertThat(appoint("careful", "good", 366).body()).contains("最长 366 天");
        assertThat(appoint("careful", "good", -1).statusCode()).isEqualTo(422);
        assertThat(appoint("only-admin", "good", 1).body()).contains("不可代理");
        JsonNode first = DraftCalls.body(appoint("careful", "good", 7));
        assertThat(DraftCalls.body(appoint("careful", "good", 7)).get("id"))
                .as("asked again")
                .isEqualTo(first.get("id"));
        assertThat(appoint("careful", "good", 9).statusCode()).isEqualTo(409);
        assertThat(calls.send(tokens.of("careful"), "POST", "/api/v1/deputies", "{}")
                        .body())
                .as("a token")
                .contains("不能用令牌");
        assertThat(Visitor.at(port)
                        .signIn("good")
                        .send(
                                "POST",
                                "/api/v1/deputies",
                                "application/json",
                                wish(7).replace("{", "{\"user\": \"careful\", \"deputy\": \"good\", "))
                        .statusCode())
                .as("appointed by the deputy")
                .isIn(403, 404);
        assertThatThrownBy(() -> jdbc.update("update identity.deputy set last_day = last_day + 1"))
                .rootCause()
                .hasMessageContaining("can only be ended");
    }

    @Test
    void a_form_that_is_refused_comes_back_as_it_was_typed_with_the_reason() {
        users.withRoles("form-deputy", Role.ANALYST);
        Visitor own = Visitor.at(port).signIn(users.withRoles("form-absent", Role.CREDIT_MANAGER));
        Map<String, String> typed = Map.of(
                "username", "form-deputy", "from", LocalDate.now(clock).toString(), "to", "never", "why", "休假 & <b>");
        HttpResponse<String> refused = own.post("/profile", "/profile/deputies", typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("最长 366 天", "value=\"form-deputy\"", "value=\"never\"", "休假 &amp; &lt;b>", "/profile/tokens");

        long absent = calls.number("select id from identity.app_user where username = 'form-absent'");
        Visitor admin = Visitor.at(port).signIn(users.withRoles("form-admin", Role.ADMIN));
        HttpResponse<String> unknown = admin.post(
                "/users/" + absent,
                "/users/" + absent + "/deputies",
                Map.of("username", "nobody-here", "from", "2999-01-01", "to", "2999-01-02", "why", "leave"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body())
                .contains("没有可用的用户", "value=\"nobody-here\"", "value=\"2999-01-02\"", "value=\"form-absent\"");
        assertThat(admin.post("/users/" + absent, "/users/99999999/deputies", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    private String manager(String username) {
        return tokens.of(users.withRoles(username, Role.CREDIT_MANAGER));
    }

    /** By the browser of who will be away: no token appoints deputies. */
    private HttpResponse<String> appoint(String absent, String deputy, int days) {
        return Visitor.at(port)
                .signIn(absent)
                .send(
                        "POST",
                        "/api/v1/deputies",
                        "application/json",
                        wish(days).replace("{", "{\"deputy\": \"" + deputy + "\", "));
    }

    private String wish(int days) {
        LocalDate today = LocalDate.now(clock);
        return "{\"firstDay\": \"%s\", \"lastDay\": \"%s\", \"why\": \"leave\"}".formatted(today, today.plusDays(days));
    }

    private HttpResponse<String> decide(Visitor browser, JsonNode draft) {
        String page = "/policy/drafts/" + draft.get("id").asLong();
        Map<String, String> form = new HashMap<>();
        form.put("hash", draft.get("hash").asString());
        form.put("from", LocalDate.now(clock).plusDays(3_000).toString());
        form.put("comment", "");
        form.put("key", UUID.randomUUID().toString());
        return browser.post("/profile", page + "/approval", form);
    }

    /** Who did the last act of this kind, and for whom. */
    private String trail(String action) {
        TrailNames.Said said = TrailNames.of(context, action).getLast();
        return said.actor() + " for " + said.onBehalfOf();
    }
}
