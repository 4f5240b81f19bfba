package io.ballast.server.limits;

import io.ballast.engine.exposure.Headroom;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.identity.CurrentUser;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.util.UriUtils;

/** The limit in force and the latest requests for another one, on the page of the customer or the group. */
class RequestPanel implements Panel {
    private static final int RECENT = 5;

    private final Place place;
    private final RequestRows rows;
    private final Obligors obligors;
    private final Ledger ledger;
    private final Clock clock;

    private RequestPanel(Place place, RequestRows rows, Obligors obligors, Ledger ledger, Clock clock) {
        this.place = place;
        this.rows = rows;
        this.obligors = obligors;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What the section shows.
     *
     * @param of whose limits
     */
    record Requests(NamedObligor of, Headroom used, Currency currency, List<LimitRequest> recent, Instant now) {
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
            return "/limit-requests/new?" + query();
        }

        String allPath() {
            return "/limit-requests?tab=all&" + query();
        }

        private String query() {
            return of.obligor().type() + "=" + UriUtils.encode(of.code(), StandardCharsets.UTF_8);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        RequestPanel limitRequestsOfCustomer(RequestRows rows, Obligors obligors, Ledger ledger, Clock clock) {
            return new RequestPanel(place("customer"), rows, obligors, ledger, clock);
        }

        @Bean
        RequestPanel limitRequestsOfGroup(RequestRows rows, Obligors obligors, Ledger ledger, Clock clock) {
            return new RequestPanel(place("group"), rows, obligors, ledger, clock);
        }

        private static Place place(String type) {
            return new Place(type, 195, "limit-requests", "limits.requests", Authority.READ);
        }
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public Optional<Fragment> of(Subject subject) {
        CurrentUser user = Users.current();
        Optional<NamedObligor> found = subject.type().equals("group")
                ? obligors.group(subject.code(), user)
                : obligors.customer(subject.code(), user);
        return ledger.currency().flatMap(currency -> found.map(of -> shown(of, currency, user)));
    }

    private Fragment shown(NamedObligor of, Currency currency, CurrentUser user) {
        var filter =
                new RequestRows.Filter(Optional.of(of.obligor()), Optional.empty(), Optional.empty(), Optional.empty());
        return new Fragment(
                "limits/obligor_requests",
                new Requests(
                        of,
                        obligors.used(of.obligor()),
                        currency,
                        rows.page(filter, Optional.empty(), RECENT, user),
                        clock.instant()));
    }
}
