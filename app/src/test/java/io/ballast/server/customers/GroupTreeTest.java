package io.ballast.server.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.ServerTest;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Trees of groups that cannot become circles, and members that come and go by day. */
@ServerTest
class GroupTreeTest {
    @Autowired
    GroupKeeping keeping;

    @Autowired
    CreditGroups groups;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void today() {
        today = LocalDate.now(clock);
    }

    private CreditGroup group(String name, Optional<CreditGroup> parent) {
        keeping.add(name + "-" + suffix, name, parent.map(CreditGroup::code));
        return found(name);
    }

    private CreditGroup found(String name) {
        return groups.byCode(name + "-" + suffix).orElseThrow();
    }

    private CustomerId customer(String name, Optional<CreditGroup> group) {
        return new CustomerId(Objects.requireNonNull(jdbc.queryForObject(
                """
                insert into customers.customer (code, name, currency, group_id)
                values (?, ?, 'CNY', ?)
                returning id""",
                Long.class,
                name + "-" + suffix,
                name,
                group.map(CreditGroup::id).orElse(null))));
    }

    private void move(String customer, Optional<CreditGroup> group, LocalDate from) {
        keeping.move(List.of(customer + "-" + suffix), group, from);
    }

    private List<String> path(CustomerId customer, LocalDate day) {
        return groups.path(customer, day).stream().map(CreditGroup::name).toList();
    }

    private Optional<Long> groupToday(CustomerId customer) {
        return Optional.ofNullable(jdbc.queryForObject(
                "select group_id from customers.customer where id = ?", Long.class, customer.value()));
    }

    @Test
    void a_path_leads_from_the_nearest_group_to_the_ultimate_one_and_members_are_those_below() {
        CreditGroup top = group("top", Optional.empty());
        CreditGroup middle = group("middle", Optional.of(top));
        CreditGroup leaf = group("leaf", Optional.of(middle));
        CustomerId parent = customer("parent", Optional.of(top));
        CustomerId child = customer("child", Optional.of(leaf));

        assertThat(path(child, today)).containsExactly("leaf", "middle", "top");
        assertThat(groups.path(leaf)).containsExactly(leaf, middle, top);
        assertThat(groups.members(top.id(), today)).containsExactlyInAnyOrder(parent, child);
        assertThat(groups.members(middle.id(), today)).containsExactly(child);
        assertThat(groups.children(top.id())).containsExactly(middle);
        assertThat(groups.members(List.of(leaf.id(), middle.id(), top.id()), today))
                .containsExactlyInAnyOrder(new GroupMember(parent, 3), new GroupMember(child, 1));
    }

    @Test
    void membership_holds_by_day_and_the_group_of_today_follows_it() {
        CreditGroup first = group("first", Optional.empty());
        CreditGroup second = group("second", Optional.empty());
        CustomerId customer = customer("mover", Optional.of(first));
        move("mover", Optional.of(second), today.plusDays(10));
        move("mover", Optional.empty(), today.plusDays(20));

        assertThat(path(customer, today.plusDays(9))).containsExactly("first");
        assertThat(path(customer, today.plusDays(10))).containsExactly("second");
        assertThat(path(customer, today.plusDays(20))).isEmpty();
        assertThat(groupToday(customer)).hasValue(first.id());

        move("mover", Optional.of(second), today);
        assertThat(groupToday(customer)).hasValue(second.id());
        assertThat(path(customer, today.plusDays(25))).isEmpty();

        // the day of a planned move has come
        jdbc.update(
                "update customers.membership set valid_from = valid_from - 30, valid_to = valid_to - 30"
                        + " where customer_id = ?",
                customer.value());
        keeping.bringUpToDate();
        assertThat(groupToday(customer)).isEmpty();
    }

    @Test
    void what_an_import_says_moves_the_customer_today_and_its_undo_leaves_no_trace() {
        CreditGroup first = group("before", Optional.empty());
        CreditGroup second = group("after", Optional.empty());
        CustomerId customer = customer("imported", Optional.of(first));
        jdbc.update(
                "update customers.membership set valid_from = ? where customer_id = ?",
                today.minusDays(100),
                customer.value());

        jdbc.update("update customers.customer set group_id = ? where id = ?", second.id(), customer.value());
        assertThat(path(customer, today.minusDays(1))).containsExactly("before");
        assertThat(path(customer, today)).containsExactly("after");

        jdbc.update("update customers.customer set group_id = ? where id = ?", first.id(), customer.value());
        assertThat(path(customer, today)).containsExactly("before");
        assertThat(jdbc.queryForList(
                        "select valid_to from customers.membership where customer_id = ?", customer.value()))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row.get("valid_to")).isNull());
    }

    @Test
    void a_group_never_stands_below_itself_and_a_tree_does_not_grow_without_end() {
        CreditGroup above = group("above", Optional.empty());
        CreditGroup below = group("below", Optional.of(above));
        assertThatThrownBy(() -> keeping.parent(above, Optional.of(below.code())))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.getReason()).isEqualTo("customers.groups.fault.circle"));
        assertThatThrownBy(() ->
                        jdbc.update("update customers.customer_group set parent_id = id where id = ?", above.id()))
                .isInstanceOf(DataIntegrityViolationException.class);
        CreditGroup last = below;
        for (int level = 3; level <= CreditGroups.MOST_LEVELS; level++) {
            last = group("level" + level, Optional.of(last));
        }
        CreditGroup deepest = last;
        assertThatThrownBy(() -> group("too-deep", Optional.of(deepest)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.getReason()).isEqualTo("customers.groups.fault.deep"));
        assertThat(groups.byCode("too-deep-" + suffix)).isEmpty();
    }

    @Test
    void changes_at_once_that_would_make_a_circle_together_are_not_both_made() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<CreditGroup> ring = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ring.add(group("ring" + round + "-" + i, Optional.empty()));
            }
            List<Callable<Boolean>> changes = new ArrayList<>();
            for (int i = 0; i < ring.size(); i++) {
                CreditGroup one = ring.get(i);
                String next = ring.get((i + 1) % ring.size()).code();
                changes.add(() -> {
                    try {
                        keeping.parent(one, Optional.of(next));
                        return true;
                    } catch (Refusal refused) {
                        return false;
                    }
                });
            }
            int made = 0;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Boolean> change : threads.invokeAll(changes)) {
                    made += change.get() ? 1 : 0;
                }
            }
            assertThat(made).isEqualTo(3);
        }
    }

    @Test
    void a_move_gives_way_to_an_import_that_is_under_way() {
        CreditGroup group = group("busy", Optional.empty());
        CustomerId customer = customer("busy", Optional.empty());
        transaction.executeWithoutResult(_ -> {
            jdbc.update("update customers.customer set name = 'imported' where id = ?", customer.value());
            assertThatThrownBy(() -> CompletableFuture.runAsync(() -> move("busy", Optional.of(group), today))
                            .join())
                    .hasCauseInstanceOf(Refusal.class)
                    .hasMessageContaining("customers.groups.fault.busy");
        });
        move("busy", Optional.of(group), today);
        assertThat(groupToday(customer)).hasValue(group.id());
    }

    @Test
    void every_change_of_tree_or_membership_is_counted_and_stands_in_the_trail() {
        CreditGroup top = group("counted", Optional.empty());
        CreditGroup other = group("other", Optional.empty());
        CustomerId customer = customer("counted", Optional.empty());
        long before = groups.revision();
        keeping.parent(other, Optional.of(top.code()));
        assertThat(groups.revision()).isGreaterThan(before);
        long between = groups.revision();
        move("counted", Optional.of(other), today);
        assertThat(groups.revision()).isGreaterThan(between);
        move("counted", Optional.of(other), today);
        keeping.parent(found("other"), Optional.of(top.code()));
        assertThat(jdbc.queryForObject("""
                        select count(*)
                        from audit.entry
                        where (action, subject_id) in
                          (('customers.membership.moved', ?), ('customers.group.parent-changed', ?))""", Long.class, Long.toString(customer.value()), Long.toString(other.id())))
                .isEqualTo(2);
    }
}
