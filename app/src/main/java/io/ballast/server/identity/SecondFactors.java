package io.ballast.server.identity;

import io.ballast.engine.value.Text;
import io.ballast.server.audit.Audit;
import io.ballast.server.sealing.FieldCipher;
import io.ballast.server.sealing.FieldsAbandoned;
import io.ballast.server.sealing.SealedColumn;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Authenticator apps of users and their recovery codes. A code counts once: the step it belongs to must lie behind the
 * last one that was used.
 */
@Service
@Transactional
class SecondFactors {
    static final int RECOVERY_CODES = 10;
    private static final int GROUPS = 4;
    private static final SealedColumn SEALED = SealedColumn.of(
            Text.of("登录第二因素", "second factors"), "identity.totp", "user_id", "bigint", "secret", "secret");
    private static final String OPEN = """
            insert into identity.totp (user_id, secret)
            values (:user, :secret)
            on conflict (user_id) do nothing""";
    private static final String SECRET = """
            select secret
            from identity.totp
            where user_id = :user and (confirmed_at is not null) = :confirmed""";
    private static final String CONFIRM = """
            update identity.totp
            set confirmed_at = :now, last_step = :step
            where user_id = :user and confirmed_at is null""";
    private static final String USE = """
            update identity.totp
            set last_step = :step
            where user_id = :user and confirmed_at is not null and last_step < :step""";
    private static final String ADD_RECOVERY = """
            insert into identity.recovery_code (user_id, code_hash)
            values (:user, :hash)""";
    private static final String USE_RECOVERY = """
            update identity.recovery_code
            set used_at = :now
            where user_id = :user and code_hash = :hash and used_at is null""";
    private static final String HAS_CODES = """
            select exists (select 1 from identity.recovery_code where user_id = :user)""";
    private static final String FORGET_CODES = """
            delete from identity.recovery_code
            where user_id = :user
              and not exists (
                  select 1 from identity.totp t where t.user_id = :user and t.confirmed_at is not null)
              and not exists (select 1 from identity.passkey k where k.user_id = :user)""";
    private static final String LEFT = """
            select count(*)
            from identity.recovery_code
            where user_id = :user and used_at is null""";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Audit audit;
    private final Clock clock;

    SecondFactors(JdbcClient jdbc, FieldCipher cipher, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /** The secret to put into an app, the same until it is confirmed; empty if an app is confirmed already. */
    Optional<byte[]> offered(CurrentUser user) {
        jdbc.sql(OPEN)
                .param("user", user.id())
                .param("secret", cipher.seal(Totp.newSecret(), SEALED.place(user.id())))
                .update();
        return secret(user.id(), false);
    }

    /** Recovery codes, to be shown once, if the code comes from the app that was offered. */
    Optional<List<String>> confirm(String code, CurrentUser user) {
        OptionalLong step = secret(user.id(), false)
                .map(secret -> Totp.stepOf(secret, code.strip(), clock.instant()))
                .orElse(OptionalLong.empty());
        if (step.isEmpty()
                || jdbc.sql(CONFIRM)
                                .param("user", user.id())
                                .param("step", step.getAsLong())
                                .param("now", Timestamp.from(clock.instant()))
                                .update()
                        == 0) {
            return Optional.empty();
        }
        List<String> codes = freshRecoveryCodes(user.id());
        audit.record("identity.second-factor.enrolled", "user", user.username(), "", Map.of(), Map.of());
        return Optional.of(codes);
    }

    /** Recovery codes, to be shown once, where the user has had none yet. */
    List<String> firstRecoveryCodes(long userId) {
        return jdbc.sql(HAS_CODES).param("user", userId).query(Boolean.class).single()
                ? List.of()
                : freshRecoveryCodes(userId);
    }

    /** Those before them are void. */
    private List<String> freshRecoveryCodes(long userId) {
        jdbc.sql("delete from identity.recovery_code where user_id = :user")
                .param("user", userId)
                .update();
        List<String> codes = Stream.generate(SecondFactors::recoveryCode)
                .limit(RECOVERY_CODES)
                .toList();
        for (String one : codes) {
            jdbc.sql(ADD_RECOVERY)
                    .param("user", userId)
                    .param("hash", new Secret(one).hash())
                    .update();
        }
        return codes;
    }

    /** Uses up a code of the app, or a recovery code; false if it is wrong or was used before. */
    boolean passes(String typed, CurrentUser user) {
        String code = typed.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        if (code.matches("[0-9]{" + Totp.DIGITS + "}")) {
            OptionalLong step = secret(user.id(), true)
                    .map(secret -> Totp.stepOf(secret, code, clock.instant()))
                    .orElse(OptionalLong.empty());
            return step.isPresent()
                    && jdbc.sql(USE)
                                    .param("user", user.id())
                                    .param("step", step.getAsLong())
                                    .update()
                            == 1;
        }
        boolean isRecovered = jdbc.sql(USE_RECOVERY)
                        .param("user", user.id())
                        .param("hash", new Secret(code).hash())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
        if (isRecovered) {
            audit.recordAs(
                    user.username(),
                    "identity.recovery-code.used",
                    "user",
                    user.username(),
                    "",
                    Map.of(),
                    Map.of("left", recoveryCodesLeft(user.id())));
        }
        return isRecovered;
    }

    long recoveryCodesLeft(long userId) {
        return jdbc.sql(LEFT).param("user", userId).query(Long.class).single();
    }

    boolean hasApp(long userId) {
        return secret(userId, true).isPresent();
    }

    /** Recovery codes stand in for something; without app and passkeys they go. */
    void forgetCodesWithoutFactor(long userId) {
        jdbc.sql(FORGET_CODES).param("user", userId).update();
    }

    /** Takes the app away, and the recovery codes where nothing else is left; false if there is no app. */
    boolean remove(long userId, String username, String why) {
        boolean isRemoved = jdbc.sql("delete from identity.totp where user_id = :user and confirmed_at is not null")
                        .param("user", userId)
                        .update()
                == 1;
        forgetCodesWithoutFactor(userId);
        if (isRemoved) {
            audit.record("identity.second-factor.removed", "user", username, why, Map.of(), Map.of());
        }
        return isRemoved;
    }

    private Optional<byte[]> secret(long userId, boolean isConfirmed) {
        return jdbc.sql(SECRET)
                .param("user", userId)
                .param("confirmed", isConfirmed)
                .query((row, number) -> cipher.open(row.getBytes("secret"), SEALED.place(userId)))
                .optional();
    }

    @Bean
    static SealedColumn sealedSecrets() {
        return SEALED;
    }

    /** Who had an app sets one up again. */
    @EventListener
    void on(FieldsAbandoned abandoned) {
        jdbc.sql("delete from identity.totp").update();
        jdbc.sql("""
                delete from identity.recovery_code c
                where not exists (select 1 from identity.passkey k where k.user_id = c.user_id)""").update();
    }

    /** 80 random bits, as four groups of four. */
    private static String recoveryCode() {
        String text = Totp.base32(Totp.newSecret()).toLowerCase(Locale.ROOT);
        return String.join(
                "-",
                Stream.iterate(0, at -> at + GROUPS)
                        .limit(GROUPS)
                        .map(at -> text.substring(at, at + GROUPS))
                        .toList());
    }
}
