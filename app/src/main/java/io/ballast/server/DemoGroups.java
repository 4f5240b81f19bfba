package io.ballast.server;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.contracts.Terms;
import io.ballast.server.customers.CreditGroup;
import io.ballast.server.customers.CreditGroups;
import io.ballast.server.customers.GroupKeeping;
import io.ballast.server.limits.DemoLimits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Puts some groups of the made-up company below holdings; their limits are ample, tight, none, or still wait. */
@Component
@ConditionalOnProperty("ballast.demo")
class DemoGroups {
    private static final int BLOCKS = 24;
    private static final int OF_ONE_HOLDING = 3;

    /** Percent of the limits of its members that a group gets; 0 leaves it without one. */
    private static final List<Integer> SHARES = List.of(120, 80, 0, 100, 140);

    /** What was asked for of this share still waits for those who decide. */
    private static final int WAITING_SHARE = 140;

    private final CreditGroups groups;
    private final GroupKeeping keeping;
    private final DemoLimits limits;
    private final Terms terms;

    DemoGroups(CreditGroups groups, GroupKeeping keeping, DemoLimits limits, Terms terms) {
        this.groups = groups;
        this.keeping = keeping;
        this.limits = limits;
        this.terms = terms;
    }

    /** The same groups and limits for the same company, however often it is done on a day. */
    void arrange(LocalDate today) {
        List<CreditGroup> found = new ArrayList<>();
        for (int block = 1; block <= BLOCKS; block++) {
            groups.byCode(String.format(Locale.ROOT, "G%05d", block)).ifPresent(found::add);
        }
        for (int first = 0; first + OF_ONE_HOLDING <= found.size(); first += OF_ONE_HOLDING) {
            CreditGroup nearest = found.get(first);
            String holding = "H" + nearest.code().substring(1);
            keeping.add(holding, nearest.name().replace("集团", "控股"), Optional.empty());
            keeping.parent(nearest, Optional.of(holding));
            keeping.parent(found.get(first + 1), Optional.of(holding));
            keeping.parent(found.get(first + 2), Optional.of(nearest.code()));
            groups.byCode(holding).ifPresent(group -> limit(group, 90, today));
        }
        for (int i = 0; i < found.size(); i++) {
            limit(found.get(i), SHARES.get(i % SHARES.size()), today);
        }
    }

    private void limit(CreditGroup group, int percent, LocalDate today) {
        long minor = groups.members(group.id(), today).stream()
                .flatMap(member -> terms.inForce(member, today).stream())
                .filter(agreed -> agreed.currency().equals(Currency.CNY))
                .mapToLong(agreed -> agreed.limit() instanceof LimitInForce.Amount(long each) ? each : 0)
                .sum();
        if (minor > 0 && percent > 0) {
            limits.ask(group, minor / 100 * percent, today, percent != WAITING_SHARE);
        }
    }
}
