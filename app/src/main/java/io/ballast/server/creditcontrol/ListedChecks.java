package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerProfile;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.CurrentUser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriUtils;

/** The list of decisions, page by page. */
record ListedChecks(Decisions decisions, VisibleCustomers customers) {
    private static final int SIZE = 50;

    /** A customer whom the user does not know of has no decisions. */
    ChecksPage page(
            String customer,
            Optional<Outcome> outcome,
            String order,
            Optional<String> at,
            Currency currency,
            CurrentUser user) {
        List<StoredDecision> found = filter(customer, outcome, order, user)
                .map(filter -> decisions.page(filter, at.map(DecisionPlace::of), SIZE + 1, user))
                .orElse(List.of());
        List<StoredDecision> shown = found.stream().limit(SIZE).toList();
        return new ChecksPage(
                shown,
                customer,
                outcome,
                order,
                query(customer, outcome, order),
                found.size() > SIZE ? Optional.of(DecisionPlace.after(shown.getLast())) : Optional.empty(),
                currency);
    }

    /** What is asked for; nothing where it cannot be there. */
    Optional<Decisions.Filter> filter(String customer, Optional<Outcome> outcome, String order, CurrentUser user) {
        Optional<String> number = order.isBlank() ? Optional.empty() : Optional.of(order.strip());
        if (customer.isBlank()) {
            return Optional.of(new Decisions.Filter(Optional.empty(), outcome, number));
        }
        return customers
                .byCode(customer.strip(), user)
                .map(CustomerProfile::customer)
                .map(known -> new Decisions.Filter(Optional.of(known.id().value()), outcome, number));
    }

    private static String query(String customer, Optional<Outcome> outcome, String order) {
        List<String> parts = new ArrayList<>();
        add(parts, "customer", customer);
        add(parts, "outcome", outcome.map(Outcome::name).orElse(""));
        add(parts, "order", order);
        return String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isBlank()) {
            parts.add(name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }
}
