package io.ballast.engine.limit;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Text;

/**
 * An amount that counts towards the total on which authority is decided.
 *
 * @param obligor customer or group whose limit it is; of one obligor only the highest counts
 * @param limit in minor units of the policy's currency
 * @param why it counts
 */
public record Stake(String obligor, LimitInForce limit, Why why) {

    /** Whether it counts for more than another. */
    boolean isAbove(Stake other) {
        return compare(limit, other.limit) > 0;
    }

    /** Orders limits: none and zero are nothing, unlimited is more than any amount. */
    static int compare(LimitInForce one, LimitInForce other) {
        boolean isOneOpen = one instanceof LimitInForce.Unlimited;
        boolean isOtherOpen = other instanceof LimitInForce.Unlimited;
        return isOneOpen || isOtherOpen
                ? Boolean.compare(isOneOpen, isOtherOpen)
                : Long.compare(minor(one), minor(other));
    }

    private static long minor(LimitInForce limit) {
        return limit instanceof LimitInForce.Amount(long minor) ? minor : 0;
    }

    /** Why an amount counts. */
    public enum Why {
        ASKED(Text.of("本次申请", "asked for now")),
        IN_FORCE(Text.of("集团成员现行额度", "limit in force of a member of the group")),
        COMPANY_LIMIT(Text.of("与销售主体的现行额度", "limit in force with a company of ours")),
        GROUP_LIMIT(Text.of("现行集团额度", "limit in force of a group")),
        GROUP_REQUEST(Text.of("同一集团近期申请", "recent request for the same group")),
        SAME_REQUESTER(Text.of("同一申请人近期申请", "recent request by the same person"));

        private final Text label;

        Why(Text label) {
            this.label = label;
        }

        public Text label() {
            return label;
        }
    }
}
