package io.ballast.server.creditcontrol;

import io.ballast.engine.value.Text;
import io.ballast.server.identity.Colleagues;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.notification.Audience;
import io.ballast.server.notification.Kind;
import io.ballast.server.notification.Notice;
import io.ballast.server.notification.Notifications;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells who asked for an order, and the sales people in charge of its customer, what became of it while it waited; in
 * the transaction of the change, and not whoever did it.
 */
@Component
class HoldNotices {
    private static final String ABOUT = """
        select h.id, h.order_number, h.placed_by_id, h.customer_id, c.name, c.owner_code
        from creditcontrol.hold h
        join customers.customer c on c.id = h.customer_id
        where h.id = :id""";

    private final Colleagues colleagues;
    private final Notifications notifications;
    private final JdbcClient jdbc;

    HoldNotices(Colleagues colleagues, Notifications notifications, JdbcClient jdbc) {
        this.colleagues = colleagues;
        this.notifications = notifications;
        this.jdbc = jdbc;
    }

    private record About(UUID hold, Text order, Text customer, long key, long askedBy, Optional<String> owner) {}

    /** Its checks let it pass. */
    void cleared(UUID hold, CurrentUser by) {
        About about = about(hold);
        tell(Kind.HOLD_CLEARED, about, "", List.of(about.order(), about.customer()), by);
    }

    /** A person released it. */
    void released(UUID hold, LocalDate lastDay, CurrentUser by) {
        About about = about(hold);
        tell(
                Kind.HOLD_RELEASED,
                about,
                "",
                List.of(
                        Notice.word(by.displayName()),
                        about.order(),
                        about.customer(),
                        Notice.word(lastDay.toString())),
                by);
    }

    /** A person rejected it. */
    void rejected(UUID hold, String why, CurrentUser by) {
        About about = about(hold);
        tell(
                Kind.HOLD_REJECTED,
                about,
                "",
                List.of(Notice.word(by.displayName()), about.order(), about.customer(), Notice.word(why)),
                by);
    }

    /** It is not held by hand any more: its last day was this. */
    void expired(UUID hold, LocalDate lastDay, CurrentUser by) {
        About about = about(hold);
        tell(
                Kind.HOLD_EXPIRED,
                about,
                ":" + lastDay,
                List.of(about.order(), about.customer(), Notice.word(lastDay.toString())),
                by);
    }

    private About about(UUID hold) {
        return jdbc.sql(ABOUT)
                .param("id", hold)
                .query((row, _) -> new About(
                        row.getObject("id", UUID.class),
                        Notice.word(row.getString("order_number")),
                        Notice.word(row.getString("name")),
                        row.getLong("customer_id"),
                        row.getLong("placed_by_id"),
                        Optional.ofNullable(row.getString("owner_code"))))
                .single();
    }

    private void tell(Kind kind, About about, String key, List<Text> words, CurrentUser by) {
        Set<Long> told = new HashSet<>();
        Stream.concat(
                        colleagues.byId(about.askedBy()).stream(),
                        about.owner().stream().flatMap(owner -> colleagues.inCharge(owner).stream()))
                .filter(user -> user.may(HoldPages.READ) && user.id() != by.id())
                .forEach(user -> told.add(user.id()));
        if (!told.isEmpty()) {
            notifications.tell(new Notice(
                    kind,
                    "hold:" + about.hold() + ":" + kind + key,
                    "/holds/" + about.hold(),
                    words,
                    new Audience.Persons(told),
                    Set.of(about.key())));
        }
    }
}
