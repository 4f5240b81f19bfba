package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.web.Visitor;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A grade by hand decides which checks are made: who set it does not let the order go as well. */
@ServerTest
class GradedByHandTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REFUSED = "该客户的等级由您本人（或与您互为代理的人）人工设定";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private long person(String name) {
        Long id = jdbc.queryForObject("select id from identity.app_user where username = ?", Long.class, name);
        return id == null ? 0 : id;
    }

    private HttpResponse<String> send(String token, String method, String path, String body) {
        return TestTokens.send(port, token, method, path, body);
    }

    private static String release() {
        return """
                {"id": "%s", "amountMinor": 100, "days": 5, "tolerancePercent": 0, "reasonCode": "PAYMENT_PROMISED"}""".formatted(UUID.randomUUID());
    }

    @Test
    void who_set_the_grade_does_not_release_and_no_deputy_does_it_instead() {
        var users = new TestUsers(context);
        var tokens = new TestTokens(context);
        String sales = tokens.of(users.ownerOf("graded.sales", "S-graded", Role.SALES));
        String grader = tokens.of(users.withRoles("graded.grader", Role.CREDIT_MANAGER));
        String deputy = tokens.of(users.withRoles("graded.deputy", Role.CREDIT_MANAGER));
        String other = tokens.of(users.withRoles("graded.other", Role.CREDIT_MANAGER));
        LocalDate today = LocalDate.now(clock);
        String code = new CreditBooks(jdbc, "S-graded").limit(0, today).code();
        String override = "/api/v1/customers/" + code + "/override";
        String grade = "{\"grade\": \"A\", \"reason\": \"年报已审计\", \"until\": \"2099-12-31\"}";
        assertThat(send(grader, "PUT", override, grade).statusCode()).isEqualTo(204);
        jdbc.update("""
                insert into identity.deputy (user_id, deputy_id, first_day, last_day, why, appointed_by, appointed_at)
                values (?, ?, ?, ?, '出差', 'test', now())""", person("graded.grader"), person("graded.deputy"), today, today.plusDays(9));

        String id = JSON.readTree(send(sales, "POST", "/api/v1/credit-checks", """
                {"id": "%s", "customer": "%s", "order": "O1", "amountMinor": 100}""".formatted(UUID.randomUUID(), code))
                        .body())
                .get("id")
                .asString();
        String hold = "/api/v1/holds/" + id + "/release";
        for (String own : new String[] {grader, deputy}) {
            HttpResponse<String> refused = send(own, "POST", hold, release());
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
            assertThat(refused.body()).contains(REFUSED);
        }
        Visitor visitor = Visitor.at(port).signIn(users.withRoles("graded.grader", Role.CREDIT_MANAGER));
        assertThat(visitor.get("/holds/" + id).body()).contains(REFUSED).doesNotContain("id=\"release-reason\"");
        assertThatThrownBy(() -> jdbc.update("""
                insert into creditcontrol.release
                  (id, hold_id, customer_id, order_number, first_day, days, minor, tolerance_percent, over_minor, reason,
                  comment, released_by, released_by_id)
                select gen_random_uuid(), id, customer_id, order_number, current_date, 5, 100, 0, 100, 'OTHER', 'x',
                  'graded.grader', ?
                from creditcontrol.hold
                where id = ?""", person("graded.grader"), UUID.fromString(id)))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("who set the grade by hand");
        assertThat(jdbc.queryForList(
                        "select subject_id from audit.entry where action = 'creditcontrol.hold.release-refused'"))
                .isNotEmpty();
        HttpResponse<String> released = send(other, "POST", hold, release());
        assertThat(released.statusCode()).as(released.body()).isEqualTo(200);
    }

    @Test
    void once_the_grade_is_that_of_the_score_again_who_had_set_it_may_release() {
        var users = new TestUsers(context);
        var tokens = new TestTokens(context);
        String sales = tokens.of(users.ownerOf("graded.sales", "S-graded", Role.SALES));
        String grader = tokens.of(users.withRoles("graded.grader", Role.CREDIT_MANAGER));
        String code =
                new CreditBooks(jdbc, "S-graded").limit(0, LocalDate.now(clock)).code();
        String override = "/api/v1/customers/" + code + "/override";
        String grade = "{\"grade\": \"A\", \"reason\": \"年报已审计\", \"until\": \"2099-12-31\"}";
        assertThat(send(grader, "PUT", override, grade).statusCode()).isEqualTo(204);
        assertThat(send(grader, "DELETE", override + "?reason=withdrawn", "").statusCode())
                .isEqualTo(204);
        String id = JSON.readTree(send(sales, "POST", "/api/v1/credit-checks", """
                {"id": "%s", "customer": "%s", "order": "O1", "amountMinor": 100}""".formatted(UUID.randomUUID(), code))
                        .body())
                .get("id")
                .asString();
        assertThat(send(grader, "POST", "/api/v1/holds/" + id + "/release", release())
                        .statusCode())
                .isEqualTo(200);
    }
}
