package io.ballast.server.policy;

import io.ballast.engine.value.Text;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.notification.Audience;
import io.ballast.server.notification.Kind;
import io.ballast.server.notification.Notice;
import io.ballast.server.notification.Notifications;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells who may approve that a draft waits, and who had a hand in it what became of it. */
@Component
class DraftNotices {
    private final DraftRows rows;
    private final Notifications notifications;

    DraftNotices(DraftRows rows, Notifications notifications) {
        this.rows = rows;
        this.notifications = notifications;
    }

    void proposed(Draft draft, CurrentUser by) {
        tell(
                Kind.POLICY_PROPOSED,
                draft,
                List.of(Notice.word(by.displayName()), Notice.word(draft.name())),
                new Audience.Holders(Drafts.APPROVE, rows.hands(draft.id())));
    }

    void approved(Draft draft, LocalDate from, CurrentUser by) {
        decided(Kind.POLICY_APPROVED, draft, from.toString(), by);
    }

    void rejected(Draft draft, String why, CurrentUser by) {
        decided(Kind.POLICY_REJECTED, draft, why, by);
    }

    private void decided(Kind kind, Draft draft, String detail, CurrentUser by) {
        Set<Long> people =
                rows.hands(draft.id()).stream().filter(id -> id != by.id()).collect(Collectors.toSet());
        tell(
                kind,
                draft,
                List.of(Notice.word(by.displayName()), Notice.word(draft.name()), Notice.word(detail)),
                new Audience.Persons(people));
    }

    private void tell(Kind kind, Draft draft, List<Text> words, Audience audience) {
        notifications.tell(new Notice(
                kind, kind + ":" + draft.id() + ":" + draft.hash(), "/policy/drafts/" + draft.id(), words, audience));
    }
}
