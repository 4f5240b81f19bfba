package io.ballast.server.limits;

import io.ballast.engine.exposure.Headroom;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.creditcontrol.CustomerExposures;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.Users;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** The limit in force and the latest requests for another one, on the page of the customer. */
@Component
class RequestPanel implements Panel {
    private static final int RECENT = 5;

    private final RequestRows rows;
    private final CustomerExposures exposures;
    private final Ledger ledger;
    private final Clock clock;

    RequestPanel(RequestRows rows, CustomerExposures exposures, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.exposures = exposures;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What the section shows.
     *
     * @param code of the customer
     */
    record Requests(String code, Headroom used, Currency currency, List<LimitRequest> recent, Instant now) {
        Requests {
            recent = List.copyOf(recent);
        }

        String limit(Fmt fmt) {
            return LimitWords.limit(used.limit(), currency, fmt);
        }

        boolean isBelowExposure() {
            return used.limit() instanceof LimitInForce.Amount(long minor) && minor < used.grossMinor();
        }

        String askPath() {
            return "/limit-requests/new?customer=" + UriUtils.encode(code, StandardCharsets.UTF_8);
        }

        String allPath() {
            return "/limit-requests?tab=all&customer=" + UriUtils.encode(code, StandardCharsets.UTF_8);
        }
    }

    @Override
    public Place place() {
        return new Place("customer", 195, "limit-requests", "limits.requests", Authority.READ);
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        Optional<Currency> currency = ledger.currency();
        if (currency.isEmpty()) {
            return Optional.empty();
        }
        var filter = new RequestRows.Filter(
                Optional.of(customer.id()), Optional.empty(), Optional.empty(), Optional.empty());
        return Optional.of(new Fragment(
                "limits/customer_requests",
                new Requests(
                        customer.code(),
                        exposures.of(new CustomerId(customer.id())),
                        currency.get(),
                        rows.page(filter, Optional.empty(), RECENT, Users.current()),
                        clock.instant())));
    }
}
