package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import io.ballast.server.web.Refusal;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs browsers out, each with its entry in the trail; they are out at their next request. */
@Service
class SessionEnding {
    /** Permission to see and end sessions of others. */
    static final String MANAGE = "identity:session:manage";

    private final Sessions sessions;
    private final Audit audit;
    private final TransactionTemplate transaction;

    SessionEnding(Sessions sessions, Audit audit, TransactionTemplate transaction) {
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Ends one session.
     *
     * @throws Refusal as not found if it is over, or is somebody else's and the user may not end those
     */
    void one(String handle, CurrentUser user) {
        Sessions.Open open = sessions.find(handle)
                .filter(one -> one.userId() == user.id() || user.may(MANAGE))
                .orElseThrow(Refusal::notFound);
        record(open.username(), 1);
        sessions.end(handle);
    }

    /**
     * Ends all sessions of an account.
     *
     * @throws Refusal as forbidden if it is somebody else's and the user may not end those
     */
    void allOf(Account account, CurrentUser user) {
        end(account.id(), account.username(), user, Optional.empty());
    }

    /** Ends the user's own sessions but the one that asks. */
    void others(CurrentUser user, Optional<String> kept) {
        end(user.id(), user.username(), user, kept);
    }

    private void end(long userId, String username, CurrentUser user, Optional<String> kept) {
        if (userId != user.id() && !user.may(MANAGE)) {
            throw Refusal.forbidden("web.error.403.permission", MANAGE);
        }
        int ended =
                sessions.end(userId, one -> kept.filter(one.handle()::equals).isEmpty());
        if (ended > 0) {
            record(username, ended);
        }
    }

    private void record(String username, int ended) {
        transaction.executeWithoutResult(status ->
                audit.record("identity.session.ended", "user", username, "", Map.of("sessions", ended), Map.of()));
    }
}
