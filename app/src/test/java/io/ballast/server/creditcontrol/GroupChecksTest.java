package io.ballast.server.creditcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.CheckResult;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.Headroom;
import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.value.Currency;
import io.ballast.server.ServerTest;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.limits.GroupGrants;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Orders of the members of a tree of groups, asked about on two servers at once. */
@ServerTest
class GroupChecksTest {
    /** 1,000.00 in minor units. */
    private static final long THOUSAND = 100_000;

    private static final CurrentUser ASKER = CurrentUser.system();

    private static final String HELD_OF_GROUP = """
            with recursive below as (
              select id from customers.customer_group where id = ?
              union all
              select g.id from customers.customer_group g join below b on g.parent_id = b.id
            )
            select coalesce(sum(case r.state when 'PENDING' then r.minor else r.posted_minor end), 0)
            from customers.customer c
            join creditcontrol.reservation r on r.customer_id = c.id and r.state in ('PENDING', 'POSTED')
            where c.group_id in (select id from below)""";

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    private LocalDate today = LocalDate.EPOCH;
    private List<CreditDesk> servers = List.of();

    @BeforeEach
    void two_servers() {
        today = LocalDate.now(clock);
        servers = List.of(
                context.getBean(CreditDesk.class),
                context.getAutowireCapableBeanFactory().createBean(CreditDesk.class));
    }

    private long group(String name, Optional<Long> parent) {
        return Objects.requireNonNull(
                jdbc.queryForObject("""
                insert into customers.customer_group (code, name, parent_id)
                values (?, ?, ?)
                returning id""", Long.class, name + "-" + UUID.randomUUID(), name, parent.orElse(null)));
    }

    private void limit(long group, long minor, String currency) {
        new GroupGrants(jdbc).grant(group, minor, currency, today, Optional.empty());
    }

    private CreditBooks member(long group) {
        return new CreditBooks(jdbc, "S-groups").inGroup(group).limit(10_000 * THOUSAND, today);
    }

    private OrderRequest order(CreditBooks books, long minor) {
        return order(books, UUID.randomUUID(), minor);
    }

    private OrderRequest order(CreditBooks books, UUID id, long minor) {
        return new OrderRequest(
                id,
                new CustomerId(books.customer()),
                "G-" + id,
                minor,
                Currency.CNY,
                today,
                CheckPoint.ORDER,
                Duration.ofHours(1),
                OptionalLong.empty(),
                Optional.empty());
    }

    private Decision ask(int server, CreditBooks books, long minor) {
        return servers.get(server).check(order(books, minor), ASKER).stored().decision();
    }

    private static boolean isHeld(Decision decision) {
        return decision.outcome() == Outcome.HELD;
    }

    private long held(long group) {
        return Objects.requireNonNull(jdbc.queryForObject(HELD_OF_GROUP, Long.class, group));
    }

    private List<Headroom> headroom(CreditBooks books) {
        return servers.getFirst().simulate(order(books, 1), ASKER).headroom();
    }

    private static <T> List<T> atOnce(List<Callable<T>> clients) throws Exception {
        List<T> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> each : pool.invokeAll(clients)) {
                answers.add(each.get());
            }
        }
        return answers;
    }

    @Test
    void no_level_is_ever_overspent_by_random_orders_retries_postings_voids_and_expiry() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime() % 1_000_000);
        var random = new Random(seed);
        long top = group("top", Optional.empty());
        long left = group("left", Optional.of(top));
        long right = group("right", Optional.of(top));
        long below = group("below", Optional.of(left));
        Map<Long, Long> limits = new LinkedHashMap<>();
        limits.put(top, 60 * THOUSAND);
        limits.put(left, 35 * THOUSAND);
        limits.put(right, 40 * THOUSAND);
        limits.put(below, 18 * THOUSAND);
        limits.forEach((group, minor) -> limit(group, minor, "CNY"));
        List<CreditBooks> members = List.of(member(top), member(left), member(left), member(right), member(below));

        var isOver = new AtomicBoolean();
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            CreditBooks books = members.get(random.nextInt(members.size()));
            UUID id = UUID.randomUUID();
            long minor = 1 + random.nextLong(4 * THOUSAND);
            int retries = random.nextInt(2);
            int then = random.nextInt(6);
            CreditDesk server = servers.get(i % 2);
            clients.add(() -> {
                StoredDecision stored =
                        server.check(order(books, id, minor), ASKER).stored();
                for (int retry = 0; retry < retries; retry++) {
                    assertThat(servers.get(retry)
                                    .check(order(books, id, minor), ASKER)
                                    .stored()
                                    .decision())
                            .isEqualTo(stored.decision());
                }
                if (!isHeld(stored.decision())) {
                    end(server, id, minor, then);
                }
                return isHeld(stored.decision()) ? 0 : 1;
            });
        }
        List<Integer> approved;
        try (ExecutorService watch = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> watched = watch.submit(() -> {
                long looks = 0;
                while (!isOver.get()) {
                    limits.forEach((group, minor) ->
                            assertThat(held(group)).as("seed %d", seed).isLessThanOrEqualTo(minor));
                    looks++;
                }
                return looks;
            });
            try {
                approved = atOnce(clients);
            } finally {
                isOver.set(true);
            }
            assertThat(watched.get()).isPositive();
        }
        assertThat(approved).as("seed %d", seed).contains(0, 1);

        // what is left is filled up to the last cent, and every level adds up to what its members hold
        for (CreditBooks books : members) {
            long least = headroom(books).stream()
                    .skip(1)
                    .mapToLong(level -> level.availableMinor().orElseThrow())
                    .min()
                    .orElseThrow();
            if (least > 0) {
                assertThat(isHeld(ask(0, books, least + 1))).as("seed %d", seed).isTrue();
                assertThat(isHeld(ask(1, books, least))).as("seed %d", seed).isFalse();
            }
        }
        assertThat(headroom(members.getLast()))
                .extracting(Headroom::grossMinor)
                .as("seed %d", seed)
                .endsWith(held(below), held(left), held(top));
        limits.forEach(
                (group, minor) -> assertThat(held(group)).as("seed %d", seed).isLessThanOrEqualTo(minor));
    }

    @Test
    void of_two_members_who_ask_two_servers_at_once_for_what_is_left_exactly_one_gets_it() throws Exception {
        long top = group("top", Optional.empty());
        long left = group("left", Optional.of(top));
        limit(top, THOUSAND, "CNY");
        CreditBooks first = member(top);
        CreditBooks second = member(left);
        for (int round = 0; round < 40; round++) {
            var start = new CyclicBarrier(2);
            List<OrderRequest> orders = List.of(order(first, THOUSAND), order(second, THOUSAND));
            List<Callable<Boolean>> clients = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                CreditDesk server = servers.get(i);
                OrderRequest order = orders.get(i);
                clients.add(() -> {
                    start.await();
                    return !isHeld(server.check(order, ASKER).stored().decision());
                });
            }
            List<Boolean> approved = atOnce(clients);
            assertThat(approved).as("round %d", round).containsOnlyOnce(true);
            int one = approved.indexOf(true);
            servers.get(one).voided(orders.get(one).id(), "next round", ASKER);
        }
    }

    private void end(CreditDesk server, UUID id, long minor, int how) {
        switch (how) {
            case 0 -> server.post(id, Optional.of(Math.max(1, minor / 2)), ASKER);
            case 1 -> server.voided(id, "changed", ASKER);
            case 2 -> {
                jdbc.update("update creditcontrol.reservation set expires_at = now() where decision_id = ?", id);
                context.getBean(Reservations.class).expire();
            }
            default -> {}
        }
    }

    @Test
    void what_one_member_was_granted_or_gives_back_counts_at_once_for_the_others_on_any_server() {
        long top = group("top", Optional.empty());
        long sub = group("sub", Optional.of(top));
        limit(top, 100 * THOUSAND, "CNY");
        CreditBooks first = member(sub);
        CreditBooks second = member(top);
        assertThat(isHeld(ask(0, second, THOUSAND))).isFalse();
        OrderRequest large = order(first, 60 * THOUSAND);
        servers.get(1).check(large, ASKER);

        Decision held = ask(0, second, 39 * THOUSAND + 1);
        assertThat(held.holding())
                .extracting(CheckResult::key, CheckResult::overshoot)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("group_limit@1", 1L));
        servers.get(0).voided(large.id(), "cancelled", ASKER);
        assertThat(isHeld(ask(0, second, 39 * THOUSAND + 1))).isFalse();
    }

    @Test
    void a_limit_that_is_cut_a_group_that_moves_and_a_member_that_joins_are_seen_by_the_next_decision() {
        long top = group("top", Optional.empty());
        long sub = group("sub", Optional.empty());
        limit(top, 50 * THOUSAND, "CNY");
        CreditBooks member = member(sub);
        CreditBooks joining = new CreditBooks(jdbc, "S-groups").limit(10_000 * THOUSAND, today);
        assertThat(isHeld(ask(0, member, 30 * THOUSAND))).isFalse();
        assertThat(isHeld(ask(0, joining, 15 * THOUSAND))).isFalse();

        jdbc.update("update customers.customer_group set parent_id = ? where id = ?", top, sub);
        assertThat(isHeld(ask(0, member, 20 * THOUSAND + 1))).isTrue();
        joining.inGroup(top);
        assertThat(isHeld(ask(0, joining, 5 * THOUSAND + 1))).isTrue();
        assertThat(isHeld(ask(0, member, 5 * THOUSAND))).isFalse();
        limit(top, 55 * THOUSAND, "CNY");
        assertThat(isHeld(ask(0, joining, 5 * THOUSAND + 1))).isTrue();
        assertThat(isHeld(ask(0, joining, 5 * THOUSAND))).isFalse();
        // an invoice in the books of one is exposure of all
        limit(top, 70 * THOUSAND, "CNY");
        member.invoice("I", today, today.plusDays(30), 10 * THOUSAND);
        assertThat(isHeld(ask(0, joining, 5 * THOUSAND + 1))).isTrue();
    }

    @Test
    void a_limit_that_is_over_holds_and_one_in_another_currency_counts_by_the_rate_of_the_day() {
        long top = group("top", Optional.empty());
        limit(top, 10 * THOUSAND, "NZD");
        jdbc.update("""
                insert into ledger.exchange_rate (currency, day, rate, source)
                values ('NZD', ?, 7, 'test')
                on conflict do nothing""", today.minusDays(1));
        CreditBooks member = member(top);
        assertThat(isHeld(ask(0, member, 70 * THOUSAND + 1))).isTrue();
        assertThat(isHeld(ask(0, member, 70 * THOUSAND))).isFalse();

        long over = group("over", Optional.empty());
        new GroupGrants(jdbc).grant(over, 1_000 * THOUSAND, "CNY", today.minusDays(9), Optional.of(today.minusDays(1)));
        assertThat(ask(0, member(over), THOUSAND).holding())
                .extracting(CheckResult::key)
                .containsExactly("limit_expired@1");
    }

    @Test
    void a_customer_whose_own_limit_is_over_is_held_although_its_group_has_one() {
        long top = group("top", Optional.empty());
        limit(top, 1_000 * THOUSAND, "CNY");
        CreditBooks member = member(top);
        jdbc.update(
                "update contracts.terms set valid_from = ?, valid_to = ? where customer_id = ?",
                today.minusDays(9),
                today.minusDays(1),
                member.customer());
        assertThat(ask(0, member, THOUSAND).holding())
                .extracting(CheckResult::key)
                .containsExactly("limit_expired");
    }

    @Test
    void groups_and_members_that_move_meanwhile_cost_nobody_an_answer() throws Exception {
        long top = group("top", Optional.empty());
        long left = group("left", Optional.of(top));
        long right = group("right", Optional.of(top));
        limit(top, 1_000 * THOUSAND, "CNY");
        CreditBooks first = member(left);
        CreditBooks second = member(right);
        List<Callable<Boolean>> clients = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            CreditBooks books = i % 2 == 0 ? first : second;
            int server = i / 2 % 2;
            clients.add(() -> isHeld(ask(server, books, THOUSAND)));
        }
        for (int i = 0; i < 6; i++) {
            long to = i % 2 == 0 ? right : left;
            clients.add(() -> {
                jdbc.update("update customers.customer_group set parent_id = ? where id = ?", top, to);
                first.inGroup(to);
                second.inGroup(to == left ? right : left);
                jdbc.update("update customers.customer_group set parent_id = null where id = ?", to);
                return false;
            });
        }
        assertThat(atOnce(clients)).doesNotContain(true);
    }
}
