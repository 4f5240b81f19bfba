package io.ballast.server.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.engine.Policy;
import io.ballast.server.assessment.AssessedDemo;
import io.ballast.server.assessment.AssessedServerTest;
import io.ballast.server.assessment.CustomerAssessed;
import io.ballast.server.audit.TrailInDoubt;
import io.ballast.server.identity.Colleagues;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.identity.Users;
import io.ballast.server.policy.DraftAnswer;
import io.ballast.server.policy.Drafts;
import io.ballast.server.web.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is told what, and who is not. */
@AssessedServerTest
class NotificationTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Notifications notifications;

    @Autowired
    Addressing addressing;

    @Autowired
    Inbox inbox;

    @Autowired
    Colleagues colleagues;

    private TestUsers users;
    private String owner = "";
    private String other = "";
    private CurrentUser seller = CurrentUser.system();
    private CurrentUser stranger = CurrentUser.system();
    private CurrentUser manager = CurrentUser.system();
    private CurrentUser analyst = CurrentUser.system();

    @BeforeEach
    void load() {
        AssessedDemo.load(context);
        List<String> owners = texts("""
                select owner_code
                from customers.customer
                group by owner_code
                order by count(*) desc, owner_code
                limit 2""");
        owner = owners.get(0);
        other = owners.get(1);
        users = new TestUsers(context);
        seller = user(users.ownerOf("notify-seller", owner, Role.SALES));
        stranger = user(users.ownerOf("notify-stranger", other, Role.SALES));
        manager = user(users.withRoles("notify-manager", Role.CREDIT_MANAGER));
        analyst = user(users.withRoles("notify-analyst", Role.ANALYST));
    }

    @Test
    void a_fact_that_was_rolled_back_is_told_to_nobody_and_one_without_transaction_is_refused() {
        String key = key();
        transactions.executeWithoutResult(status -> {
            notifications.tell(test(key, Set.of(analyst.id())));
            status.setRollbackOnly();
        });
        settle();
        assertThat(number("select count(*) from notification.notice where dedupe_key = ?", key))
                .isZero();
        assertThatThrownBy(() -> notifications.tell(test(key, Set.of(analyst.id()))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void one_fact_told_by_many_at_once_is_told_once() throws Exception {
        String key = key();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> tell =
                    () -> Objects.requireNonNull(transactions.execute(status -> notifications.tell(new Notice(
                            Kind.NIGHTLY_FAILED,
                            key,
                            "/runs",
                            List.of(Notice.word("2026-11-22")),
                            new Audience.Persons(Set.of(analyst.id()))))));
            List<Future<Boolean>> told = threads.invokeAll(java.util.Collections.nCopies(8, tell));
            int times = 0;
            for (Future<Boolean> one : told) {
                times += one.get() ? 1 : 0;
            }
            assertThat(times).isEqualTo(1);
        }
        settle();
        assertThat(titles(analyst))
                .filteredOn(title -> title.contains("2026-11-22"))
                .hasSize(1);
    }

    @Test
    void a_customers_alarm_reaches_its_seller_and_its_credit_manager_and_nobody_outside_the_scope() throws Exception {
        long customer = number("select min(id) from customers.customer where owner_code = ?", owner);
        String name = text("select name from customers.customer where id = " + customer);
        String department = text("select department_code from customers.customer where id = " + customer);
        CurrentUser near = ofDepartment("notify-near", department, Role.CREDIT_MANAGER);
        CurrentUser far = ofDepartment("notify-far", "NOTIFY-FAR", Role.CREDIT_MANAGER);
        transactions.executeWithoutResult(status -> notifications.tell(alarm(customer, name)));
        settle();
        for (CurrentUser told : List.of(seller, manager, near)) {
            assertThat(titles(told)).as(told.username()).anyMatch(title -> title.contains(name));
        }
        for (CurrentUser silent : List.of(stranger, analyst, far)) {
            assertThat(titles(silent)).as(silent.username()).noneMatch(title -> title.contains(name));
        }

        Visitor visitor = Visitor.at(port).signIn(seller.username());
        assertThat(visitor.get("/notifications").body()).contains(name).contains("bell-count");
        jdbc.update("update customers.customer set owner_code = ? where id = ?", other, customer);
        try {
            assertThat(visitor.get("/notifications").body()).as("handed over").doesNotContain(name);
            assertThat(visitor.get("/api/v1/notifications").body()).doesNotContain(name);
        } finally {
            jdbc.update("update customers.customer set owner_code = ? where id = ?", owner, customer);
        }
    }

    @Test
    void many_alarms_are_one_message_that_counts_the_readers_own_customers_only() {
        List<Long> all = keys("select id from customers.customer order by id limit 40");
        long own = number(
                "select count(*) from (select id, owner_code from customers.customer order by id limit 40) c"
                        + " where owner_code = ?",
                owner);
        transactions.executeWithoutResult(status -> notifications.tell(new Notice(
                Kind.WARNINGS,
                key(),
                "/warnings",
                List.of(Notice.word("40")),
                new Audience.InCharge(),
                Set.copyOf(all))));
        settle();
        assertThat(own).isBetween(2L, 39L);
        assertThat(titles(seller).getFirst()).startsWith(own + " ");
        assertThat(titles(manager).getFirst()).startsWith("40 ");
    }

    @Test
    void an_alarm_that_a_new_assessment_raises_is_told_once() throws Exception {
        long alert = number("""
                select min(a.id)
                from earlywarning.alert a
                where a.severity = 'ALARM' and a.state = 'OPEN'
                  and a.run_id = (select run_id from assessment.published)""");
        long customer = number("select customer_id from earlywarning.alert where id = ?", alert);
        long run = number("select run_id from earlywarning.alert where id = ?", alert);
        String name = text("select name from customers.customer where id = " + customer);
        jdbc.update("delete from earlywarning.alert where id = ?", alert);
        for (int i = 0; i < 2; i++) {
            transactions.executeWithoutResult(status -> events.publishEvent(new CustomerAssessed(run, customer)));
        }
        for (int i = 0; i < 100 && titles(manager).stream().noneMatch(title -> title.contains("预警：" + name)); i++) {
            settle();
            Thread.sleep(100);
        }
        assertThat(titles(manager))
                .filteredOn(title -> title.contains("预警：" + name))
                .hasSize(1);
    }

    @Test
    void a_proposed_policy_is_told_to_who_may_approve_it_and_a_rejected_one_to_who_proposed_it() throws Exception {
        CurrentUser writer = user(users.withRoles("notify-writer", Role.CREDIT_MANAGER));
        Drafts drafts = context.getBean(Drafts.class);
        String text = Policy.standard().text().replaceFirst("weight=[0-9]+", "weight=79");
        var started = (DraftAnswer.Done) Users.as(writer, () -> drafts.load(text, "notify", key(), writer));
        var draft = started.draft();
        Users.as(writer, () -> drafts.propose(draft.id(), draft.revision(), writer));
        settle();
        assertThat(titles(manager)).anyMatch(title -> title.contains(draft.name() + "，等待审批"));
        assertThat(titles(writer)).noneMatch(title -> title.contains(draft.name()));
        assertThat(titles(analyst)).noneMatch(title -> title.contains(draft.name()));
        Users.as(manager, () -> drafts.reject(draft.id(), draft.hash(), "the scale is too kind", manager));
        settle();
        assertThat(titles(writer)).anyMatch(title -> title.endsWith("the scale is too kind"));
    }

    @Test
    void who_owns_an_account_is_told_of_a_new_password_and_auditors_of_a_trail_in_doubt() {
        String name = users.withRoles("notify-owner-" + key().substring(0, 8), Role.AUDITOR);
        Visitor visitor = Visitor.at(port).signIn(name);
        visitor.post(
                "/profile",
                "/profile/password",
                Map.of("current", TestUsers.PASSWORD, "password", "nine quiet anchors in the bay"));
        transactions.executeWithoutResult(
                status -> events.publishEvent(new TrailInDoubt(TrailInDoubt.Fault.UNSOUND, "entry 7")));
        settle();
        CurrentUser auditor = user(name);
        assertThat(titles(auditor)).anyMatch(title -> title.contains("密码已修改"));
        assertThat(titles(auditor)).anyMatch(title -> title.contains("entry 7"));
        assertThat(titles(seller)).noneMatch(title -> title.contains("entry 7"));

        assertThat(visitor.get("/notifications?unread=true").body()).contains("entry 7");
        long id = inbox.of(auditor, true, Long.MAX_VALUE - 1, 1).getFirst().id();
        assertThat(visitor.get("/notifications/" + id).headers().firstValue("Location"))
                .hasValueSatisfying(path -> assertThat(path).endsWith("/audit"));
        assertThat(inbox.find(id, auditor).orElseThrow().readAt()).isPresent();
        Visitor thief = Visitor.at(port).signIn(seller.username());
        assertThat(thief.get("/notifications/" + id).statusCode()).isEqualTo(404);
        visitor.post("/profile", "/notifications/reading", Map.of());
        assertThat(inbox.of(auditor)).isZero();
    }

    @Test
    void the_loop_of_a_server_tells_soon_after_the_commit() throws Exception {
        OutboxBell bell = context.getBean(OutboxBell.class);
        var loop = new DeliveryLoop(
                addressing,
                context.getBean(Delivering.class),
                context.getBean(Outbox.class),
                bell,
                context.getBean(java.time.Clock.class));
        loop.start();
        try {
            Thread.sleep(500);
            int before = inbox.of(analyst);
            transactions.executeWithoutResult(status -> notifications.tell(test(key(), Set.of(analyst.id()))));
            for (int i = 0; i < 50 && inbox.of(analyst) == before; i++) {
                Thread.sleep(100);
            }
            assertThat(inbox.of(analyst)).isEqualTo(before + 1);
        } finally {
            loop.stop();
        }
        assertThat(loop.isRunning()).isFalse();
    }

    private static Notice test(String key, Set<Long> people) {
        return new Notice(Kind.TEST, key, "/", List.of(Notice.word("stone")), new Audience.Persons(people));
    }

    private static Notice alarm(long customer, String name) {
        return new Notice(
                Kind.WARNING,
                key(),
                "/customers",
                List.of(Notice.word(name), Notice.word("late")),
                new Audience.InCharge(),
                Set.of(customer));
    }

    /** Addresses what waits, until neither this thread nor the server's own has anything left. */
    private void settle() {
        do {
            addressing.round();
        } while (number("select count(*) from notification.notice where state = 'WAITING'") > 0);
    }

    private List<String> titles(CurrentUser user) {
        var fmt = context.getBean(io.ballast.server.web.Formats.class).in(java.util.Locale.SIMPLIFIED_CHINESE);
        try {
            return Users.as(
                    user,
                    () -> inbox.of(user, false, Long.MAX_VALUE - 1, 100).stream()
                            .map(message -> message.title(fmt))
                            .toList());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private CurrentUser ofDepartment(String username, String department, Role role) {
        users.withRoles(username, role);
        jdbc.update(
                "insert into identity.department (code, name) values (?, ?) on conflict do nothing",
                department,
                department);
        jdbc.update(
                "update identity.app_user set scope = 'DEPARTMENT', department_code = ? where username = ?",
                department,
                username);
        return user(username);
    }

    private CurrentUser user(String username) {
        return colleagues.named(username).orElseThrow();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private long number(String sql, Object... arguments) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, arguments));
    }

    private List<String> texts(String sql) {
        return jdbc.query(sql, (row, index) -> Objects.requireNonNull(row.getString(1)));
    }

    private List<Long> keys(String sql) {
        return jdbc.query(sql, (row, index) -> row.getLong(1));
    }

    private String text(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, String.class));
    }
}
