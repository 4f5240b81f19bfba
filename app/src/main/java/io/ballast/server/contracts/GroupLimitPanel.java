package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.server.customers.GroupLink;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The limits a group has, had and will have, and the form that sets one. */
@Component
class GroupLimitPanel implements Panel {
    private static final String USUAL_CURRENCY = "CNY";

    private final GroupLimits limits;
    private final Clock clock;

    GroupLimitPanel(GroupLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What the section shows.
     *
     * @param code of the group
     * @param limits newest first
     */
    record GroupLimitPage(String code, LocalDate today, List<GroupLimit> limits) {
        GroupLimitPage {
            limits = List.copyOf(limits);
        }

        String path() {
            return GroupLink.to(code) + "/limit";
        }

        String currency() {
            return limits.stream()
                    .map(limit -> limit.currency().code())
                    .findFirst()
                    .orElse(USUAL_CURRENCY);
        }

        String said(GroupLimit limit, Fmt fmt) {
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
                new GroupLimitPage(group.code(), LocalDate.now(clock), limits.history(group.id()))));
    }
}
