package io.ballast.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.server.FreshDatabase;
import io.ballast.server.ServerTest;
import io.ballast.server.audit.Audit;
import io.ballast.server.audit.Trail;
import io.ballast.server.audit.TrailCheck;
import io.ballast.server.audit.TrailNames;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Role;
import io.ballast.server.identity.TestUsers;
import io.ballast.server.identity.Users;
import io.ballast.server.sealing.FieldCipher;
import io.ballast.server.sealing.KeyKeeping;
import io.ballast.server.sealing.KeyLost;
import io.ballast.server.sealing.SealedColumn;
import io.ballast.server.web.Command;
import io.ballast.server.web.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys of encrypted fields: what they bind, how they change under traffic, and the day one is lost. */
@ServerTest
class KeyRotationTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    ApplicationContext context;

    @Autowired
    Environment environment;

    @Autowired
    FieldCipher cipher;

    @Autowired
    KeyKeeping keys;

    @Autowired
    KeyRotation rotation;

    @Autowired
    KeyCommand command;

    @Autowired
    List<SealedColumn> columns;

    @Autowired
    Audit audit;

    @Autowired
    Trail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Path keyFile = Path.of("");

    @BeforeEach
    void find() {
        keyFile = Path.of(environment.getRequiredProperty("ballast.home")).resolve("keys/field.key");
    }

    @Test
    void a_value_opens_at_its_own_row_and_column_only() throws Exception {
        byte[] sealed = sealed("identity.totp:7:secret");
        assertThat(cipher.open(sealed, "identity.totp:7:secret")).isEqualTo(SECRET);
        assertThat(sealed("identity.totp:7:secret")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> cipher.open(sealed, "identity.totp:8:secret")).hasMessageContaining("does not open");
        assertThatThrownBy(() -> cipher.open(sealed, "identity.totp:7:other")).hasMessageContaining("does not open");
        byte[] changed = sealed.clone();
        changed[20] ^= 1;
        assertThatThrownBy(() -> cipher.open(changed, "identity.totp:7:secret"))
                .hasMessageContaining("identity.totp:7:secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> cipher.seal(SECRET, "identity.totp:7:secret"))
                .as("a change of keys could come between sealing and storing")
                .hasMessageContaining("in the transaction");
    }

    @Test
    void names_are_found_by_a_blind_index_and_lie_nowhere_in_the_clear() {
        note("luo.qing");
        assertThat(trail.of("user", "luo.qing", 1).getFirst().subjectId()).isEqualTo("luo.qing");
        assertThat(count("select count(*) from audit.person p where position('luo.qing' in p::text) > 0"
                        + " or position('luo.qing'::bytea in sealed) > 0"))
                .isZero();
        assertThat(count("select count(*) from audit.person where octet_length(lookup) <> 16 or value is not null"))
                .isZero();
        SealedColumn people = column("audit.person:value");
        byte[] here = Objects.requireNonNull(transaction.execute(status -> cipher.lookup("luo.qing", people)));
        byte[] elsewhere = Objects.requireNonNull(
                transaction.execute(status -> cipher.lookup("luo.qing", column("notification.preference:address"))));
        assertThat(here).hasSize(16).isNotEqualTo(elsewhere);
    }

    @Test
    void keys_change_while_others_read_and_write_and_nothing_is_lost() throws Exception {
        for (int i = 0; i < 450; i++) {
            note("before." + i);
        }
        var written = new ConcurrentLinkedQueue<String>();
        var isOver = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> traffic = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                int number = writer;
                traffic.add(threads.submit(() -> {
                    int done = 0;
                    while (!isOver.get()) {
                        String name = "writer" + number + "." + done++;
                        note(name);
                        written.add(name);
                    }
                    return done;
                }));
            }
            traffic.add(threads.submit(() -> {
                int done = 0;
                while (!isOver.get()) {
                    String name = "before." + done++ % 450;
                    assertThat(trail.of("user", name, 1)).as(name).hasSize(1);
                }
                return done;
            }));
            String first = keys.state().current().orElseThrow();
            assertThat(run("rotate", "--why", "yearly")).contains("seals from now on", "OK");
            assertThat(run("rotate", "--why", "again at once")).contains("OK");
            isOver.set(true);
            for (Future<Integer> each : traffic) {
                assertThat(each.get()).isPositive();
            }
            assertThat(keys.state().keys()).contains(first).hasSizeGreaterThanOrEqualTo(3);
        }
        assertThat(run("resume")).contains("OK");
        assertThat(keys.state().behind()).isZero();
        assertThat(run("status")).contains("(current)", "Nothing uses the old keys");
        assertThat(run("retire", "--why", "not used any more")).contains("Destroyed", "OK");
        assertThat(keys.state().keys()).hasSize(1);
        for (int i = 0; i < 450; i++) {
            assertThat(trail.of("user", "before." + i, 2)).as("before " + i).hasSize(1);
        }
        assertThat(written).isNotEmpty();
        written.forEach(name -> assertThat(trail.of("user", name, 2)).as(name).hasSize(1));
        assertThat(context.getBean(TrailCheck.class)
                        .run(Optional.empty(), done -> {})
                        .isSound())
                .isTrue();
        assertThat(TrailNames.of(context, "keys.key.rotated"))
                .extracting(TrailNames.Said::why)
                .contains("yearly", "again at once");
    }

    @Test
    void a_change_of_keys_waits_for_who_is_sealing_just_now() throws Exception {
        note("waits.before");
        var isSealed = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sealing = others.submit(() -> transaction.executeWithoutResult(status -> {
                audit.record("test.user.noted", "user", "waits.inside", "", Map.of(), Map.of());
                isSealed.countDown();
                await(mayEnd);
            }));
            await(isSealed);
            Future<String> change = others.submit(() -> rotation.rotate("beside a writer"));
            assertThatThrownBy(() -> change.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            mayEnd.countDown();
            sealing.get();
            change.get();
        }
        assertThat(run("resume")).as("sees what was sealed under the old key").contains("OK");
        assertThat(run("retire", "--why", "test")).contains("OK");
        assertThat(trail.of("user", "waits.inside", 2)).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_rotation_that_was_cut_off_goes_on_where_it_was() throws Exception {
        for (int i = 0; i < 10; i++) {
            note("cut." + i);
        }
        rotation.rotate("then the power went");
        KeyKeeping.State before = keys.state();
        assertThat(before.behind()).isGreaterThanOrEqualTo(10);
        assertThat(run("status")).contains("wait for the current key");
        assertThat(run("retire", "--why", "too early")).contains("run ./ballast key resume first", "FAILED");
        assertThat(trail.of("user", "cut.3", 2)).hasSize(1);
        assertThat(run("resume")).contains("OK");
        assertThat(keys.state().behind()).isZero();
    }

    @Test
    void a_value_moved_to_another_row_is_named_and_keeps_its_key_alive() throws Exception {
        var users = new TestUsers(context);
        long one = id(users.withRoles("swap.one", Role.ADMIN));
        long two = id(users.withRoles("swap.two", Role.ADMIN));
        for (long user : List.of(one, two)) {
            transaction.executeWithoutResult(
                    status -> jdbc.sql("insert into identity.totp (user_id, secret) values (:u, :s)")
                            .param("u", user)
                            .param("s", cipher.seal(SECRET, "identity.totp:" + user + ":secret"))
                            .update());
        }
        jdbc.sql("update identity.totp set secret = (select secret from identity.totp where user_id = :two)"
                        + " where user_id = :one")
                .param("one", one)
                .param("two", two)
                .update();
        assertThat(run("rotate", "--why", "with a swap"))
                .contains("Does not open, changed or moved: identity.totp:" + one + ":secret", "FAILED");
        assertThat(keys.state().behind()).isEqualTo(1);
        assertThat(run("retire", "--why", "with a swap")).contains("FAILED");
        jdbc.sql("delete from identity.totp where user_id = :one")
                .param("one", one)
                .update();
        assertThat(run("resume")).contains("OK");
        assertThat(run("retire", "--why", "without")).contains("OK");
        assertThat(cipher.open(
                        jdbc.sql("select secret from identity.totp where user_id = :two")
                                .param("two", two)
                                .query(byte[].class)
                                .single(),
                        "identity.totp:" + two + ":secret"))
                .isEqualTo(SECRET);
    }

    @Test
    void the_field_key_itself_is_changed_and_the_old_one_opens_nothing_any_more() throws Exception {
        note("wrap.one");
        String before = Files.readString(keyFile);
        assertThat(run("rewrap", "--why", "an administrator left")).contains("The field key was", "OK");
        String after = Files.readString(keyFile);
        assertThat(after).isNotEqualTo(before);
        keys.check();
        assertThat(trail.of("user", "wrap.one", 1)).hasSize(1);
        note("wrap.two");
        Files.writeString(keyFile, before);
        assertThatThrownBy(keys::check).isInstanceOf(KeyLost.class).hasMessageContaining("another field key");
        Files.writeString(keyFile, after);
        keys.check();
        assertThat(run("rewrap", "--why", "x", "--to", "elsewhere")).contains("USAGE");
    }

    @Test
    void without_its_key_no_server_starts_and_it_says_what_is_affected_and_what_still_works() throws Exception {
        note("lost.one");
        Path away = keyFile.resolveSibling("away");
        Files.move(keyFile, away);
        try {
            assertThatThrownBy(() -> context.getBean(KeyCheck.class).afterSingletonsInstantiated())
                    .isInstanceOfSatisfying(NoFieldKey.class, refusal -> {
                        var said = new NoFieldKeyAnalyzer().analyze(refusal, refusal);
                        assertThat(said.getDescription())
                                .contains("字段密钥缺失", "The field key is missing", "names and addresses in the trail");
                        assertThat(said.getAction())
                                .contains("Put the key back", "backup, audit verify", "key abandon", "放回密钥");
                    });
            assertThat(keyFile).as("no new key hides the loss").doesNotExist();
            Files.writeString(keyFile, "no key");
            assertThat(run("status")).contains("There is no field key in", "affected:", "FAILED");
            Files.delete(keyFile);
            assertThat(context.getBean(TrailCheck.class).run(Optional.empty(), done -> {}))
                    .satisfies(found -> {
                        assertThat(found.isSound()).isTrue();
                        assertThat(found.text().en()).contains("were not: the field key is missing");
                    });
        } finally {
            Files.move(away, keyFile, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        context.getBean(KeyCheck.class).afterSingletonsInstantiated();
    }

    @Test
    void what_a_lost_key_has_sealed_is_given_up_on_demand_only() throws Exception {
        note("gone.one");
        long user = id(new TestUsers(context).withRoles("gone.app", Role.ADMIN));
        transaction.executeWithoutResult(
                status -> jdbc.sql("insert into identity.totp (user_id, secret) values (:u, :s)")
                        .param("u", user)
                        .param("s", cipher.seal(SECRET, "identity.totp:" + user + ":secret"))
                        .update());
        assertThat(run("abandon", "--why", "for fun")).contains("nothing to give up", "FAILED");
        Files.delete(keyFile);
        assertThat(run("abandon", "--why", "the disk of the keys burnt")).contains("names in the trail are lost", "OK");
        assertThat(count("select count(*) from identity.totp")).isZero();
        assertThat(trail.of("user", "gone.one", 1)).isEmpty();
        note("gone.two");
        assertThat(trail.of("user", "gone.two", 1)).hasSize(1);
        assertThat(context.getBean(TrailCheck.class)
                        .run(Optional.empty(), done -> {})
                        .isSound())
                .as("as after an erasure")
                .isTrue();
        assertThat(TrailNames.of(context, "keys.ring.abandoned"))
                .extracting(TrailNames.Said::why)
                .containsExactly("the disk of the keys burnt");
    }

    @Test
    void clear_text_of_an_earlier_version_is_sealed_before_anything_is_served() throws Exception {
        long user = id(new TestUsers(context).withRoles("early", Role.ADMIN));
        try (Connection owner = FreshDatabase.superuser(environment.getRequiredProperty("spring.datasource.url"));
                Statement statement = owner.createStatement()) {
            statement.execute("alter table notification.preference drop constraint address_is_sealed");
            statement.execute("""
                    insert into notification.preference (
                      user_id, address, language, zone, quiet_from, quiet_to, is_digest)
                    values (%d, 'early@example.com', 'zh', 'Asia/Shanghai', '00:00', '00:00', false)""".formatted(user));
            statement.execute("alter table notification.preference"
                    + " add constraint address_is_sealed check (address is null) not valid");
        }
        context.getBean(KeyCheck.class).afterSingletonsInstantiated();
        byte[] sealed = jdbc.sql(
                        "select address_sealed from notification.preference where user_id = :u and address is null")
                .param("u", user)
                .query(byte[].class)
                .single();
        assertThat(cipher.openText(sealed, "notification.preference:" + user + ":address"))
                .isEqualTo("early@example.com");
        assertThat(TrailNames.of(context, "keys.values.sealed")).isNotEmpty();
    }

    private byte[] sealed(String place) {
        return Objects.requireNonNull(transaction.execute(status -> cipher.seal(SECRET, place)));
    }

    private void note(String name) {
        transaction.executeWithoutResult(
                status -> audit.record("test.user.noted", "user", name, "", Map.of(), Map.of("username", name)));
    }

    private SealedColumn column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long id(String username) {
        return jdbc.sql("select id from identity.app_user where username = :name")
                .param("name", username)
                .query(Long.class)
                .single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** What the command says, and how it ends. */
    private String run(String... words) throws Exception {
        var out = new ByteArrayOutputStream();
        var terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), Map.of("LANG", "C"));
        int code = Users.as(CurrentUser.system(), () -> command.run(List.of(words), terminal));
        String end = code == Command.OK ? "OK" : code == Command.FAILED ? "FAILED" : "USAGE";
        return out.toString(StandardCharsets.UTF_8) + end;
    }
}
