package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.limits.GroupGrants;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A salesperson with one member of a group learns nothing of the others, and those who know of all see everything. */
@ServerTest
class GroupScopeTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CHECKS = "/api/v1/credit-checks";
    private static final String GROUPS = "/api/v1/groups";

    /** 1,000.00 in minor units. */
    private static final long THOUSAND = 100_000;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private final String top = "TOP-" + UUID.randomUUID();
    private final String sub = "SUB-" + UUID.randomUUID();
    private String manager = "";
    private String seller = "";
    private CreditBooks mine;
    private CreditBooks other;
    private LocalDate today = LocalDate.EPOCH;

    GroupScopeTest(@Autowired JdbcTemplate jdbc) {
        mine = new CreditBooks(jdbc, "S-scope");
        other = new CreditBooks(jdbc, "S-elsewhere");
    }

    @BeforeEach
    void a_tree_of_two_levels_with_one_member_of_somebody_else() {
        today = LocalDate.now(clock);
        TestUsers users = new TestUsers(context);
        TestTokens tokens = new TestTokens(context);
        manager = tokens.of(users.withRoles("groups.manager", Role.CREDIT_MANAGER));
        seller = tokens.of(users.ownerOf("groups.seller", "S-scope", Role.SALES));
        assertThat(send(manager, "POST", GROUPS, """
                {"code": "%s", "name": "高山控股"}""".formatted(top)).statusCode())
                .isEqualTo(204);
        assertThat(send(manager, "POST", GROUPS, """
                {"code": "%s", "name": "高山贸易", "parent": "%s"}""".formatted(sub, top)).statusCode())
                .isEqualTo(204);
        assertThat(send(manager, "POST", GROUPS + "/" + sub + "/members", """
                {"customers": ["%s", "%s"], "from": "%s"}""".formatted(
                                        mine.code(), other.code(), today))
                        .statusCode())
                .isEqualTo(204);
        new GroupGrants(jdbc).grant(id(top), 123 * THOUSAND, "CNY", today, Optional.empty());
        mine.limit(900 * THOUSAND, today);
        other.limit(900 * THOUSAND, today).invoice("I", today, today.plusDays(20), 77 * THOUSAND);
    }

    private long id(String group) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select id from customers.customer_group where code = ?", Long.class, group));
    }

    private HttpResponse<String> send(String token, String method, String path, String body) {
        return TestTokens.send(port, token, method, path, body);
    }

    private String order(UUID id, long minor) {
        return """
                {"id": "%s", "customer": "%s", "order": "SO-1", "amountMinor": %d, "shipOn": "%s"}""".formatted(id, mine.code(), minor, today);
    }

    @Test
    void a_salesperson_is_told_that_a_group_does_not_allow_the_order_and_nothing_else_of_it() {
        UUID id = UUID.randomUUID();
        List<HttpResponse<String>> answers = List.of(
                send(seller, "POST", CHECKS, order(id, 50 * THOUSAND)),
                send(seller, "POST", CHECKS + "/simulations", order(UUID.randomUUID(), 50 * THOUSAND)),
                send(seller, "GET", CHECKS + "/" + id, ""),
                send(seller, "GET", CHECKS + "?customer=" + mine.code(), ""));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("\"HELD\"")
                    .doesNotContain("高山", top, sub, other.code(), "GROUP\"," + "\"group\"")
                    .doesNotContain("7700000", "77,000", "12300000", "123,000") // the other's invoice, the limit
                    .doesNotContain("4600000", "46,000", "400000,", "4,000.00"); // what is left, and what is too much
        });
        JsonNode told = JSON.readTree(answers.getFirst().body()).get("decision");
        assertThat(told.get("headroom").size()).isEqualTo(1);
        JsonNode group = told.get("checks").get(told.get("checks").size() - 1);
        assertThat(group.get("kind").asString()).isEqualTo("GROUP_LIMIT");
        assertThat(group.get("verdict").asString()).isEqualTo("FAILED");
        assertThat(group.get("overshoot").asLong()).isZero();
        assertThat(told.get("advice").size()).isEqualTo(1);

        // the decision is stored whole
        JsonNode whole = JSON.readTree(
                        send(manager, "GET", CHECKS + "/" + id, "").body())
                .get("decision");
        assertThat(whole.get("headroom").size()).isEqualTo(3);
        assertThat(whole.get("headroom").get(2).get("group").asString()).isEqualTo(top);
        assertThat(whole.get("headroom").get(2).get("availableMinor").asLong()).isEqualTo(46 * THOUSAND);
        assertThat(whole.toString()).contains("group_limit@2", "高山控股");
    }

    @Test
    void an_order_that_a_group_allows_tells_a_salesperson_nothing_of_groups() {
        String approved =
                send(seller, "POST", CHECKS, order(UUID.randomUUID(), THOUSAND)).body();
        assertThat(JSON.readTree(approved).get("decision").get("outcome").asString())
                .isNotEqualTo("HELD");
        assertThat(approved).doesNotContain("GROUP", "高山", "group_limit");
    }

    @Test
    void groups_are_for_those_who_know_of_every_customer() {
        for (String path : List.of(GROUPS, GROUPS + "/" + top, GROUPS + "/no-such")) {
            assertThat(send(seller, "GET", path, "").statusCode()).as(path).isEqualTo(403);
        }
        JsonNode tree =
                JSON.readTree(send(manager, "GET", GROUPS + "/" + sub, "").body());
        assertThat(tree.get("tree").get(0).get("code").asString()).isEqualTo(top);
        assertThat(tree.get("tree").get(0).get("exposureMinor").asLong()).isEqualTo(77 * THOUSAND);
        assertThat(tree.get("tree").get(0).get("availableMinor").asLong()).isEqualTo(46 * THOUSAND);
        assertThat(tree.get("tree").get(1).get("limit").isNull()).isTrue();
        assertThat(tree.get("members").get(0).get("code").asString()).isEqualTo(other.code());
        assertThat(send(manager, "GET", GROUPS + "?q=" + top, "").body()).contains("\"members\":2");
    }
}
