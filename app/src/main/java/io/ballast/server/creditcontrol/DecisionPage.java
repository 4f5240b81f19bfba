package io.ballast.server.creditcontrol;

import io.ballast.engine.value.Currency;
import io.ballast.server.web.Fmt;
import java.math.BigDecimal;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One decision.
 *
 * @param currency the reporting currency
 * @param policyName code and version of the policy
 */
record DecisionPage(StoredDecision stored, Currency currency, String policyName) {
    DecisionWords words(Fmt fmt) {
        return new DecisionWords(currency, fmt);
    }

    /** The form for the same order, under a key of its own. */
    String againPath() {
        return UriComponentsBuilder.fromPath("/credit-checks/new")
                .queryParam("customer", "{customer}")
                .queryParam("order", "{order}")
                .queryParam("amount", "{amount}")
                .queryParam("currency", stored.currency().code())
                .queryParam("shipOn", stored.shipOn())
                .queryParam("point", stored.point().name())
                .encode()
                .buildAndExpand(
                        stored.code(),
                        stored.number(),
                        BigDecimal.valueOf(
                                        stored.amountMinor(), stored.currency().digits())
                                .toPlainString())
                .toUriString();
    }

    /** Whether something of the limit is held and neither confirmed nor over. */
    boolean isPending() {
        return stored.reservation()
                .filter(held -> held.state() == Reservation.State.PENDING)
                .isPresent();
    }
}
