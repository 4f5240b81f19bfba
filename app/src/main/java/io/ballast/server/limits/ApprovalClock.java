package io.ballast.server.limits;

import io.ballast.server.audit.Audit;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Loop;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells of decisions that are late, and closes requests that were outlived. Several servers do no harm to each other.
 */
@Component
class ApprovalClock extends Loop {
    private static final long PAUSE_MILLIS = 30_000;
    private static final int LONGEST_DAYS = 90;

    private final RequestRows rows;
    private final NodeRows nodes;
    private final LimitNotices notices;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ApprovalClock(
            RequestRows rows,
            NodeRows nodes,
            LimitNotices notices,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        super("limit-approval-clock");
        this.rows = rows;
        this.nodes = nodes;
        this.notices = notices;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    protected void step() throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        look();
    }

    /** Escalates what is late and closes what was outlived. */
    void look() {
        transactions.executeWithoutResult(_ -> new TreeSet<>(nodes.late()).forEach(this::escalate));
        transactions.executeWithoutResult(
                _ -> nodes.outlived(LocalDate.now(clock), LONGEST_DAYS).forEach(this::expire));
    }

    private void escalate(UUID id) {
        nodes.note(id, RequestAct.Act.ESCALATED, Audit.SYSTEM, Optional.empty(), "");
        LimitRequest request = rows.find(id, CurrentUser.system()).orElseThrow();
        record("escalated", request);
        notices.late(request);
    }

    private void expire(UUID id) {
        rows.end(id, RequestState.EXPIRED, Optional.empty());
        nodes.note(id, RequestAct.Act.EXPIRED, Audit.SYSTEM, Optional.empty(), "");
        record("expired", rows.find(id, CurrentUser.system()).orElseThrow());
    }

    private void record(String verb, LimitRequest request) {
        audit.record(
                "limits.request." + verb,
                request.asked().obligor().type(),
                request.asked().obligor().key(),
                "",
                Map.of(),
                Map.of("request", request.asked().id().toString()));
    }
}
