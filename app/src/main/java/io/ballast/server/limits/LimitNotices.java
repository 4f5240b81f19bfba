package io.ballast.server.limits;

import io.ballast.engine.limit.Voter;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.notification.Audience;
import io.ballast.server.notification.Kind;
import io.ballast.server.notification.Notice;
import io.ballast.server.notification.Notifications;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells who has to decide that a request waits, and who asked what became of it. */
@Component
class LimitNotices {
    private final NodeRows nodes;
    private final Notifications notifications;

    LimitNotices(NodeRows nodes, Notifications notifications) {
        this.nodes = nodes;
        this.notifications = notifications;
    }

    /** Tells whoever's turn it is. */
    void toApprove(LimitRequest request) {
        waiting(Kind.LIMIT_TO_APPROVE, request, request.requester());
    }

    /** Tells them again. */
    void urged(LimitRequest request, CurrentUser by) {
        waiting(Kind.LIMIT_URGED, request, by.displayName());
    }

    /** Tells them, and who asked, that it waits too long. */
    void late(LimitRequest request) {
        waiting(Kind.LIMIT_LATE, request, request.requester());
        tell(
                Kind.LIMIT_LATE,
                request,
                ":requester",
                request.requester(),
                new Audience.Persons(Set.of(request.requesterId())));
        tell(
                Kind.LIMIT_LATE,
                request,
                ":committee",
                request.requester(),
                new Audience.Overseers(Authority.permission(Voter.CREDIT_COMMITTEE)));
    }

    private void waiting(Kind kind, LimitRequest request, String who) {
        request.waiting().ifPresent(turn -> tell(kind, request, ":" + turn.place(), who, audience(request, turn)));
    }

    private Audience audience(LimitRequest request, LimitRequest.Waiting turn) {
        Set<Long> assigned = nodes.of(request.asked().id()).stream()
                .filter(node -> node.place() == turn.place())
                .flatMap(node -> node.assignedTo().stream())
                .map(ApprovalNode.Person::id)
                .collect(Collectors.toSet());
        if (!assigned.isEmpty()) {
            return new Audience.Persons(assigned);
        }
        String permission = Authority.permission(turn.voter());
        Set<Long> except = Set.of(request.requesterId());
        return request.of().isGroup()
                ? new Audience.Overseers(permission, except)
                : new Audience.Holders(permission, except);
    }

    /** Tells who asked. */
    void decided(LimitRequest request, boolean isApproval, String why, CurrentUser by) {
        Kind kind = isApproval ? Kind.LIMIT_APPROVED : Kind.LIMIT_REJECTED;
        notifications.tell(new Notice(
                kind,
                kind + ":" + request.asked().id(),
                path(request),
                List.of(Notice.word(by.displayName()), Notice.word(request.of().name()), Notice.word(why)),
                new Audience.Persons(Set.of(request.requesterId())),
                customers(request)));
    }

    private void tell(Kind kind, LimitRequest request, String key, String who, Audience audience) {
        notifications.tell(new Notice(
                kind,
                kind + ":" + request.asked().id() + key,
                path(request),
                List.of(Notice.word(who), Notice.word(request.of().name())),
                audience,
                customers(request)));
    }

    private static Set<Long> customers(LimitRequest request) {
        return request.asked().obligor().customerKey().map(Set::of).orElse(Set.of());
    }

    private static String path(LimitRequest request) {
        return "/limit-requests/" + request.asked().id();
    }
}
