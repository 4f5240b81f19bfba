package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.limit.RequiredApprovals;
import io.ballast.engine.value.Currency;
import io.ballast.server.policy.StoredPolicy;

/**
 * What a request would mean and who has to agree, as things are now.
 *
 * @param before the permanent limit that it changes
 * @param beforeCurrency of that limit
 * @param asked for, in the reporting currency
 * @param isCut whether that is less than there is
 * @param facts what is known of whose limit it is
 */
record Plan(
        RequiredApprovals required,
        LimitInForce before,
        Currency beforeCurrency,
        LimitInForce asked,
        boolean isCut,
        ObligorFacts facts,
        StoredPolicy policy,
        Currency currency) {

    /** Of the customer or the whole group now, reporting currency. */
    long exposureMinor() {
        return facts.used().grossMinor();
    }
}
