package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.server.audit.Audit;
import io.ballast.server.customers.CreditGroup;
import io.ballast.server.customers.CreditGroups;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts limits of groups in force, each with a reason and its entry in the trail. */
@Service
public class GroupLimitKeeping {
    /** How far ahead a limit may begin or end. */
    static final int FARTHEST_YEARS = 5;

    static final int LONGEST_REASON = 500;

    private final CreditGroups groups;
    private final GroupLimits limits;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    GroupLimitKeeping(
            CreditGroups groups, GroupLimits limits, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.groups = groups;
        this.limits = limits;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Sets the limit of a group. The same again changes nothing.
     *
     * @param code of the group
     * @throws Refusal if there is no such group, the reason is missing, or the days lie back or too far ahead
     */
    public void set(String code, GroupLimit limit, String reason) {
        CreditGroup group = groups.byCode(code).orElseThrow(Refusal::notFound);
        LocalDate today = LocalDate.now(clock);
        LocalDate farthest = today.plusYears(FARTHEST_YEARS);
        if (limit.validFrom().isBefore(today)
                || limit.validFrom().isAfter(farthest)
                || limit.validTo().filter(farthest::isBefore).isPresent()) {
            throw Refusal.unprocessable("contracts.group-limit.fault.days", FARTHEST_YEARS);
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.unprocessable("contracts.group-limit.fault.reason", LONGEST_REASON);
        }
        transaction.executeWithoutResult(_ -> {
            Optional<GroupLimit> before = limits.set(group.id(), limit);
            if (!before.equals(Optional.of(limit))) {
                audit.record(
                        "contracts.group-limit.set",
                        "group",
                        Long.toString(group.id()),
                        reason.strip(),
                        before.map(GroupLimitKeeping::told).orElse(Map.of()),
                        told(limit));
            }
        });
    }

    private static Map<String, Object> told(GroupLimit limit) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("kind", LimitColumns.kind(limit.limit()));
        if (limit.limit() instanceof LimitInForce.Amount(long minor)) {
            told.put("limitMinor", minor);
        }
        told.put("currency", limit.currency().code());
        told.put("from", limit.validFrom().toString());
        limit.validTo().ifPresent(last -> told.put("to", last.toString()));
        return told;
    }
}
