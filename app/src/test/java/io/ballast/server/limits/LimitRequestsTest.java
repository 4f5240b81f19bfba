package io.ballast.server.limits;

import static io.ballast.server.limits.LimitCalls.PATH;
import static io.ballast.server.limits.LimitCalls.THOUSAND;
import static io.ballast.server.limits.LimitCalls.chain;
import static io.ballast.server.limits.LimitCalls.id;
import static io.ballast.server.limits.LimitCalls.said;
import static io.ballast.server.limits.LimitCalls.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.ServerTest;
import io.ballast.server.connectors.ImportProgress;
import io.ballast.server.connectors.ImportReport;
import io.ballast.server.connectors.ImportRequest;
import io.ballast.server.connectors.Imports;
import io.ballast.server.contracts.Terms;
import io.ballast.server.contracts.TermsInForce;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.Users;
import io.ballast.server.limits.LimitCalls.Buyer;
import io.ballast.server.limits.LimitCalls.Person;
import io.ballast.server.web.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Limits are asked for, decided on by those with the authority, and in force from then on. Nobody here is rated. */
@ServerTest
class LimitRequestsTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Terms terms;

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

    /** Unrated customers count as high risk: the manager alone decides up to 50,000. */
    @Test
    void three_requests_of_20_000_in_a_day_by_one_person_meet_the_authority_of_60_000() {
        JsonNode whole = calls.asked(calls.person("other", Role.ANALYST), calls.buyer("S"), 60 * THOUSAND);
        assertThat(chain(whole)).isEqualTo("MCC");

        JsonNode first = calls.asked(analyst, calls.buyer("S"), 20 * THOUSAND);
        JsonNode second = calls.asked(analyst, calls.buyer("S"), 20 * THOUSAND);
        JsonNode third = calls.asked(analyst, calls.buyer("S"), 20 * THOUSAND);
        assertThat(List.of(chain(first), chain(second), chain(third))).containsExactly("M", "M", "MCC");
        assertThat(third.get("totalMinor").asLong()).isEqualTo(60 * THOUSAND);

        JsonNode grown = said(calls.approve(manager, first));
        assertThat(chain(grown))
                .as("the first one is looked at again when it is approved")
                .isEqualTo("MCC");
        assertThat(state(grown)).isEqualTo("IN_APPROVAL");
        assertThat(grown.get("timeline").toString()).contains("GREW");
        assertThat(grown.get("chain").get(1).get("because").get("zh").asString())
                .contains("合计 60,000");
    }

    @Test
    void the_members_of_a_group_count_together_whoever_asks_and_each_once() {
        Buyer one = calls.buyer("S");
        Buyer two = calls.buyer("S");
        calls.group(one, two);
        calls.granted(calls.asked(analyst, one, 40 * THOUSAND));
        JsonNode beside = calls.asked(calls.person("second", Role.ANALYST), two, 20 * THOUSAND);
        assertThat(chain(beside)).isEqualTo("MCC");
        assertThat(beside.get("totalMinor").asLong())
                .as("in force and approved within the window, counted once")
                .isEqualTo(60 * THOUSAND);
        assertThat(chain(calls.asked(calls.person("third", Role.ANALYST), one, 10 * THOUSAND)))
                .as("less than there is takes the lowest authority")
                .isEqualTo("M");
    }

    @Test
    void on_the_last_approval_the_limit_is_in_force_and_a_held_order_passes_under_a_new_key() {
        Buyer buyer = calls.buyer("S");
        String held = order(buyer);
        HttpResponse<String> before = calls.send(manager, "POST", "/api/v1/credit-checks", held);
        assertThat(said(before).get("decision").get("outcome").asString()).isEqualTo("HELD");

        JsonNode request = calls.asked(analyst, buyer, 30 * THOUSAND);
        JsonNode approved = said(calls.approve(manager, request));
        assertThat(state(approved)).isEqualTo("APPROVED");
        assertThat(inForce(buyer, today)).isEqualTo(new LimitInForce.Amount(30 * THOUSAND));
        assertThat(said(calls.send(manager, "POST", "/api/v1/credit-checks", order(buyer)))
                        .get("decision")
                        .get("outcome")
                        .asString())
                .isNotEqualTo("HELD");
        assertThat(calls.send(manager, "POST", "/api/v1/credit-checks", held).body())
                .isEqualTo(before.body());

        assertThat(said(calls.approve(manager, request)))
                .as("asked again after a lost answer")
                .isEqualTo(approved);
        assertThat(count("contracts.granted_limit where customer_id = " + buyer.id()))
                .isEqualTo(1);
        assertThat(actions(buyer)).contains("limits.request.requested", "contracts.limit.granted");
        assertThat(calls.approve(calls.person("late", Role.CREDIT_MANAGER), request)
                        .statusCode())
                .isEqualTo(409);
    }

    private String order(Buyer buyer) {
        return """
                {"id": "%s", "customer": "%s", "order": "O-1", "amountMinor": %d}""".formatted(UUID.randomUUID(), buyer.code(), 25 * THOUSAND);
    }

    private Optional<TermsInForce> found(Buyer buyer, LocalDate day) {
        return terms.inForce(new CustomerId(buyer.id()), day);
    }

    private LimitInForce inForce(Buyer buyer, LocalDate day) {
        return found(buyer, day).orElseThrow().limit();
    }

    private long count(String rows) {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from " + rows, Long.class));
    }

    private List<String> actions(Buyer buyer) {
        return JdbcClient.create(jdbc)
                .sql("select action from audit.entry where subject_type = 'customer' and subject_id = :id order by id")
                .param("id", Long.toString(buyer.id()))
                .query((row, index) -> row.getString("action"))
                .list();
    }

    @Test
    void a_key_is_one_request_and_a_customer_has_one_open_at_a_time() {
        Buyer buyer = calls.buyer("S");
        UUID key = UUID.randomUUID();
        String body = calls.body(key, buyer, "AMOUNT", THOUSAND, "");
        JsonNode first = said(calls.send(analyst, "POST", PATH, body));
        assertThat(said(calls.send(analyst, "POST", PATH, body))).isEqualTo(first);
        assertThat(calls.send(analyst, "POST", PATH, calls.body(key, buyer, "AMOUNT", THOUSAND + 1, ""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(calls.send(manager, "POST", PATH, body).statusCode())
                .as("the key of somebody else")
                .isEqualTo(422);
        assertThat(calls.ask(analyst, buyer, "AMOUNT", 2 * THOUSAND, "").statusCode())
                .isEqualTo(409);
        said(calls.send(analyst, "POST", PATH + "/" + key + "/withdrawal", "{}"));
        assertThat(state(said(calls.send(analyst, "POST", PATH + "/" + key + "/withdrawal", "{}"))))
                .isEqualTo("WITHDRAWN");
        assertThat(calls.approve(manager, first).statusCode()).isEqualTo(409);
        assertThat(calls.ask(analyst, buyer, "AMOUNT", 2 * THOUSAND, "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void approve_and_reject_at_once_end_in_one_state() throws Exception {
        for (int round = 0; round < 3; round++) {
            Buyer buyer = calls.buyer("S");
            JsonNode request = calls.asked(calls.person("asks" + round, Role.ANALYST), buyer, THOUSAND);
            List<Callable<Integer>> actors = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Person voter = calls.person("v" + i, Role.CREDIT_MANAGER);
                String verb = i % 2 == 0 ? "approval" : "rejection";
                actors.add(() -> calls.decide(voter, request, verb, "因此").statusCode());
            }
            List<Integer> codes = new ArrayList<>();
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Integer> each : pool.invokeAll(actors)) {
                    codes.add(each.get());
                }
            }
            assertThat(codes).containsOnlyOnce(200);
            assertThat(codes.stream().filter(code -> code == 409)).hasSize(3);
            boolean isGranted = found(buyer, today).isPresent();
            assertThat(isGranted).isEqualTo(codes.get(0) == 200 || codes.get(2) == 200);
        }
    }

    @Test
    void a_temporary_limit_holds_on_its_days_the_permanent_one_is_back_afterwards_and_none_follows_at_once() {
        Buyer buyer = calls.buyer("S");
        calls.granted(calls.asked(analyst, buyer, 10 * THOUSAND));
        Person other = calls.person("temporary", Role.ANALYST);
        String days = ", \"validFrom\": \"%s\", \"validTo\": \"%s\"".formatted(today.plusDays(1), today.plusDays(5));
        calls.granted(said(calls.ask(other, buyer, "TEMPORARY", 25 * THOUSAND, days)));

        assertThat(inForce(buyer, today)).isEqualTo(new LimitInForce.Amount(10 * THOUSAND));
        assertThat(inForce(buyer, today.plusDays(1))).isEqualTo(new LimitInForce.Amount(25 * THOUSAND));
        assertThat(inForce(buyer, today.plusDays(5))).isEqualTo(new LimitInForce.Amount(25 * THOUSAND));
        assertThat(inForce(buyer, today.plusDays(6))).isEqualTo(new LimitInForce.Amount(10 * THOUSAND));

        String next = ", \"validFrom\": \"%s\", \"validTo\": \"%s\"".formatted(today.plusDays(35), today.plusDays(40));
        HttpResponse<String> chained = calls.ask(other, buyer, "TEMPORARY", 25 * THOUSAND, next);
        assertThat(chained.statusCode()).isEqualTo(422);
        assertThat(chained.body()).contains("不得连续展期");
        String long93 =
                ", \"validFrom\": \"%s\", \"validTo\": \"%s\"".formatted(today.plusDays(100), today.plusDays(192));
        assertThat(calls.ask(other, buyer, "TEMPORARY", 25 * THOUSAND, long93).body())
                .contains("政策最长 92 天");
        String apart = ", \"validFrom\": \"%s\", \"validTo\": \"%s\"".formatted(today.plusDays(36), today.plusDays(40));
        assertThat(calls.ask(other, buyer, "TEMPORARY", 25 * THOUSAND, apart).statusCode())
                .as("30 days between")
                .isEqualTo(200);
    }

    @Test
    void a_limit_is_renewed_to_a_day_and_is_expired_after_it() {
        Buyer buyer = calls.buyer("S");
        assertThat(calls.ask(analyst, buyer, "RENEWAL", 0, ", \"validTo\": \"%s\"".formatted(today.plusDays(9)))
                        .statusCode())
                .as("nothing to renew")
                .isEqualTo(422);
        calls.granted(calls.asked(analyst, buyer, 10 * THOUSAND));
        JsonNode renewal =
                said(calls.ask(analyst, buyer, "RENEWAL", 0, ", \"validTo\": \"%s\"".formatted(today.plusDays(9))));
        assertThat(renewal.get("limit").get("minor").asLong()).isEqualTo(10 * THOUSAND);
        calls.granted(renewal);
        assertThat(found(buyer, today.plusDays(9)).orElseThrow().validTo()).hasValue(today.plusDays(9));
        TermsInForce over = found(buyer, today.plusDays(12)).orElseThrow();
        assertThat(over.limit()).isEqualTo(new LimitInForce.Amount(10 * THOUSAND));
        assertThat(over.validTo()).as("known as expired").hasValue(today.plusDays(9));
    }

    @Test
    void a_file_does_not_overwrite_a_granted_limit_and_says_so_but_its_days_of_payment_hold(@TempDir Path folder)
            throws Exception {
        Buyer buyer = calls.buyer("S");
        calls.granted(calls.asked(analyst, buyer, 10 * THOUSAND));
        Files.writeString(
                folder.resolve("customers.csv"),
                "customer_code,name,currency,credit_limit,terms_days\n%s,额度测试有限公司,CNY,777,45\n"
                        .formatted(buyer.code()));
        Imports imports = context.getBean(Imports.class);
        ImportReport report = Users.as(
                CurrentUser.system(),
                () -> imports.run(
                        new ImportRequest(
                                "ballast",
                                imports.filesIn(folder, "ballast"),
                                new ImportRequest.Options(false, Optional.of(Currency.CNY), List.of()),
                                "test",
                                clock.instant(),
                                today),
                        new ImportProgress()));
        assertThat(report.files().getFirst().notes()).containsEntry("limit_kept", 1L);
        TermsInForce now = found(buyer, today).orElseThrow();
        assertThat(now.limit()).isEqualTo(new LimitInForce.Amount(10 * THOUSAND));
        assertThat(now.termsDays()).hasValue(45);
    }

    @Test
    void a_limit_may_be_cut_below_the_exposure_and_says_so() {
        Buyer buyer = calls.buyer("S");
        calls.granted(calls.asked(analyst, buyer, 40 * THOUSAND));
        said(calls.send(manager, "POST", "/api/v1/credit-checks", order(buyer)));
        JsonNode cut = calls.asked(calls.person("cuts", Role.ANALYST), buyer, 20 * THOUSAND);
        assertThat(cut.get("belowExposure").asBoolean())
                .as("25,000 is reserved")
                .isTrue();
        calls.granted(cut);
        String page = Visitor.at(port)
                .signIn(manager.username())
                .get("/customers/" + buyer.code())
                .body();
        assertThat(page).contains("额度低于当前敞口");
        assertThat(said(calls.send(
                                manager,
                                "POST",
                                "/api/v1/credit-checks",
                                order(buyer).replace("O-1", "O-2")))
                        .get("decision")
                        .get("outcome")
                        .asString())
                .isEqualTo("HELD");
    }

    @Test
    void a_salesperson_asks_for_own_customers_only_and_learns_nothing_of_others() {
        String owner = "S-" + calls.mark();
        Person seller = calls.seller("sells", owner);
        Buyer own = calls.buyer(owner);
        Buyer foreign = calls.buyer("S-else");
        calls.group(own, foreign);
        JsonNode others = calls.asked(analyst, foreign, 45 * THOUSAND);

        JsonNode request = calls.asked(seller, own, 10 * THOUSAND);
        assertThat(chain(request)).isEqualTo("MCC");
        assertThat(request.get("totalMinor").isNull()).isTrue();
        assertThat(request.toString()).doesNotContain("55,000");
        assertThat(calls.ask(seller, foreign, "AMOUNT", THOUSAND, "").statusCode())
                .isEqualTo(404);
        assertThat(calls.send(seller, "GET", PATH + "/" + id(others), "").statusCode())
                .isEqualTo(404);
        assertThat(calls.send(seller, "GET", PATH, "").body())
                .contains(own.code())
                .doesNotContain(foreign.code());
        Visitor browser = Visitor.at(port).signIn(seller.username());
        assertThat(browser.get("/limit-requests?tab=all").body())
                .contains(own.code())
                .doesNotContain(foreign.code());
        assertThat(browser.get("/limit-requests/" + id(request)).body()).doesNotContain("55,000");
        assertThat(calls.approve(seller, request).statusCode()).as("by token").isEqualTo(403);
    }

    @Test
    void a_place_is_handed_over_and_approvers_are_added_and_late_ones_are_escalated() {
        Buyer buyer = calls.buyer("S");
        Person other = calls.person("colleague", Role.CREDIT_MANAGER);
        Person member = calls.person("member", Role.CREDIT_COMMITTEE);
        JsonNode request = calls.asked(analyst, buyer, THOUSAND);
        assertThat(calls.pass(manager, request, "delegation", analyst.username())
                        .statusCode())
                .as("has not the authority, and asked")
                .isEqualTo(422);
        JsonNode added = said(calls.pass(manager, request, "approvers", member.username()));
        assertThat(chain(added)).isEqualTo("MC");
        said(calls.pass(manager, request, "delegation", other.username()));
        assertThat(calls.approve(manager, request).statusCode()).isEqualTo(403);
        assertThat(state(said(calls.approve(other, request)))).isEqualTo("IN_APPROVAL");

        jdbc.update(
                "update limits.node set due_at = now() - interval '1 minute' where request_id = ?::uuid and"
                        + " verdict is null",
                id(request));
        context.getBean(ApprovalClock.class).look();
        context.getBean(ApprovalClock.class).look();
        JsonNode late = said(calls.send(analyst, "GET", PATH + "/" + id(request), ""));
        assertThat(late.get("timeline").toString()).containsOnlyOnce("ESCALATED");
        said(calls.send(analyst, "POST", PATH + "/" + id(request) + "/urging", ""));
        assertThat(calls.send(analyst, "POST", PATH + "/" + id(request) + "/urging", "")
                        .statusCode())
                .as("within the hour")
                .isEqualTo(409);
        assertThat(calls.decide(member, request, "rejection", " ").statusCode())
                .as("without a reason")
                .isEqualTo(400);
        assertThat(state(said(calls.decide(member, request, "rejection", "资料不全"))))
                .isEqualTo("REJECTED");
        assertThat(found(buyer, today)).isEmpty();
    }

    @Test
    void on_pages_a_limit_is_planned_asked_for_and_approved() {
        Buyer buyer = calls.buyer("S");
        Visitor asking = Visitor.at(port).signIn(analyst.username());
        String form = "/limit-requests/new?customer=" + buyer.code();
        assertThat(asking.get(form).body()).contains("额度测试有限公司", "现行额度");
        Map<String, String> fields = Map.of(
                "id", UUID.randomUUID().toString(),
                "customer", buyer.code(),
                "kind", "AMOUNT",
                "amount", "60,000",
                "currency", "CNY",
                "from", today.toString(),
                "reason", "旺季备货",
                "mode", "plan");
        assertThat(asking.post(form, "/limit-requests", fields).body())
                .contains("信用经理", "信审委委员", "合计 60,000，超出下一级权限 50,000", "客户未评级");
        assertThat(count("limits.request where customer_id = " + buyer.id())).isZero();
        var wrong = new HashMap<>(fields);
        wrong.put("amount", "many");
        assertThat(asking.post(form, "/limit-requests", wrong).statusCode()).isEqualTo(422);
        var ask = new HashMap<>(fields);
        ask.put("mode", "ask");
        HttpResponse<String> asked = asking.post(form, "/limit-requests", ask);
        assertThat(asked.statusCode()).isEqualTo(302);
        String page =
                URI.create(asked.headers().firstValue("Location").orElseThrow()).getPath();
        assertThat(asking.get(page).body()).contains("催办").doesNotContain("/approval\"");

        Visitor deciding = Visitor.at(port).signIn(manager.username());
        assertThat(deciding.get("/limit-requests").body()).contains(buyer.code());
        assertThat(deciding.get(page).body()).contains("/approval\"", "尚未轮到");
        assertThat(deciding.post(page, page + "/approval", Map.of("place", "10", "comment", "同意"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(deciding.get(page).body()).contains("同意").doesNotContain("/approval\"");
        assertThat(deciding.get("/limit-requests.csv?tab=all&customer=" + buyer.code())
                        .body())
                .contains(buyer.code());
    }
}
