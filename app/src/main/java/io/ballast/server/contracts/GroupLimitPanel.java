package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The limits a group has, had and will have. */
@Component
class GroupLimitPanel implements Panel {
    private final GroupLimits limits;
    private final Clock clock;

    GroupLimitPanel(GroupLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What the section shows.
     *
     * @param inForce the one that holds today
     * @param limits newest first
     */
    record GroupLimitPage(Optional<AgreedLimit> inForce, List<AgreedLimit> limits) {
        GroupLimitPage {
            limits = List.copyOf(limits);
        }

        boolean holds(AgreedLimit limit) {
            return inForce.filter(limit::equals).isPresent();
        }

        String said(AgreedLimit limit, Fmt fmt) {
            return switch (limit.limit()) {
                case LimitInForce.None() -> fmt.text("contracts.limit.none");
                case LimitInForce.Unlimited() -> fmt.text("contracts.limit.unlimited");
                case LimitInForce.Amount(long minor) ->
                    fmt.amount(minor, limit.currency()) + " " + limit.currency().code();
            };
        }
    }

    @Override
    public Place place() {
        return new Place("group", 200, "limits", "contracts.group-limit", "customers:group:read");
    }

    @Override
    public Optional<Fragment> of(Subject group) {
        return Optional.of(new Fragment(
                "contracts/group_limit",
                new GroupLimitPage(limits.inForce(group.id(), LocalDate.now(clock)), limits.history(group.id()))));
    }
}
