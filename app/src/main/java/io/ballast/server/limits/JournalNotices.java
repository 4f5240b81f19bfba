package io.ballast.server.limits;

import io.ballast.engine.value.Text;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.notification.Audience;
import io.ballast.server.notification.Kind;
import io.ballast.server.notification.Notice;
import io.ballast.server.notification.Notifications;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells who has to decide that a journal waits, and who made it what became of it. */
@Component
class JournalNotices {
    private final JournalLines lines;
    private final Notifications notifications;

    JournalNotices(JournalLines lines, Notifications notifications) {
        this.lines = lines;
        this.notifications = notifications;
    }

    /** Tells whoever's turn it is. */
    void toApprove(Journal journal, List<ApprovalNode> chain) {
        chain.stream()
                .filter(ApprovalNode::isTurn)
                .findFirst()
                .ifPresent(node -> notifications.tell(new Notice(
                        Kind.LIMIT_JOURNAL_TO_APPROVE,
                        "journal:" + journal.id() + ":" + node.place(),
                        path(journal),
                        List.of(Notice.word(journal.requester()), customers(journal)),
                        new Audience.Overseers(Authority.permission(node.voter()), Set.of(journal.requesterId())))));
    }

    /** Tells who made it. */
    void decided(Journal journal, boolean isApproval, String why, CurrentUser by) {
        Kind kind = isApproval ? Kind.LIMIT_JOURNAL_APPLIED : Kind.LIMIT_JOURNAL_REJECTED;
        notifications.tell(new Notice(
                kind,
                "journal:" + journal.id(),
                path(journal),
                List.of(Notice.word(by.displayName()), customers(journal), Notice.word(why)),
                new Audience.Persons(Set.of(journal.requesterId()))));
    }

    private Text customers(Journal journal) {
        return Notice.word(Long.toString(lines.totals(journal.id()).changed()));
    }

    private static String path(Journal journal) {
        return "/limit-journals/" + journal.id();
    }
}
