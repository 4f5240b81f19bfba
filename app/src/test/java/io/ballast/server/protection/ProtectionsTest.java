package io.ballast.server.protection;

import static io.ballast.server.protection.ProtectionCalls.PATH;
import static io.ballast.server.protection.ProtectionCalls.cover;
import static io.ballast.server.protection.ProtectionCalls.document;
import static io.ballast.server.protection.ProtectionCalls.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.ServerTest;
import io.ballast.server.identity.Role;
import io.ballast.server.protection.ProtectionCalls.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is held for customers: counted after a second look, never twice, never behind its last day. */
@ServerTest
class ProtectionsTest {
    private static final long THOUSAND = 100_000;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transactions;

    private ProtectionCalls calls;
    private Person legal;
    private Person books;
    private String today = "";

    @BeforeEach
    void people() {
        calls = new ProtectionCalls(port, jdbc, context);
        legal = calls.person("legal", Role.LEGAL);
        books = calls.person("books", Role.RECEIVABLES);
        today = LocalDate.now(clock).toString();
    }

    private String day(int days) {
        return LocalDate.parse(today).plusDays(days).toString();
    }

    @Test
    void it_counts_after_its_haircut_once_a_second_person_has_confirmed_it() {
        String customer = calls.customer("S");
        UUID id = UUID.randomUUID();
        String asked =
                document(id, "BANK_GUARANTEE", "BH-" + id, cover(25 * THOUSAND, "10", today, day(90), customer), "");
        said(calls.send(legal, "POST", PATH, asked));
        assertThat(calls.countedMinor(books, customer)).isZero();
        assertThat(calls.listed(books, customer).body()).contains("NOT_CONFIRMED");

        JsonNode confirmed = said(calls.confirm(books, id, 1));
        // 25,000 less 10 %
        assertThat(calls.countedMinor(books, customer)).isEqualTo(22_500_00);
        assertThat(said(calls.confirm(books, id, 1))).isEqualTo(confirmed);
        assertThat(said(calls.send(legal, "POST", PATH, asked))).isEqualTo(confirmed);
        assertThat(calls.send(legal, "POST", PATH, asked.replace(": 10,", ": 9,"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(jdbc.queryForList(
                        "select action from audit.entry where after->>'document' = ? order by id",
                        String.class,
                        id.toString()))
                .containsExactly("protection.document.registered", "protection.document.confirmed");
    }

    @Test
    void nobody_confirms_what_they_or_their_deputy_wrote_down_not_even_in_the_database() {
        String customer = calls.customer("S");
        UUID id = UUID.randomUUID();
        said(calls.register(legal, id, "BH-" + id, cover(THOUSAND, "0", today, "", customer)));
        assertThat(calls.confirm(legal, id, 1).statusCode()).isEqualTo(403);
        jdbc.update("""
                insert into identity.deputy (user_id, deputy_id, first_day, last_day, why, appointed_by, appointed_at)
                values (?, ?, current_date, current_date + 9, 'leave', 'test', now())""", legal.id(), books.id());
        assertThat(calls.confirm(books, id, 1).statusCode()).isEqualTo(403);
        String rule = """
                update protection.version
                set verdict = 'CONFIRMED', decided_by = ?, decided_by_name = 'x', decided_at = now()
                where id = ?""";
        for (Person who : List.of(legal, books)) {
            assertThatThrownBy(() -> jdbc.update(rule, who.id(), id))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("does not confirm");
        }
        said(calls.confirm(calls.person("manager", Role.CREDIT_MANAGER), id, 1));
        assertThatThrownBy(() -> jdbc.update("update protection.version set value_minor = 9 where id = ?", id))
                .hasStackTraceContaining("is kept: UPDATE refused");
    }

    @Test
    void one_document_never_counts_twice_however_often_it_is_registered_or_allocated() throws Exception {
        String one = calls.customer("S");
        String other = calls.customer("S");
        String much = cover(100 * THOUSAND, "40", today, "", one + "=6000000", other + "=4000001");
        assertThat(calls.register(legal, UUID.randomUUID(), "BH-" + one, much).body())
                .contains("超过担保价值");
        String all = cover(100 * THOUSAND, "40", today, "", one + "=6000000", other + "=4000000");
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            tries.add(() ->
                    calls.register(legal, UUID.randomUUID(), "BH-" + one, all).statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Integer> answer : threads.invokeAll(tries)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        UUID id = Objects.requireNonNull(
                jdbc.queryForObject("select id from protection.document where number = ?", UUID.class, "BH-" + one));
        said(calls.confirm(books, id, 1));
        // 60,000 and 40,000, each less 40 %: together never more than 100,000 less 40 %
        assertThat(calls.countedMinor(books, one)).isEqualTo(36_000_00);
        assertThat(calls.countedMinor(books, other)).isEqualTo(24_000_00);
    }

    @Test
    void allocations_written_at_once_do_not_miss_each_other() throws Exception {
        String customer = calls.customer("S");
        UUID id = UUID.randomUUID();
        said(calls.register(legal, id, "BH-" + id, cover(10, "0", today, "", customer + "=4")));
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (String more : List.of(calls.customer("S"), calls.customer("S"))) {
            tries.add(() -> {
                try {
                    return transactions.execute(_ -> jdbc.update("""
                            insert into protection.allocation (version_id, customer_id, minor)
                            select ?, id, 4
                            from customers.customer
                            where code = ?""", id, more) == 1 && pause());
                } catch (DataAccessException e) {
                    return false;
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(2)) {
            int added = 0;
            for (Future<Boolean> each : threads.invokeAll(tries)) {
                added += each.get() ? 1 : 0;
            }
            assertThat(added).isEqualTo(1);
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @Test
    void a_change_holds_once_it_is_confirmed_and_what_is_released_frees_its_number() {
        String customer = calls.customer("S");
        String number = "BH-" + customer;
        UUID id = calls.confirmed(number, cover(10 * THOUSAND, "0", today, day(5), customer));
        String change = "{\"id\": \"%s\", \"cover\": %s}"
                .formatted(UUID.randomUUID(), cover(30 * THOUSAND, "50", today, day(400), customer));
        JsonNode changed = said(calls.send(legal, "POST", PATH + "/" + id + "/changes", change));
        assertThat(changed.get("versions").size()).isEqualTo(2);
        assertThat(calls.countedMinor(books, customer)).isEqualTo(10 * THOUSAND);
        assertThat(said(calls.send(legal, "POST", PATH + "/" + id + "/changes", change)))
                .isEqualTo(changed);
        assertThat(calls.send(legal, "POST", PATH + "/" + id + "/changes", change.replaceFirst("\\w{8}-", "00000000-"))
                        .statusCode())
                .isEqualTo(409);
        said(calls.confirm(books, id, 2));
        assertThat(calls.countedMinor(books, customer)).isEqualTo(15 * THOUSAND);

        String end = "{\"id\": \"%s\", \"state\": \"RELEASED\", \"why\": \"已还清\"}".formatted(UUID.randomUUID());
        said(calls.send(legal, "POST", PATH + "/" + id + "/ending", end));
        assertThat(said(calls.confirm(books, id, 3)).get("held").asBoolean()).isFalse();
        assertThat(said(calls.listed(books, customer)).get("items").size()).isZero();
        calls.confirmed(number, cover(THOUSAND, "0", today, "", customer));
        assertThat(calls.countedMinor(books, customer)).isEqualTo(THOUSAND);
    }

    @Test
    void what_is_over_not_begun_or_the_customers_own_word_counts_nothing_and_says_why() {
        String customer = calls.customer("S");
        calls.confirmed("BH-over", cover(THOUSAND, "0", day(-9), day(-1), customer));
        calls.confirmed("BH-last", cover(THOUSAND, "0", day(-9), today, customer));
        calls.confirmed("BH-soon", cover(THOUSAND, "0", day(1), "", customer));
        UUID own = UUID.randomUUID();
        String guarantor = ", \"guarantor\": \"%s\"".formatted(customer);
        said(calls.send(
                legal,
                "POST",
                PATH,
                document(own, "GUARANTEE", "BZ-own", cover(THOUSAND, "0", today, "", customer), guarantor)));
        assertThat(said(calls.confirm(books, own, 1)).get("warnings").toString())
                .contains("OWN_WORD");
        assertThat(calls.countedMinor(books, customer)).isEqualTo(THOUSAND);
        assertThat(calls.listed(books, customer).body())
                .contains("\"EXPIRED\"")
                .contains("\"NOT_YET_VALID\"")
                .contains("\"OWN_WORD\"");
    }

    @Test
    void a_salesperson_sees_the_part_of_own_customers_and_nothing_else_of_a_document() {
        String own = calls.customer("S-own");
        String foreign = calls.customer("S-foreign");
        UUID id = calls.confirmed(
                "BH-" + own, cover(70 * THOUSAND, "0", today, "", own + "=2000000", foreign + "=5000000"));
        Person seller = calls.seller("seller", "S-own");
        String seen = calls.send(seller, "GET", PATH, "").body();
        assertThat(seen).contains("\"allocatedMinor\":2000000").doesNotContain(foreign, "7000000", "5000000");
        assertThat(calls.listed(seller, foreign).statusCode()).isEqualTo(404);
        assertThat(calls.send(seller, "GET", PATH + "/" + id, "").statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_wrong_is_named_with_its_value_and_nobody_without_the_right_writes() {
        String customer = calls.customer("S");
        String good = cover(THOUSAND, "10", today, "", customer);
        assertThat(calls.register(legal, UUID.randomUUID(), "B", good.replace(": 10,", ": 101,"))
                        .body())
                .contains("101")
                .contains("折扣率");
        assertThat(calls.register(legal, UUID.randomUUID(), "B", good.replace(customer, "NOBODY"))
                        .body())
                .contains("NOBODY");
        assertThat(calls.register(legal, UUID.randomUUID(), "B", good.replace("100000", "0"))
                        .statusCode())
                .isEqualTo(400);
        for (Role role : List.of(Role.SALES, Role.ANALYST, Role.AUDITOR)) {
            assertThat(calls.register(calls.person("role" + role.ordinal(), role), UUID.randomUUID(), "B", good)
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
