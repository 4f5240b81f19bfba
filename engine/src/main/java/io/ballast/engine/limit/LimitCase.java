package io.ballast.engine.limit;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.scoring.RiskLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A requested limit with all that decides who may grant it. Amounts are in minor units of the policy's currency.
 *
 * @param obligor customer or group that is to get it
 * @param asked for
 * @param before the permanent limit that it changes; none if that does not last on all days asked for
 * @param others limits in force and recent requests beside it, of this obligor and of others
 * @param above the group right above an obligor, up to the ultimate one
 * @param risk of the customer, of a group that of its riskiest member; the worst where there is no rating
 */
public record LimitCase(
        String obligor,
        LimitInForce asked,
        LimitInForce before,
        List<Stake> others,
        Map<String, String> above,
        RiskLevel risk) {
    public LimitCase {
        others = List.copyOf(others);
        above = Map.copyOf(above);
    }

    /** Whether less is asked for than there is. */
    public boolean isCut() {
        return Stake.compare(asked, before) < 0;
    }

    /** What the group would have in all. */
    public GroupTotal total() {
        List<Stake> stakes = new ArrayList<>();
        stakes.add(new Stake(obligor, asked, Stake.Why.ASKED));
        stakes.addAll(others);
        return GroupTotal.of(stakes, above);
    }
}
