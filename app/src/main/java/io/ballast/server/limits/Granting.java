package io.ballast.server.limits;

import io.ballast.server.audit.Audit;
import io.ballast.server.contracts.GrantedLimit;
import io.ballast.server.contracts.GrantedLimits;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.web.CrashPoint;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Puts limits in force that all have agreed to, in the transaction of the last who did. */
@Component
class Granting {
    private final RequestRows rows;
    private final NodeRows nodes;
    private final GrantedLimits granted;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;

    Granting(RequestRows rows, NodeRows nodes, GrantedLimits granted, Ledger ledger, Audit audit, Clock clock) {
        this.rows = rows;
        this.nodes = nodes;
        this.granted = granted;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** A limit that was asked for from a day that is over by now begins today. */
    void putInForce(LimitRequest request, CurrentUser user) {
        Asked asked = request.asked();
        LocalDate today = LocalDate.now(clock);
        LocalDate from = asked.from().isBefore(today) ? today : asked.from();
        rows.end(asked.id(), RequestState.APPROVED, Optional.of(user.id()));
        granted.grant(new GrantedLimit(
                asked.id(), asked.obligor(), asked.limit(), asked.currency(), asked.isTemporary(), from, asked.to()));
        asked.obligor().customerKey().map(CustomerId::new).ifPresent(ledger::countUp);
        nodes.note(asked.id(), RequestAct.Act.IN_FORCE, Audit.SYSTEM, Optional.empty(), from.toString());
        var after = new TreeMap<String, Object>(Map.of(
                "request", asked.id().toString(),
                "limit", asked.limit().toString(),
                "currency", asked.currency().code(),
                "temporary", asked.isTemporary(),
                "validFrom", from.toString(),
                "validTo", asked.to().map(LocalDate::toString).orElse("")));
        request.journal().ifPresent(journal -> after.put("journal", journal.toString()));
        audit.record(
                "contracts.limit.granted",
                asked.obligor().type(),
                asked.obligor().key(),
                asked.reason(),
                Map.of(
                        "limit",
                        request.before().toString(),
                        "currency",
                        request.beforeCurrency().code()),
                after);
        CrashPoint.hit("limit.approved");
    }
}
