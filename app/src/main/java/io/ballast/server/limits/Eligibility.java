package io.ballast.server.limits;

import io.ballast.engine.limit.Voter;
import io.ballast.server.identity.Colleagues;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may decide on a request: with the authority, not on an own one, and once. */
@Component
class Eligibility {
    private static final String OWN = "limits.fault.own";
    private static final String TWICE = "limits.fault.twice";

    private final RequestRows rows;
    private final NodeRows nodes;
    private final Colleagues colleagues;

    Eligibility(RequestRows rows, NodeRows nodes, Colleagues colleagues) {
        this.rows = rows;
        this.nodes = nodes;
        this.colleagues = colleagues;
    }

    /** Somebody who can be asked to decide, and by which authority. */
    record Colleague(long id, String username, Voter voter) {}

    /** @throws Refusal if there is no such request, or none this user may know of */
    void requireSeen(UUID id, CurrentUser user) {
        if (rows.find(id, user).isEmpty()) {
            throw Refusal.notFound();
        }
    }

    /** The node at a place. */
    ApprovalNode node(UUID id, int place) {
        return nodes.of(id).stream()
                .filter(node -> node.place() == place)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** Key of the reason why a request is this person's own, if it is. */
    Optional<String> ownFault(UUID id, long person) {
        return rows.isOwn(id, person) ? Optional.of(OWN) : Optional.empty();
    }

    /** @throws Refusal with the reason why this user may not decide at this node */
    void requireMayDecide(UUID id, ApprovalNode node, CurrentUser user) {
        fault(id, node, user).ifPresent(fault -> {
            throw fault;
        });
    }

    /** Whether this user may decide at this node now. */
    boolean mayDecide(UUID id, ApprovalNode node, CurrentUser user) {
        return node.isTurn() && fault(id, node, user).isEmpty();
    }

    private Optional<Refusal> fault(UUID id, ApprovalNode node, CurrentUser user) {
        if (user.id() <= 0) {
            return Optional.of(Refusal.forbidden("limits.fault.nobody"));
        }
        if (!user.may(Authority.permission(node.voter()))) {
            return Optional.of(
                    Refusal.forbidden("limits.fault.authority", node.voter().label()));
        }
        if (node.assignedTo().filter(person -> !isFor(person, user)).isPresent()) {
            return Optional.of(Refusal.forbidden(
                    "limits.fault.assigned", node.assignedTo().orElseThrow().username()));
        }
        if (rows.isOwn(id, user.id())) {
            return Optional.of(Refusal.forbidden(OWN));
        }
        return rows.hasVoted(id, user.id()) ? Optional.of(Refusal.forbidden(TWICE)) : Optional.empty();
    }

    /** The person, or the deputy who acts for the person. */
    private static boolean isFor(ApprovalNode.Person person, CurrentUser user) {
        return person.id() == user.id()
                || user.absent()
                        .filter(absent -> absent.username().equals(person.username()))
                        .isPresent();
    }

    /**
     * A colleague who may decide on a request.
     *
     * @param wanted the authority that is needed; any if empty
     * @throws Refusal if nobody is called so, or the colleague may not
     */
    Colleague colleague(UUID id, String username, Optional<Voter> wanted, CurrentUser user) {
        CurrentUser other = colleagues
                .named(username.strip().toLowerCase(Locale.ROOT))
                .filter(found -> found.id() != user.id())
                .filter(found -> rows.find(id, found).isPresent())
                .orElseThrow(() -> Refusal.unprocessable("limits.fault.colleague", username));
        List<Voter> authority = Authority.of(other).stream()
                .filter(voter -> wanted.isEmpty() || wanted.get() == voter)
                .toList();
        if (authority.isEmpty() || rows.isOwn(id, other.id()) || rows.hasVoted(id, other.id())) {
            throw Refusal.unprocessable("limits.fault.colleague", username);
        }
        return new Colleague(other.id(), other.username(), authority.getFirst());
    }
}
