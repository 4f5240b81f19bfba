package io.ballast.server.limits;

import static io.ballast.server.limits.LimitCalls.THOUSAND;
import static io.ballast.server.limits.LimitCalls.id;
import static io.ballast.server.limits.LimitCalls.said;
import static io.ballast.server.limits.LimitCalls.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.limits.LimitCalls.Buyer;
import io.ballast.server.limits.LimitCalls.Person;
import io.ballast.server.web.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** By page, token, deputy, change of role or of who is in charge, and by SQL: nobody approves an own limit. */
@ServerTest
class NobodyApprovesAnOwnLimitTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    private LimitCalls calls;
    private Person manager;

    @BeforeEach
    void people() {
        calls = new LimitCalls(port, jdbc, context);
        manager = calls.person("manages", Role.CREDIT_MANAGER);
    }

    @Test
    void who_asked_does_not_approve_by_token_or_page_and_the_attempt_is_in_the_trail() {
        Buyer buyer = calls.buyer("S");
        JsonNode request = calls.asked(manager, buyer, THOUSAND);
        assertThat(calls.approve(manager, request).statusCode()).isEqualTo(403);
        assertThat(calls.approve(manager, request).body()).contains("不能审批自己的额度申请");
        assertThat(calls.decide(manager, request, "rejection", "no").statusCode())
                .isEqualTo(403);
        Visitor browser = Visitor.at(port).signIn(manager.username());
        String page = "/limit-requests/" + id(request);
        assertThat(browser.get(page).body()).doesNotContain("/approval\"");
        assertThat(browser.post(page, page + "/approval", Map.of("place", "10")).statusCode())
                .isEqualTo(403);
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit.entry where action = 'limits.request.refused' and subject_id = ?",
                        Long.class,
                        Long.toString(buyer.id())))
                .isEqualTo(4);
        assertThat(granted(buyer)).isZero();
    }

    private long granted(Buyer buyer) {
        Long count = jdbc.queryForObject(
                "select count(*) from contracts.granted_limit where customer_id = ?", Long.class, buyer.id());
        return count == null ? -1 : count;
    }

    @Test
    void a_new_role_makes_no_approver_of_who_asked() {
        Person turncoat = calls.person("turns", Role.ANALYST);
        JsonNode request = calls.asked(turncoat, calls.buyer("S"), THOUSAND);
        jdbc.update("update identity.app_user set roles = '{CREDIT_MANAGER}' where id = ?", turncoat.id());
        assertThat(calls.approve(turncoat, request).statusCode()).isEqualTo(403);
        jdbc.update("update identity.app_user set state = 'DISABLED' where id = ?", turncoat.id());
        jdbc.update("update identity.app_user set state = 'ACTIVE' where id = ?", turncoat.id());
        assertThat(calls.approve(calls.person("turns", Role.CREDIT_MANAGER), request)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_deputy_of_who_asked_and_whoever_they_stand_in_for_do_not_approve() {
        Person asks = calls.person("away", Role.CREDIT_MANAGER);
        Person deputy = calls.person("deputy", Role.CREDIT_MANAGER);
        Person absent = calls.person("absent", Role.CREDIT_MANAGER);
        JsonNode request = calls.asked(asks, calls.buyer("S"), THOUSAND);
        deputise(asks, deputy);
        deputise(absent, asks);
        assertThat(calls.approve(deputy, request).statusCode()).isEqualTo(403);
        assertThat(calls.approve(absent, request).statusCode()).isEqualTo(403);
        jdbc.update("update identity.deputy set ended_at = now() where user_id = ?", asks.id());
        assertThat(calls.approve(deputy, request).statusCode())
                .as("was the deputy while it was open")
                .isEqualTo(403);
        assertThat(state(said(calls.approve(manager, request)))).isEqualTo("APPROVED");
    }

    private void deputise(Person absent, Person deputy) {
        jdbc.update("""
                insert into identity.deputy (user_id, deputy_id, first_day, last_day, why, appointed_by, appointed_at)
                values (?, ?, current_date, current_date + 3, 'leave', 'test', now())""", absent.id(), deputy.id());
    }

    @Test
    void whoever_is_or_was_in_charge_of_the_customer_does_not_approve() {
        Person seller = calls.seller("sells", "S-" + calls.mark());
        Buyer buyer = calls.buyer("S-" + calls.mark());
        JsonNode request = calls.asked(calls.person("asks", Role.ANALYST), buyer, THOUSAND);
        jdbc.update("update identity.app_user set roles = '{CREDIT_MANAGER}', scope = 'ALL' where id = ?", seller.id());
        assertThat(calls.approve(seller, request).statusCode()).isEqualTo(403);
        jdbc.update("update customers.customer set owner_code = 'S-else' where id = ?", buyer.id());
        assertThat(calls.approve(seller, request).statusCode())
                .as("was in charge when it was asked for")
                .isEqualTo(403);
        assertThat(state(said(calls.approve(manager, request)))).isEqualTo("APPROVED");
    }

    /** A grade by hand decides which authority is enough. */
    @Test
    void who_set_the_grade_by_hand_does_not_approve_while_it_is_in_force() {
        Buyer buyer = calls.buyer("S-" + calls.mark());
        String path = "/api/v1/customers/" + buyer.code() + "/override";
        String order = "{\"grade\": \"A\", \"reason\": \"年报已审计\", \"until\": \"2099-12-31\"}";
        assertThat(calls.send(manager, "PUT", path, order).statusCode()).isEqualTo(204);
        JsonNode request = calls.asked(calls.person("asks", Role.ANALYST), buyer, THOUSAND);
        assertThat(calls.approve(manager, request).body()).contains("人工设定其等级的人");
        Person deputy = calls.person("helps", Role.CREDIT_MANAGER);
        deputise(manager, deputy);
        assertThat(calls.approve(deputy, request).statusCode()).isEqualTo(403);
        assertThat(calls.send(manager, "DELETE", path + "?reason=withdrawn", "").statusCode())
                .isEqualTo(204);
        assertThat(state(said(calls.approve(manager, request)))).isEqualTo("APPROVED");
    }

    @Test
    void one_person_is_not_two_in_a_chain_nor_with_a_deputy() {
        Person both = calls.person("both", Role.CREDIT_MANAGER, Role.CREDIT_COMMITTEE);
        Person first = calls.person("first", Role.CREDIT_COMMITTEE);
        Person deputy = calls.person("second", Role.CREDIT_COMMITTEE);
        JsonNode request = calls.asked(calls.person("asks", Role.ANALYST), calls.buyer("S"), 60 * THOUSAND);
        assertThat(calls.approve(first, request).statusCode())
                .as("it is the turn of a manager")
                .isEqualTo(403);
        said(calls.approve(both, request));
        JsonNode now = said(calls.send(both, "GET", LimitCalls.PATH + "/" + id(request), ""));
        assertThat(calls.approve(both, now).body()).contains("只能审批一次");
        said(calls.approve(first, request));
        deputise(first, deputy);
        assertThat(calls.approve(deputy, request).body()).contains("代理双方视同一人");
        assertThat(state(said(calls.approve(calls.person("third", Role.CREDIT_COMMITTEE), request))))
                .isEqualTo("APPROVED");
    }

    @Test
    void the_database_refuses_what_the_domain_would_have_refused() {
        Buyer buyer = calls.buyer("S");
        Person asks = calls.person("asks", Role.CREDIT_MANAGER);
        JsonNode request = calls.asked(asks, buyer, 60 * THOUSAND);
        String id = id(request);
        assertRefused("nobody decides on an own limit", decided(id, 10, asks));
        assertRefused("is not due", decided(id, 20, manager));
        assertRefused("was not agreed to by all", ended(id, "APPROVED", manager));
        assertRefused("nobody rejected", ended(id, "REJECTED", manager));
        assertRefused("only who asked withdraws", ended(id, "WITHDRAWN", manager));
        assertRefused("keeps what was asked", "update limits.request set limit_minor = 1 where id = '" + id + "'");
        assertRefused("keeps what was asked", "update limits.request set requested_by = 1 where id = '" + id + "'");
        jdbc.update(decided(id, 10, manager));
        assertRefused("nobody decides twice", decided(id, 20, manager));
        assertRefused(
                "is settled", "update limits.node set comment = 'x' where place = 10 and request_id = '" + id + "'");
        assertRefused("is kept", "delete from limits.node where request_id = '" + id + "'");
        assertRefused("is kept", "update limits.act set comment = 'x' where request_id = '" + id + "'");
        assertRefused("no approved request", """
                insert into contracts.granted_limit (
                  request_id, customer_id, is_temporary, limit_kind, limit_minor, currency, valid_from)
                values ('%s', %d, false, 'AMOUNT', 6000000, 'CNY', current_date)""".formatted(id, buyer.id()));
        assertThat(granted(buyer)).isZero();

        JsonNode done = calls.asked(calls.person("other", Role.ANALYST), calls.buyer("S"), THOUSAND);
        said(calls.approve(manager, done));
        assertRefused("is closed", decided(id(done), 10, asks));
        assertRefused("is closed", ended(id(done), "WITHDRAWN", asks));
        assertRefused(
                "is kept", "update contracts.granted_limit set limit_minor = 1 where request_id = '" + id(done) + "'");
        assertRefused("is kept", "delete from contracts.granted_limit where request_id = '" + id(done) + "'");
    }

    @Test
    void of_a_group_whoever_is_in_charge_of_one_member_or_one_hand_with_such_a_person_does_not_approve() {
        Person seller = calls.seller("sells", "S-" + calls.mark());
        Person deputy = calls.person("deputy", Role.CREDIT_MANAGER);
        Buyer member = calls.buyer("S-" + calls.mark());
        Buyer group = calls.group(calls.group(calls.buyer("S-else"), member));
        JsonNode request = calls.asked(calls.person("asks", Role.ANALYST), group, THOUSAND);
        jdbc.update("update identity.app_user set roles = '{CREDIT_MANAGER}', scope = 'ALL' where id = ?", seller.id());
        deputise(seller, deputy);
        for (Person own : List.of(seller, deputy)) {
            assertThat(calls.approve(own, request).body()).contains("不能审批自己的额度申请");
            assertRefused("nobody decides on an own limit", decided(id(request), 10, own));
        }
        jdbc.update("update customers.customer set owner_code = 'S-else' where id = ?", member.id());
        assertThat(calls.approve(seller, request).statusCode())
                .as("was in charge when it was asked for")
                .isEqualTo(403);
        assertThat(state(said(calls.approve(manager, request)))).isEqualTo("APPROVED");
    }

    @Test
    void of_a_group_who_asked_does_not_approve_nor_does_sql_grant_without_a_request() {
        Buyer group = calls.group(calls.buyer("S"));
        JsonNode request = calls.asked(manager, group, THOUSAND);
        assertThat(calls.approve(manager, request).statusCode()).isEqualTo(403);
        Visitor browser = Visitor.at(port).signIn(manager.username());
        String page = "/limit-requests/" + id(request);
        assertThat(browser.post(page, page + "/approval", Map.of("place", "10")).statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/groups/" + group.code()).body()).contains(page);
        assertThat(browser.post(page, "/groups/" + group.code() + "/limit", Map.of("kind", "UNLIMITED"))
                        .statusCode())
                .as("the way by one person is gone")
                .isEqualTo(404);
        assertRefused("nobody decides on an own limit", decided(id(request), 10, manager));
        assertRefused(
                "keeps what was asked", "update limits.request set group_id = null where id = '" + id(request) + "'");
        for (String without : List.of("null", "'" + id(request) + "'")) {
            assertRefused("no approved request", """
                    insert into contracts.granted_limit (
                      request_id, group_id, is_temporary, limit_kind, limit_minor, currency, valid_from)
                    values (%s, %d, false, 'AMOUNT', 100000, 'CNY', current_date)""".formatted(without, group.id()));
        }
    }

    private static String decided(String id, int place, Person by) {
        return """
                update limits.node
                set verdict = 'APPROVED', decided_by = %d, decided_by_name = '%s', decided_at = now(),
                  came_at = coalesce(came_at, now()), due_at = coalesce(due_at, now())
                where request_id = '%s' and place = %d""".formatted(by.id(), by.username(), id, place);
    }

    private static String ended(String id, String state, Person by) {
        return "update limits.request set state = '%s', ended_at = now(), ended_by = %d where id = '%s'"
                .formatted(state, by.id(), id);
    }

    private void assertRefused(String because, String sql) {
        assertThatThrownBy(() -> jdbc.update(sql))
                .as(sql)
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageMatching("(?s).*(" + because + "|permission denied for table).*");
    }
}
