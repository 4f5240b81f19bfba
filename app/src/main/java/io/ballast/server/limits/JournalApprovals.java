package io.ballast.server.limits;

import io.ballast.engine.limit.RequiredApprovals;
import io.ballast.server.audit.Audit;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.CrashPoint;
import io.ballast.server.web.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides on journals as they were looked at: whatever has changed since is looked at again first. The last approval
 * puts all their limits in force in its own transaction, or none.
 */
@Component
class JournalApprovals {
    private final JournalRows rows;
    private final JournalLines lines;
    private final JournalDesk desk;
    private final JournalPlanning planning;
    private final JournalChain chain;
    private final RequestRows requests;
    private final Granting granting;
    private final JournalNotices notices;
    private final TransactionTemplate transactions;

    JournalApprovals(
            JournalRows rows,
            JournalLines lines,
            JournalDesk desk,
            JournalPlanning planning,
            JournalChain chain,
            RequestRows requests,
            Granting granting,
            JournalNotices notices,
            TransactionTemplate transactions) {
        this.rows = rows;
        this.lines = lines;
        this.desk = desk;
        this.planning = planning;
        this.chain = chain;
        this.requests = requests;
        this.granting = granting;
        this.notices = notices;
        this.transactions = transactions;
    }

    /**
     * Agrees at a place of the chain to what a preview says; done again by the same person, the answer is the same.
     *
     * @param hash of the preview that was looked at
     * @throws Refusal if it is not this person's to decide, not the turn of that place, or something has changed
     */
    Journal approve(UUID id, int place, String hash, String comment, CurrentUser user) {
        String words = LimitDesk.comment(comment, false);
        Journal decided = decide(id, user, journal -> {
            if (isDecided(journal, place, true, user)) {
                return 0;
            }
            JournalDesk.require(journal, JournalState.PROPOSED);
            requireMayDecide(journal, place, user);
            int outdated = desk.outdated(journal);
            if (outdated == 0) {
                JournalDesk.requireHash(journal, hash);
                chain.decide(id, place, true, words, user);
                chain.note(id, RequestAct.Act.APPROVED, user.username(), words);
                desk.record("approved", journal, words);
                goOn(journal, user);
            }
            return outdated;
        });
        CrashPoint.hit("journal.committed");
        return decided;
    }

    /**
     * Says no at a place of the chain, and why.
     *
     * @throws Refusal as for an approval, or without a comment
     */
    Journal reject(UUID id, int place, String comment, CurrentUser user) {
        String words = LimitDesk.comment(comment, true);
        return decide(id, user, journal -> {
            if (isDecided(journal, place, false, user)) {
                return 0;
            }
            JournalDesk.require(journal, JournalState.PROPOSED);
            requireMayDecide(journal, place, user);
            chain.decide(id, place, false, words, user);
            chain.note(id, RequestAct.Act.REJECTED, user.username(), words);
            chain.end(id, RequestState.REJECTED, Optional.of(user.id()));
            rows.end(id, JournalState.REJECTED, Optional.of(user.id()));
            desk.record("rejected", journal, words);
            notices.decided(journal, false, words, user);
            return 0;
        });
    }

    /** A decision on a locked journal; how many lines it found changed. */
    private interface Deciding {
        int on(Journal journal);
    }

    private Journal decide(UUID id, CurrentUser user, Deciding deciding) {
        Journal seen = rows.find(id, user).orElseThrow(Refusal::notFound);
        return Users.beyondScope(() -> {
            refuseOwn(seen, user);
            int moved = Objects.requireNonNull(transactions.execute(_ -> {
                requests.takeTurn();
                return deciding.on(rows.lock(id));
            }));
            return desk.after(moved, id);
        });
    }

    /** What is refused because it is one's own stands in the trail, in a transaction that lasts. */
    private void refuseOwn(Journal journal, CurrentUser user) {
        if (journal.requesterId() == user.id() || chain.isOwn(journal.id(), user.id())) {
            transactions.executeWithoutResult(_ -> desk.record("refused", journal, "limits.fault.journal-own"));
            throw Refusal.forbidden("limits.fault.journal-own");
        }
    }

    /** Whether this person decided so before; somebody else may not do so again. */
    private boolean isDecided(Journal journal, int place, boolean isApproval, CurrentUser user) {
        Optional<ApprovalNode.Decided> decided = node(journal, place).decided();
        decided.filter(done -> done.by().id() != user.id() || done.isApproval() != isApproval)
                .ifPresent(done -> {
                    throw Refusal.conflict("limits.fault.decided", done.by().username());
                });
        return decided.isPresent();
    }

    private ApprovalNode node(Journal journal, int place) {
        return chain.of(journal.id()).stream()
                .filter(node -> node.place() == place)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private void requireMayDecide(Journal journal, int place, CurrentUser user) {
        ApprovalNode node = node(journal, place);
        if (!node.isTurn()) {
            throw Refusal.conflict("limits.fault.turn");
        }
        if (user.id() <= 0) {
            throw Refusal.forbidden("limits.fault.nobody");
        }
        if (!user.may(Authority.permission(node.voter()))) {
            throw Refusal.forbidden("limits.fault.authority", node.voter().label());
        }
        if (hasVoted(journal, user)) {
            throw Refusal.forbidden("limits.fault.twice");
        }
    }

    private boolean hasVoted(Journal journal, CurrentUser user) {
        return chain.first(journal.id())
                .filter(request -> requests.hasVoted(request, user.id()))
                .isPresent();
    }

    /** The place at which this user may decide now, if there is one. */
    Optional<ApprovalNode> turn(Journal journal, CurrentUser user) {
        boolean isPossible = journal.state() == JournalState.PROPOSED
                && journal.requesterId() != user.id()
                && user.id() > 0
                && !hasVoted(journal, user)
                && !chain.isOwn(journal.id(), user.id());
        return isPossible
                ? chain.of(journal.id()).stream()
                        .filter(ApprovalNode::isTurn)
                        .filter(node -> user.may(Authority.permission(node.voter())))
                        .findFirst()
                : Optional.empty();
    }

    private void goOn(Journal journal, CurrentUser user) {
        UUID id = journal.id();
        JournalPlanning.JournalPlan plan =
                planning.of(journal, lines.page(id, JournalLines.Filter.CHANGING, 0, JournalDesk.MOST_LINES));
        List<ApprovalNode> now = chain.of(id);
        int last = now.getLast().place();
        List<RequiredApprovals.Node> missing =
                ApprovalDesk.missing(plan.required().nodes(), now);
        for (RequiredApprovals.Node node : missing) {
            last += LimitDesk.STEP;
            chain.add(id, last, node, ApprovalNode.Origin.GROWN);
        }
        if (!missing.isEmpty()) {
            chain.note(id, RequestAct.Act.GREW, Audit.SYSTEM, "");
        }
        rows.total(id, plan.required().total().minor());
        chain.move(id, plan.required().total().minor());
        Optional<ApprovalNode> next =
                chain.of(id).stream().filter(node -> node.decided().isEmpty()).findFirst();
        if (next.isPresent()) {
            chain.call(id, next.get().place(), planning.dueHours());
            notices.toApprove(journal, chain.of(id));
        } else {
            apply(journal, user);
        }
    }

    private void apply(Journal journal, CurrentUser user) {
        requests.ofJournal(journal.id()).forEach(request -> granting.putInForce(request, user));
        rows.end(journal.id(), JournalState.APPLIED, Optional.of(user.id()));
        desk.record("applied", journal, journal.reason());
        notices.decided(journal, true, "", user);
    }
}
