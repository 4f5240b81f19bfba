package io.ballast.server.limits;

import io.ballast.engine.limit.RequiredApprovals;
import io.ballast.engine.limit.Voter;
import io.ballast.engine.value.Text;
import io.ballast.server.audit.Audit;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.CrashPoint;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides on requests. Each approval looks at the total of the group again, under a lock, and adds who has to agree by
 * now; the last one puts the limit in force in its own transaction.
 */
@Component
public class ApprovalDesk {
    private final RequestRows rows;
    private final NodeRows nodes;
    private final Planning planning;
    private final Eligibility eligibility;
    private final Granting granting;
    private final LimitNotices notices;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ApprovalDesk(
            RequestRows rows,
            NodeRows nodes,
            Planning planning,
            Eligibility eligibility,
            Granting granting,
            LimitNotices notices,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.nodes = nodes;
        this.planning = planning;
        this.eligibility = eligibility;
        this.granting = granting;
        this.notices = notices;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Agrees at a place of the chain; done again by the same person, the answer is the same.
     *
     * @throws Refusal if it is not this person's to decide, or not the turn of that place
     */
    LimitRequest approve(UUID id, int place, String comment, CurrentUser user) {
        LimitRequest decided = decide(id, place, true, LimitDesk.comment(comment, false), user);
        CrashPoint.hit("limit.committed");
        return decided;
    }

    /**
     * Says no at a place of the chain, and why.
     *
     * @throws Refusal as for an approval, or without a comment
     */
    LimitRequest reject(UUID id, int place, String comment, CurrentUser user) {
        return decide(id, place, false, LimitDesk.comment(comment, true), user);
    }

    private LimitRequest decide(UUID id, int place, boolean isApproval, String comment, CurrentUser user) {
        eligibility.requireSeen(id, user);
        return Users.beyondScope(() -> {
            refuseOwn(id, user);
            return Objects.requireNonNull(
                    transactions.execute(_ -> decideLocked(id, place, isApproval, comment, user)));
        });
    }

    /** What is refused because it is one's own stands in the trail, in a transaction that lasts. */
    private void refuseOwn(UUID id, CurrentUser user) {
        Optional<String> fault = eligibility.ownFault(id, user.id());
        if (fault.isPresent()) {
            transactions.executeWithoutResult(_ -> {
                LimitRequest request = rows.find(id, CurrentUser.system()).orElseThrow();
                record("refused", request, "", Map.of("why", fault.get()));
            });
            throw Refusal.forbidden(fault.get());
        }
    }

    private LimitRequest decideLocked(UUID id, int place, boolean isApproval, String comment, CurrentUser user) {
        rows.takeTurn();
        LimitRequest request = rows.lock(id);
        ApprovalNode node = eligibility.node(id, place);
        if (node.decided().isPresent()) {
            return decidedBefore(request, node.decided().get(), isApproval, user);
        }
        LimitDesk.requireAlone(request);
        LimitDesk.requireOpen(request);
        LocalDate today = LocalDate.now(clock);
        if (request.asked().to().filter(last -> last.isBefore(today)).isPresent()) {
            throw Refusal.conflict("limits.fault.closed", RequestState.EXPIRED.label());
        }
        if (!node.isTurn()) {
            throw Refusal.conflict("limits.fault.turn");
        }
        eligibility.requireMayDecide(id, node, user);
        nodes.decide(id, place, isApproval, comment, user);
        nodes.note(
                id,
                isApproval ? RequestAct.Act.APPROVED : RequestAct.Act.REJECTED,
                user.username(),
                Optional.empty(),
                comment);
        record(isApproval ? "approved" : "rejected", request, comment, Map.of("place", place));
        if (!isApproval) {
            rows.end(id, RequestState.REJECTED, Optional.of(user.id()));
            notices.decided(request, false, comment, user);
            return stored(id);
        }
        goOn(request, user);
        return stored(id);
    }

    /** Asked again after a lost answer by who decided so, and otherwise too late. */
    private static LimitRequest decidedBefore(
            LimitRequest request, ApprovalNode.Decided decided, boolean isApproval, CurrentUser user) {
        if (decided.by().id() == user.id() && decided.isApproval() == isApproval) {
            return request;
        }
        throw Refusal.conflict("limits.fault.decided", decided.by().username());
    }

    private void goOn(LimitRequest request, CurrentUser user) {
        UUID id = request.asked().id();
        Plan plan = planning.of(request.asked(), request.requesterId());
        List<ApprovalNode> chain = nodes.of(id);
        List<RequiredApprovals.Node> missing = missing(plan.required().nodes(), chain);
        int last = chain.getLast().place();
        for (RequiredApprovals.Node node : missing) {
            last = (last / LimitDesk.STEP + 1) * LimitDesk.STEP;
            nodes.add(id, last, node, ApprovalNode.Origin.GROWN, Optional.empty());
        }
        if (!missing.isEmpty()) {
            nodes.note(id, RequestAct.Act.GREW, Audit.SYSTEM, Optional.empty(), "");
        }
        Optional<ApprovalNode> next =
                nodes.of(id).stream().filter(node -> node.decided().isEmpty()).findFirst();
        rows.move(id, RequestState.IN_APPROVAL, plan.required().total().minor());
        if (next.isPresent()) {
            nodes.call(id, next.get().place(), planning.dueHours());
            notices.toApprove(stored(id));
        } else {
            granting.putInForce(request, user);
            notices.decided(request, true, "", user);
        }
    }

    /** Those who have to agree by now and are not in the chain; those who were added by others do not count. */
    static List<RequiredApprovals.Node> missing(List<RequiredApprovals.Node> required, List<ApprovalNode> chain) {
        List<RequiredApprovals.Node> missing = new ArrayList<>(required);
        for (ApprovalNode node : chain) {
            if (node.origin() != ApprovalNode.Origin.ADDED) {
                missing.stream()
                        .filter(one -> one.voter() == node.voter())
                        .findFirst()
                        .ifPresent(missing::remove);
            }
        }
        return missing;
    }

    /**
     * Hands a place to a colleague who may decide on it.
     *
     * @throws Refusal if either may not
     */
    LimitRequest delegate(UUID id, int place, String username, String comment, CurrentUser user) {
        return passing(id, place, username, comment, user, false);
    }

    /**
     * Adds a colleague who has to agree right after a place.
     *
     * @throws Refusal if either may not decide
     */
    LimitRequest add(UUID id, int place, String username, String comment, CurrentUser user) {
        return passing(id, place, username, comment, user, true);
    }

    private LimitRequest passing(
            UUID id, int place, String username, String comment, CurrentUser user, boolean isAddition) {
        eligibility.requireSeen(id, user);
        String why = LimitDesk.comment(comment, false);
        return Users.beyondScope(() -> Objects.requireNonNull(transactions.execute(_ -> {
            LimitRequest request = rows.lock(id);
            LimitDesk.requireAlone(request);
            LimitDesk.requireOpen(request);
            ApprovalNode node = eligibility.node(id, place);
            if (!node.isTurn()) {
                throw Refusal.conflict("limits.fault.turn");
            }
            eligibility.requireMayDecide(id, node, user);
            Optional<Voter> wanted = isAddition ? Optional.empty() : Optional.of(node.voter());
            Eligibility.Colleague other = eligibility.colleague(id, username, wanted, user);
            if (isAddition) {
                insert(id, place, other, user);
            } else {
                nodes.assign(id, place, other.id());
            }
            nodes.note(
                    id,
                    isAddition ? RequestAct.Act.ADDED : RequestAct.Act.DELEGATED,
                    user.username(),
                    Optional.of(other.username()),
                    why);
            record(isAddition ? "approver-added" : "delegated", request, why, Map.of("username", other.username()));
            if (!isAddition) {
                notices.toApprove(stored(id));
            }
            return stored(id);
        })));
    }

    private void insert(UUID id, int place, Eligibility.Colleague other, CurrentUser user) {
        List<Integer> taken = nodes.of(id).stream().map(ApprovalNode::place).toList();
        int free = place + 1;
        while (taken.contains(free)) {
            free++;
        }
        if (free % LimitDesk.STEP == 0) {
            throw Refusal.conflict("limits.fault.full");
        }
        var because = Text.of("由 " + user.username() + " 加签", "added by " + user.username());
        nodes.add(
                id,
                free,
                new RequiredApprovals.Node(other.voter(), because),
                ApprovalNode.Origin.ADDED,
                Optional.of(other.id()));
    }

    private LimitRequest stored(UUID id) {
        return rows.find(id, CurrentUser.system()).orElseThrow();
    }

    private void record(String verb, LimitRequest request, String why, Map<String, ?> more) {
        var after = new TreeMap<String, Object>(more);
        after.put("request", request.asked().id().toString());
        after.put("limit", request.asked().limit().toString());
        audit.record(
                "limits.request." + verb,
                request.asked().obligor().type(),
                request.asked().obligor().key(),
                why,
                Map.of("state", request.state().name()),
                after);
    }
}
