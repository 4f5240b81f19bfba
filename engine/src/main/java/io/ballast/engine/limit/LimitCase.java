package io.ballast.engine.limit;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.scoring.RiskLevel;
import java.util.ArrayList;
import java.util.List;

/**
 * A requested limit with all that decides who may grant it. Amounts are in minor units of the policy's currency.
 *
 * @param customer who is to get it
 * @param asked for
 * @param before the permanent limit that it changes
 * @param others limits in force and recent requests beside it, of this customer and of others
 * @param risk of the customer; the worst where it has no rating
 */
public record LimitCase(String customer, LimitInForce asked, LimitInForce before, List<Stake> others, RiskLevel risk) {
    public LimitCase {
        others = List.copyOf(others);
    }

    /** Whether less is asked for than there is. */
    public boolean isCut() {
        return Stake.compare(asked, before) < 0;
    }

    /** What the group would have in all. */
    public GroupTotal total() {
        List<Stake> stakes = new ArrayList<>();
        stakes.add(new Stake(customer, asked, Stake.Why.ASKED));
        stakes.addAll(others);
        return GroupTotal.of(stakes);
    }
}
