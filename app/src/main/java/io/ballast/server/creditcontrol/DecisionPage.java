package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Advice;
import io.ballast.engine.exposure.Level;
import io.ballast.engine.terms.PaymentTerms;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.OwnCompany;
import io.ballast.server.web.Fmt;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One decision.
 *
 * @param currency the reporting currency
 * @param policyName code and version of the policy
 * @param hold of the order, if the decision placed one or is its last
 */
record DecisionPage(StoredDecision stored, Currency currency, String policyName, Optional<UUID> hold) {
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
                .queryParam("terms", "{terms}")
                .queryParam("company", stored.decision().company())
                .encode()
                .buildAndExpand(
                        stored.code(),
                        stored.number(),
                        major(stored.amountMinor(), stored.currency()),
                        stored.decision().terms().map(PaymentTerms::code).orElse(""))
                .toUriString();
    }

    /** The form that asks for the limit, whole or with a company of ours, that would release the order. */
    Optional<String> limitPath() {
        return stored.decision().advice().stream()
                .flatMap(advice -> advice instanceof Advice.SetLimit set ? Stream.of(set) : Stream.empty())
                .filter(set -> !set.level().isGroup() && !set.level().isKind())
                .map(set -> UriComponentsBuilder.fromPath("/limit-requests/new")
                        .queryParam("customer", "{customer}")
                        .queryParam("company", company(set.level()))
                        .queryParam("amount", "{amount}")
                        .encode()
                        .buildAndExpand(stored.code(), major(set.toMinor(), currency))
                        .toUriString())
                .findFirst();
    }

    private static String company(Level level) {
        return level.isCompany() ? OwnCompany.inAddress(level.code()) : "";
    }

    private static String major(long minor, Currency currency) {
        return BigDecimal.valueOf(minor, currency.digits()).toPlainString();
    }

    /** Whether something of the limit is held and neither confirmed nor over. */
    boolean isPending() {
        return stored.reservation()
                .filter(held -> held.state() == Reservation.State.PENDING)
                .isPresent();
    }
}
