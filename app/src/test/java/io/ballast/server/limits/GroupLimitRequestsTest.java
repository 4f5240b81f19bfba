package io.ballast.server.limits;

import static io.ballast.server.limits.LimitCalls.PATH;
import static io.ballast.server.limits.LimitCalls.THOUSAND;
import static io.ballast.server.limits.LimitCalls.chain;
import static io.ballast.server.limits.LimitCalls.id;
import static io.ballast.server.limits.LimitCalls.said;
import static io.ballast.server.limits.LimitCalls.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.server.ServerTest;
import io.ballast.server.contracts.AgreedLimit;
import io.ballast.server.contracts.GroupLimits;
import io.ballast.server.identity.Role;
import io.ballast.server.limits.LimitCalls.Buyer;
import io.ballast.server.limits.LimitCalls.Person;
import io.ballast.server.web.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.Assertions;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Limits of groups go the way of those of customers. Nobody here is rated: the manager alone decides up to 50,000. */
@ServerTest
class GroupLimitRequestsTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    GroupLimits limits;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    private LimitCalls calls;
    private Person analyst;
    private Person manager;
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void people() {
        calls = new LimitCalls(port, jdbc, context);
        analyst = calls.person("asks", Role.ANALYST);
        manager = calls.person("manages", Role.CREDIT_MANAGER);
        today = LocalDate.now(clock);
    }

    private String outcome(Buyer buyer, long minor) {
        UUID id = UUID.randomUUID();
        String order = """
                {"id": "%s", "customer": "%s", "order": "O-%s", "amountMinor": %d}""".formatted(id, buyer.code(), id, minor);
        return said(calls.send(manager, "POST", "/api/v1/credit-checks", order))
                .get("decision")
                .get("outcome")
                .asString();
    }

    private Optional<LimitInForce> inForce(Buyer group, LocalDate day) {
        return limits.inForce(group.id(), day).map(AgreedLimit::limit);
    }

    @Test
    void once_approved_the_limit_of_the_group_holds_for_all_members_together() {
        Buyer one = calls.buyer("S");
        Buyer two = calls.buyer("S");
        Buyer group = calls.group(one, calls.group(two));
        assertThat(outcome(one, THOUSAND)).as("no limit at all").isEqualTo("HELD");

        JsonNode request = calls.asked(analyst, group, 30 * THOUSAND);
        assertThat(request.get("group").asString()).isEqualTo(group.code());
        assertThat(request.get("customer").isNull()).isTrue();
        JsonNode approved = said(calls.approve(manager, request));
        assertThat(state(approved)).isEqualTo("APPROVED");
        assertThat(said(calls.approve(manager, request)))
                .as("after a lost answer")
                .isEqualTo(approved);
        assertThat(inForce(group, today)).hasValue(new LimitInForce.Amount(30 * THOUSAND));
        assertThat(outcome(one, 20 * THOUSAND)).isNotEqualTo("HELD");
        assertThat(outcome(two, 10 * THOUSAND + 1)).isEqualTo("HELD");
        assertThat(outcome(two, 10 * THOUSAND)).isNotEqualTo("HELD");
        assertThat(jdbc.queryForObject("""
                        select count(*)
                        from audit.entry
                        where action = 'contracts.limit.granted' and subject_type = 'group' and subject_id = ?""", Long.class, Long.toString(group.id())))
                .isEqualTo(1);
    }

    @Test
    void three_groups_of_20_000_in_a_day_by_one_person_meet_the_authority_of_60_000_and_so_do_groups_and_customers() {
        Buyer customer = calls.buyer("S");
        List<Buyer> wanted = List.of(calls.group(calls.buyer("S")), customer, calls.group(calls.buyer("S")));
        List<String> chains = wanted.stream()
                .map(each -> chain(calls.asked(analyst, each, 20 * THOUSAND)))
                .toList();
        assertThat(chains).containsExactly("M", "M", "MCC");
    }

    @Test
    void a_group_counts_with_its_own_limit_or_that_of_its_members_and_with_all_that_stands_beside_it() {
        Buyer one = calls.buyer("S");
        Buyer two = calls.buyer("S");
        Buyer sub = calls.group(one);
        calls.group(sub, two);
        calls.granted(calls.asked(analyst, one, 25 * THOUSAND));
        calls.granted(calls.asked(analyst, two, 22 * THOUSAND));
        Person other = calls.person("other", Role.ANALYST);
        JsonNode asked = calls.asked(other, sub, 10 * THOUSAND);
        assertThat(asked.get("totalMinor").asLong())
                .as("25 of its member + 22 beside it")
                .isEqualTo(47 * THOUSAND);
        said(calls.send(other, "POST", PATH + "/" + id(asked) + "/withdrawal", "{}"));
        JsonNode more = calls.asked(other, sub, 40 * THOUSAND);
        assertThat(more.get("totalMinor").asLong()).as("40 + 22").isEqualTo(62 * THOUSAND);
        assertThat(chain(more)).isEqualTo("MCC");
        calls.granted(more);
        JsonNode member = calls.asked(calls.person("third", Role.ANALYST), one, 26 * THOUSAND);
        assertThat(member.get("totalMinor").asLong())
                .as("a member of a group that may owe 40")
                .isEqualTo(62 * THOUSAND);
    }

    @Test
    void a_group_is_freed_from_its_limit_by_the_highest_authority_and_a_customer_is_not() {
        Buyer member = calls.buyer("S");
        Buyer group = calls.group(member);
        calls.granted(calls.asked(analyst, group, THOUSAND));
        JsonNode freed = said(calls.ask(calls.person("frees", Role.ANALYST), group, "NONE", 0, ""));
        assertThat(chain(freed)).isEqualTo("MCC");
        assertThat(freed.get("totalMinor").isNull()).isTrue();
        assertThat(freed.get("belowExposure").asBoolean()).isFalse();
        calls.granted(freed);
        assertThat(inForce(group, today)).hasValue(new LimitInForce.None());
        assertThat(calls.ask(analyst, member, "NONE", 0, "").statusCode()).isEqualTo(400);
    }

    @Test
    void a_temporary_limit_of_a_group_holds_on_its_days_only() {
        Buyer group = calls.group(calls.buyer("S"));
        calls.granted(calls.asked(analyst, group, 10 * THOUSAND));
        String days = ", \"validFrom\": \"%s\", \"validTo\": \"%s\"".formatted(today.plusDays(1), today.plusDays(5));
        Person other = calls.person("temporary", Role.ANALYST);
        calls.granted(said(calls.ask(other, group, "TEMPORARY", 25 * THOUSAND, days)));
        assertThat(inForce(group, today)).hasValue(new LimitInForce.Amount(10 * THOUSAND));
        assertThat(inForce(group, today.plusDays(5))).hasValue(new LimitInForce.Amount(25 * THOUSAND));
        assertThat(inForce(group, today.plusDays(6))).hasValue(new LimitInForce.Amount(10 * THOUSAND));
        String next = ", \"validFrom\": \"%s\", \"validTo\": \"%s\"".formatted(today.plusDays(35), today.plusDays(40));
        assertThat(calls.ask(other, group, "TEMPORARY", 25 * THOUSAND, next).body())
                .contains("不得连续展期");
    }

    @Test
    void a_cut_below_the_exposure_is_told_and_waits_for_whoever_decides_on_an_order_under_the_group() throws Exception {
        Buyer member = calls.buyer("S");
        Buyer group = calls.group(member);
        calls.granted(calls.asked(analyst, group, 40 * THOUSAND));
        assertThat(outcome(member, 30 * THOUSAND)).isNotEqualTo("HELD");
        JsonNode cut = calls.asked(calls.person("cuts", Role.ANALYST), group, 20 * THOUSAND);
        assertThat(cut.get("belowExposure").asBoolean()).isTrue();
        CompletableFuture<HttpResponse<String>> approval = new CompletableFuture<>();
        transactions.executeWithoutResult(_ -> {
            jdbc.queryForList(
                    "select id from customers.customer_group where id = ? for no key update", Long.class, group.id());
            Thread.startVirtualThread(() -> approval.complete(calls.approve(manager, cut)));
            Assertions.assertThatExceptionOfType(TimeoutException.class)
                    .isThrownBy(() -> approval.get(1500, TimeUnit.MILLISECONDS));
        });
        assertThat(state(said(approval.get(20, TimeUnit.SECONDS)))).isEqualTo("APPROVED");
        assertThat(outcome(member, THOUSAND)).isEqualTo("HELD");
        String page = Visitor.at(port)
                .signIn(manager.username())
                .get("/groups/" + group.code())
                .body();
        assertThat(page).contains("额度低于当前敞口", "申请额度");
    }

    @Test
    void who_knows_of_some_customers_only_learns_nothing_of_a_request_for_a_group() {
        String owner = "S-" + calls.mark();
        Person seller = calls.seller("sells", owner);
        Buyer own = calls.buyer(owner);
        Buyer group = calls.group(own);
        JsonNode request = calls.asked(analyst, group, 10 * THOUSAND);
        assertThat(calls.send(seller, "GET", PATH + "/" + id(request), "").statusCode())
                .isEqualTo(404);
        Buyer nowhere = new Buyer("group", "G-nowhere", 0);
        HttpResponse<String> there = calls.ask(seller, group, "AMOUNT", THOUSAND, "");
        HttpResponse<String> notThere = calls.ask(seller, nowhere, "AMOUNT", THOUSAND, "");
        assertThat(there.statusCode()).isEqualTo(404).isEqualTo(notThere.statusCode());
        assertThat(calls.send(seller, "GET", PATH + "?group=" + group.code(), "")
                        .statusCode())
                .isEqualTo(404);
        Visitor browser = Visitor.at(port).signIn(seller.username());
        for (String path : List.of(
                "/limit-requests?tab=all",
                "/limit-requests?tab=all&group=" + group.code(),
                "/limit-requests/new?group=" + group.code(),
                "/customers/" + own.code())) {
            assertThat(browser.get(path).body())
                    .as(path)
                    .doesNotContain(id(request))
                    .doesNotContain("额度测试集团</a>");
        }
    }

    /** Asked for yesterday and approved today: it begins today. */
    @Test
    void what_is_approved_later_than_its_first_day_begins_on_the_day_of_the_approval() {
        Buyer group = calls.group(calls.buyer("S"));
        for (Buyer buyer : List.of(group, calls.buyer("S"))) {
            JsonNode request = calls.asked(calls.person("early-" + buyer.type(), Role.ANALYST), buyer, THOUSAND);
            var owner = new JdbcTemplate(
                    context.getBean(Flyway.class).getConfiguration().getDataSource());
            owner.execute("alter table limits.request disable trigger guard");
            owner.update(
                    "update limits.request set valid_from = ? where id = ?",
                    today.minusDays(1),
                    UUID.fromString(id(request)));
            owner.execute("alter table limits.request enable trigger guard");
            assertThat(state(said(calls.approve(manager, request)))).isEqualTo("APPROVED");
        }
        assertThat(limits.inForce(group.id(), today).map(AgreedLimit::validFrom))
                .hasValue(today);
    }

    /** 60,000 to tomorrow; 59,999 for longer is no cut: on the days behind tomorrow there is nothing. */
    @Test
    void less_for_longer_than_there_is_takes_the_authority_of_the_whole_amount() {
        Buyer group = calls.group(calls.buyer("S"));
        String soon = ", \"validTo\": \"%s\"".formatted(today.plusDays(1));
        calls.granted(said(calls.ask(analyst, group, "AMOUNT", 60 * THOUSAND, soon)));
        Person other = calls.person("longer", Role.ANALYST);
        JsonNode longer = said(calls.ask(other, group, "AMOUNT", 59 * THOUSAND, ""));
        assertThat(chain(longer)).isEqualTo("MCC");
        said(calls.send(other, "POST", PATH + "/" + id(longer) + "/withdrawal", "{}"));
        assertThat(chain(said(calls.ask(other, group, "AMOUNT", 59 * THOUSAND, soon))))
                .as("a cut")
                .isEqualTo("M");
    }

    @Test
    void on_pages_a_group_limit_is_planned_asked_for_and_approved() {
        Buyer group = calls.group(calls.buyer("S"), calls.buyer("S"));
        Visitor asking = Visitor.at(port).signIn(analyst.username());
        String form = "/limit-requests/new?group=" + group.code();
        assertThat(asking.get(form).body()).contains("额度测试集团", "取消集团额度", "成员中最高风险高");
        Map<String, String> fields = new HashMap<>(Map.of(
                "id", UUID.randomUUID().toString(),
                "group", group.code(),
                "kind", "AMOUNT",
                "amount", "60,000",
                "currency", "CNY",
                "from", today.toString(),
                "reason", "年度集团授信",
                "mode", "plan"));
        assertThat(asking.post(form, "/limit-requests", fields).body())
                .contains("信审委委员", "合计 60,000，超出下一级权限 50,000", "集团内 2 家成员未评级");
        fields.put("mode", "ask");
        HttpResponse<String> asked = asking.post(form, "/limit-requests", fields);
        String page =
                URI.create(asked.headers().firstValue("Location").orElseThrow()).getPath();
        Visitor deciding = Visitor.at(port).signIn(manager.username());
        assertThat(deciding.get("/limit-requests").body()).contains(group.code());
        assertThat(deciding.get(page).body()).contains("/approval\"", "额度测试集团", "/groups/" + group.code());
        assertThat(deciding.post(page, page + "/approval", Map.of("place", "10"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(deciding.get("/limit-requests.csv?tab=all&group=" + group.code())
                        .body())
                .contains(group.code(), "集团");
    }
}
