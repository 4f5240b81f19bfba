package io.ballast.server.notification;

import io.ballast.engine.value.Text;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.UserErased;
import io.ballast.server.sealing.FieldCipher;
import io.ballast.server.sealing.FieldsAbandoned;
import io.ballast.server.sealing.SealedColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The wishes of users in the database. */
@Repository
class WishRows {
    private static final String FIND = """
            select address_sealed, language, zone, quiet_from, quiet_to, is_digest
            from notification.preference
            where user_id = :user""";
    private static final String CHOICES = """
            select kind, channel, is_wanted
            from notification.choice
            where user_id = :user""";
    private static final String SAVE = """
            insert into notification.preference (user_id, address_sealed, language, zone, quiet_from, quiet_to,
                                                 is_digest)
            values (:user, :address, :language, :zone, :from, :to, :digest)
            on conflict (user_id) do update
            set address_sealed = excluded.address_sealed, language = excluded.language, zone = excluded.zone,
                quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, is_digest = excluded.is_digest""";
    private static final String CHOOSE = """
            insert into notification.choice (user_id, kind, channel, is_wanted)
            values (:user, :kind, :channel, :wanted)
            on conflict (user_id, kind, channel) do update
            set is_wanted = excluded.is_wanted""";

    private static final SealedColumn SEALED = SealedColumn.of(
                    Text.of("用户的邮件地址", "mail addresses of users"),
                    "notification.preference",
                    "user_id",
                    "bigint",
                    "address_sealed",
                    "address")
            .insteadOf("address");

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final ZoneId zone;

    WishRows(JdbcClient jdbc, FieldCipher cipher, ZoneId zone) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.zone = zone;
    }

    /** What a user chose, and what the product has for those who chose nothing. */
    Wishes of(CurrentUser user) {
        Map<Kind, Map<Channel, Boolean>> choices = choices(user.id());
        return jdbc.sql(FIND)
                .param("user", user.id())
                .query((row, index) -> wishes(row, user, choices))
                .optional()
                .orElseGet(() -> new Wishes(
                        nameAsAddress(user),
                        Locale.SIMPLIFIED_CHINESE,
                        new QuietHours(QuietHours.EVENING, QuietHours.MORNING, zone),
                        false,
                        choices));
    }

    private Wishes wishes(ResultSet row, CurrentUser user, Map<Kind, Map<Channel, Boolean>> choices)
            throws SQLException {
        return new Wishes(
                Optional.ofNullable(row.getBytes("address_sealed"))
                        .map(bytes -> cipher.openText(bytes, SEALED.place(user.id())))
                        .or(() -> nameAsAddress(user)),
                row.getString("language").equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE,
                new QuietHours(
                        row.getObject("quiet_from", LocalTime.class),
                        row.getObject("quiet_to", LocalTime.class),
                        ZoneId.of(row.getString("zone"))),
                row.getBoolean("is_digest"),
                choices);
    }

    @EventListener
    void on(UserErased erased) {
        jdbc.sql("update notification.preference set address_sealed = null where user_id = :user")
                .param("user", erased.id())
                .update();
    }

    @Bean
    static SealedColumn sealedAddresses() {
        return SEALED;
    }

    @EventListener
    void on(FieldsAbandoned abandoned) {
        jdbc.sql("update notification.preference set address_sealed = null").update();
    }

    /** Who was invited by a mail address is reached there. */
    private static Optional<String> nameAsAddress(CurrentUser user) {
        return Optional.of(user.username()).filter(MailAddress::isSound);
    }

    private Map<Kind, Map<Channel, Boolean>> choices(long user) {
        Map<Kind, Map<Channel, Boolean>> choices = new EnumMap<>(Kind.class);
        jdbc.sql(CHOICES).param("user", user).query((ResultSet row) -> {
            choices.computeIfAbsent(Kind.valueOf(row.getString("kind")), kind -> new EnumMap<>(Channel.class))
                    .put(Channel.valueOf(row.getString("channel")), row.getBoolean("is_wanted"));
        });
        return choices;
    }

    void save(long user, Wishes wishes) {
        jdbc.sql(SAVE)
                .param("user", user)
                .param(
                        "address",
                        wishes.address()
                                .map(address -> cipher.seal(address, SEALED.place(user)))
                                .orElse(null))
                .param("language", wishes.language().getLanguage())
                .param("zone", wishes.quiet().zone().getId())
                .param("from", wishes.quiet().from())
                .param("to", wishes.quiet().to())
                .param("digest", wishes.isDigest())
                .update();
        wishes.choices()
                .forEach((kind, channels) -> channels.forEach((channel, wanted) -> jdbc.sql(CHOOSE)
                        .param("user", user)
                        .param("kind", kind.name())
                        .param("channel", channel.name())
                        .param("wanted", wanted)
                        .update()));
    }
}
