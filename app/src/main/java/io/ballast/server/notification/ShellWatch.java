package io.ballast.server.notification;

import io.ballast.engine.value.Text;
import io.ballast.server.audit.ActionRecorded;
import io.ballast.server.audit.TrailInDoubt;
import io.ballast.server.identity.Colleagues;
import io.ballast.server.web.Formats;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells what the modules below do not tell by themselves: changes of accounts, and a trail in doubt. */
@Component
class ShellWatch {
    private static final String READ_TRAIL = "audit:entry:read";
    private static final String KEEP_USERS = "identity:user:write";

    /** Acts on an account that its user should know of; each has the message {@code notification.did.<name>}. */
    private static final Set<String> OF_ACCOUNTS = Set.of(
            "identity.password.changed",
            "identity.password.set",
            "identity.second-factor.enrolled",
            "identity.second-factor.removed",
            "identity.recovery-code.used",
            "identity.session.ended",
            "identity.token.issued",
            "identity.deputy.appointed",
            "identity.provider.linked",
            "identity.provider.unlinked",
            "notification.address.changed");

    private final Notifications notifications;
    private final Colleagues colleagues;
    private final Formats formats;
    private final Clock clock;

    ShellWatch(Notifications notifications, Colleagues colleagues, Formats formats, Clock clock) {
        this.notifications = notifications;
        this.colleagues = colleagues;
        this.formats = formats;
        this.clock = clock;
    }

    @EventListener
    void on(ActionRecorded recorded) {
        if (recorded.action().equals("identity.break-glass.used")) {
            notifications.tell(new Notice(
                    Kind.BREAK_GLASS,
                    recorded.subjectId() + ":" + clock.instant().toEpochMilli(),
                    "/sessions",
                    List.of(Notice.word(recorded.subjectId())),
                    new Audience.Holders(KEEP_USERS, Set.of())));
            return;
        }
        if (recorded.subjectType().equals("user") && OF_ACCOUNTS.contains(recorded.action())) {
            colleagues
                    .named(recorded.subjectId())
                    .ifPresent(user -> notifications.tell(new Notice(
                            Kind.ACCOUNT_SECURITY,
                            recorded.action() + ":" + user.id() + ":"
                                    + clock.instant().getEpochSecond(),
                            "/profile",
                            List.of(Text.of(
                                    did(recorded.action(), Locale.SIMPLIFIED_CHINESE),
                                    did(recorded.action(), Locale.ENGLISH))),
                            new Audience.Persons(Set.of(user.id())))));
        }
    }

    private String did(String action, Locale locale) {
        return formats.in(locale).text("notification.did." + action);
    }

    @EventListener
    void on(TrailInDoubt doubt) {
        Kind kind = doubt.fault() == TrailInDoubt.Fault.LATE ? Kind.TRAIL_LATE : Kind.TRAIL_UNSOUND;
        notifications.tell(new Notice(
                kind, kind.name(), "/audit", List.of(Notice.word(doubt.detail())), new Audience.Overseers(READ_TRAIL)));
    }
}
