package io.ballast.server.limits;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.limit.RequiredApprovals;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.server.policy.StoredPolicy;
import java.util.Optional;

/**
 * What a request would mean and who has to agree, as things are now.
 *
 * @param before the permanent limit that it changes
 * @param beforeCurrency of that limit
 * @param base what is asked for, in the reporting currency
 * @param isCut whether that is less than there is
 * @param inForce the limit in force now, in the reporting currency
 * @param exposureMinor of the customer now, reporting currency
 * @param risk of the customer; the worst where it has no rating
 */
record Plan(
        RequiredApprovals required,
        LimitInForce before,
        Currency beforeCurrency,
        LimitInForce base,
        boolean isCut,
        LimitInForce inForce,
        long exposureMinor,
        RiskLevel risk,
        Optional<Grade> grade,
        StoredPolicy policy,
        Currency currency) {}
