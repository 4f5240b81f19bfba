package io.ballast.server.limits;

import static io.ballast.server.limits.LimitCalls.THOUSAND;
import static io.ballast.server.limits.LimitCalls.said;
import static io.ballast.server.limits.LimitCalls.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestTokens;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.limits.LimitCalls.Buyer;
import io.ballast.server.limits.LimitCalls.Person;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Limits of many customers changed at once: looked at before, agreed to by others, applied as one, undone by another. */
@ServerTest
class JournalsTest {
    private static final String PATH = LimitJournalsApi.ROOT;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JournalPreview preview;

    @Autowired
    Clock clock;

    private LimitCalls calls;
    private Person maker;
    private Person manager;
    private String owner = "";
    private Buyer large;
    private Buyer small;
    private LocalDate today = LocalDate.EPOCH;

    /** One may owe 100,000, owes 60,000 and has ordered 30,000; the other may owe 50,000 and owes nothing. */
    @BeforeEach
    void two_customers() {
        calls = new LimitCalls(port, jdbc, context);
        maker = calls.person("makes", Role.CREDIT_MANAGER);
        manager = calls.person("agrees", Role.CREDIT_MANAGER);
        owner = "S-" + calls.mark();
        today = LocalDate.now(clock);
        large = buyer(100);
        small = buyer(50);
        jdbc.update("""
                insert into ledger.invoice (
                  customer_id, number, issued_on, due_on, known_on, currency, amount_minor, base_minor)
                values (?, 'I1', ?, ?, ?, 'CNY', ?, ?)""", large.id(), today, today.plusDays(30), today, 60 * THOUSAND, 60 * THOUSAND);
        order(large, "O1", 30);
    }

    private Buyer buyer(long thousands) {
        Buyer buyer = calls.buyer(owner);
        jdbc.update("""
                insert into contracts.terms (customer_id, limit_kind, limit_minor, currency, terms_days, valid_from)
                values (?, 'AMOUNT', ?, 'CNY', 30, ?)""", buyer.id(), thousands * THOUSAND, today.minusDays(100));
        return buyer;
    }

    private void order(Buyer buyer, String number, long thousands) {
        jdbc.update(
                """
                insert into ledger.sales_order (
                  customer_id, number, ordered_on, requested_on, known_on, currency, amount_minor, base_minor)
                values (?, ?, ?, ?, ?, 'CNY', ?, ?)""", buyer.id(), number, today, today.plusDays(5), today, thousands * THOUSAND, thousands * THOUSAND);
        jdbc.update("""
                insert into ledger.revision (customer_id, revision, changed_at)
                values (?, 1, now())
                on conflict (customer_id) do update set revision = ledger.revision.revision + 1""", buyer.id());
    }

    private HttpResponse<String> draft(Person who, String rule) {
        return calls.send(who, "POST", PATH, """
                {"id": "%s", "reason": "年度授信复核", "chosen": {"owner": "%s"}, %s}""".formatted(UUID.randomUUID(), owner, rule));
    }

    /** A journal whose customers were looked at. */
    private JsonNode looked(HttpResponse<String> answer) {
        String id = LimitCalls.id(said(answer));
        preview.look(UUID.fromString(id));
        return now(id);
    }

    private JsonNode now(String id) {
        return said(calls.send(maker, "GET", PATH + "/" + id, ""));
    }

    private JsonNode proposed(JsonNode journal) {
        return said(calls.send(maker, "POST", path(journal) + "/proposal", hash(journal)));
    }

    private static String path(JsonNode journal) {
        return PATH + "/" + LimitCalls.id(journal);
    }

    private static String hash(JsonNode journal) {
        return "{\"hash\": \"%s\"}".formatted(journal.get("hash").asString());
    }

    private HttpResponse<String> approve(Person who, JsonNode journal, int place) {
        return calls.send(who, "POST", path(journal) + "/approval", """
                {"place": %d, "hash": "%s"}""".formatted(
                        place, journal.get("hash").asString()));
    }

    private List<Long> granted(Buyer buyer) {
        return jdbc.query(
                "select limit_minor from contracts.granted_limit where customer_id = ? order by id",
                (row, _) -> row.getLong(1) / THOUSAND,
                buyer.id());
    }

    private long entries(Buyer buyer) {
        return jdbc.query(
                        "select count(*) from audit.entry where action = 'contracts.limit.granted' and subject_id = ?",
                        (row, _) -> row.getLong(1),
                        Long.toString(buyer.id()))
                .getFirst();
    }

    @Test
    void a_cut_says_which_orders_it_would_hold_is_agreed_to_by_another_applied_once_and_undone_by_a_journal() {
        JsonNode cut = looked(draft(maker, "\"rule\": \"PERCENT\", \"percent\": -50"));
        JsonNode totals = cut.get("totals");
        // 100 + 50 becomes 50 + 25; 60 + 30 exceeds 50, so that the delivery of O1 would be held
        assertThat(totals.get("beforeMinor").asLong()).isEqualTo(150 * THOUSAND);
        assertThat(totals.get("afterMinor").asLong()).isEqualTo(75 * THOUSAND);
        assertThat(totals.get("over").asLong()).isEqualTo(1);
        assertThat(totals.get("heldMinor").asLong()).isEqualTo(30 * THOUSAND);
        String lines =
                calls.send(maker, "GET", path(cut) + "/lines?show=HELD", "").body();
        assertThat(lines).contains(large.code(), "\"number\":\"O1\"").doesNotContain(small.code());

        JsonNode waiting = proposed(cut);
        assertThat(LimitCalls.chain(waiting))
                .as("less takes the lowest authority")
                .isEqualTo("M");
        assertThat(approve(maker, waiting, 10).statusCode()).as("own").isEqualTo(403);
        assertThat(granted(large)).isEmpty();
        JsonNode applied = said(approve(manager, waiting, 10));
        assertThat(state(applied)).isEqualTo("APPLIED");
        assertThat(state(said(approve(manager, waiting, 10)))).as("again").isEqualTo("APPLIED");
        assertThat(granted(large)).containsExactly(50L);
        assertThat(granted(small)).containsExactly(25L);
        assertThat(entries(large)).isEqualTo(1);

        JsonNode undo = looked(calls.send(maker, "POST", path(cut) + "/reversal", """
                {"id": "%s", "reason": "复核有误"}""".formatted(UUID.randomUUID())));
        JsonNode rises = proposed(undo);
        assertThat(LimitCalls.chain(rises)).as("150,000 in all, not rated").isEqualTo("MCC");
        said(approve(manager, rises, 10));
        said(approve(calls.person("first", Role.CREDIT_COMMITTEE), rises, 20));
        assertThat(granted(large)).as("not agreed to by all").containsExactly(50L);
        said(approve(calls.person("second", Role.CREDIT_COMMITTEE), rises, 30));
        assertThat(granted(large)).containsExactly(50L, 100L);
        assertThat(granted(small)).containsExactly(25L, 50L);
    }

    @Test
    void what_changes_after_the_preview_is_looked_at_again_before_anybody_agrees() {
        JsonNode before = proposed(looked(draft(maker, "\"rule\": \"CAP\", \"amountMinor\": " + 90 * THOUSAND)));
        assertThat(before.get("totals").get("changed").asLong()).isEqualTo(1);
        assertThat(before.get("totals").get("same").asLong()).isEqualTo(1);
        order(large, "O2", 1);
        assertThat(approve(manager, before, 10).statusCode()).isEqualTo(409);
        assertThat(granted(large)).isEmpty();
        assertThat(now(LimitCalls.id(before)).has("hash")
                        && !now(LimitCalls.id(before)).get("hash").isNull())
                .as("being looked at")
                .isFalse();
        preview.look(UUID.fromString(LimitCalls.id(before)));
        assertThat(approve(manager, before, 10).statusCode())
                .as("the old preview")
                .isEqualTo(409);
        JsonNode after = now(LimitCalls.id(before));
        assertThat(after.get("totals").get("moved").asLong()).isEqualTo(1);
        assertThat(after.get("totals").get("heldMinor").asLong()).isEqualTo(31 * THOUSAND);
        assertThat(state(said(approve(manager, after, 10)))).isEqualTo("APPLIED");
        assertThat(granted(large)).containsExactly(90L);
    }

    @Test
    void a_list_takes_the_rows_that_are_sound_and_its_rises_count_as_one() {
        Buyer third = buyer(10);
        JsonNode journal = looked(calls.send(maker, "POST", PATH, """
                {"id": "%s", "reason": "清单", "rule": "LIST", "list": [
                  {"customer": "%s", "amount": "20,000"}, {"customer": "NOBODY", "amount": "1"},
                  {"customer": "%s", "amount": "-1"}, {"customer": "%s", "amount": "70000"},
                  {"customer": "%s", "amount": "5"}]}""".formatted(
                        UUID.randomUUID(), third.code(), third.code(), small.code(), small.code())));
        assertThat(journal.get("refusals"))
                .extracting(row -> row.get("row").asInt() + " "
                        + row.get("field").asString() + " " + row.get("value").asString() + " "
                        + row.get("why").asString())
                .containsExactly(
                        "2 customer NOBODY UNKNOWN_CUSTOMER",
                        "3 amount -1 AMOUNT",
                        "5 customer " + small.code() + " TWICE");
        JsonNode waiting = proposed(journal);
        // 20,000 alone is within the authority of a manager, 20,000 + 70,000 is not
        assertThat(LimitCalls.chain(waiting)).isEqualTo("MCC");
        assertThat(waiting.get("totalMinor").asLong()).isEqualTo(90 * THOUSAND);
        JsonNode alone = said(calls.ask(maker, calls.buyer(owner), "AMOUNT", THOUSAND, ""));
        assertThat(alone.get("totalMinor").asLong())
                .as("a single request beside it")
                .isEqualTo(91 * THOUSAND);

        String request = jdbc.query(
                        "select id::text from limits.request where customer_id = ?",
                        (row, _) -> row.getString(1),
                        third.id())
                .getFirst();
        assertThat(calls.send(manager, "POST", LimitCalls.PATH + "/" + request + "/approval", "{\"place\": 10}")
                        .statusCode())
                .as("only with all of it")
                .isEqualTo(409);
        String no = "{\"place\": 10, \"comment\": \"依据不足\"}";
        assertThat(state(said(calls.send(manager, "POST", path(waiting) + "/rejection", no))))
                .isEqualTo("REJECTED");
        assertThat(granted(third)).isEmpty();
        JsonNode again = looked(draft(maker, "\"rule\": \"SET\", \"amountMinor\": 5"));
        assertThat(again.get("totals").get("refused").asLong())
                .as("the open single request is not overtaken")
                .isEqualTo(1);
        assertThat(state(said(calls.send(maker, "POST", path(again) + "/withdrawal", "{}"))))
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void who_knows_of_some_customers_only_makes_and_sees_none() {
        JsonNode journal = looked(draft(maker, "\"rule\": \"PERCENT\", \"percent\": 10"));
        String narrow = new TestUsers(context).ownerOf("narrow-" + calls.mark(), owner, Role.CREDIT_MANAGER);
        Person some = new Person(narrow, new TestTokens(context).of(narrow), 0);
        assertThat(draft(some, "\"rule\": \"PERCENT\", \"percent\": 10").statusCode())
                .isEqualTo(403);
        for (String path : List.of(PATH, path(journal), path(journal) + "/lines")) {
            assertThat(calls.send(some, "GET", path, "").statusCode()).isEqualTo(403);
        }
        assertThat(draft(maker, "\"rule\": \"PERCENT\", \"percent\": 0").statusCode())
                .isEqualTo(400);
        assertThat(draft(maker, "\"rule\": \"LAST_DAY\"").statusCode()).isEqualTo(400);
    }
}
