package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckKind;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.util.UriUtils;

/**
 * How orders that wait are asked for, as an address has it.
 *
 * @param customer code, empty for all
 * @param state {@code open}, {@code ended} or {@code all}
 * @param kind of a failed check, empty for all
 */
record HoldQuery(String customer, String state, String kind, HoldQueue.Order order) {
    private static final String OPEN = "open";

    /**
     * @throws Refusal if a part is none of its values
     */
    static HoldQuery of(String customer, String state, String kind, String order) {
        if (!List.of(OPEN, "ended", "all").contains(state)) {
            throw Refusal.badRequest("creditcontrol.fault.filter", "state");
        }
        return new HoldQuery(
                customer.strip(),
                state,
                kind.isEmpty() ? "" : one(CheckKind.class, kind, "kind").name(),
                one(HoldQueue.Order.class, order, "order"));
    }

    private static <E extends Enum<E>> E one(Class<E> type, String name, String field) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("creditcontrol.fault.filter", field);
        }
    }

    /**
     * What of the holds is wanted; nothing where it is of a customer whom the user does not know of. Who does not see
     * every customer cannot ask by failed checks: groups may have failed them for reasons of other members.
     */
    Optional<HoldQueue.Filter> filter(VisibleCustomers customers, CurrentUser user) {
        Optional<Boolean> isOpen = state.equals("all") ? Optional.empty() : Optional.of(state.equals(OPEN));
        boolean mayKnow = user.seesEveryCustomer();
        Optional<CheckKind> failed =
                kind.isEmpty() || !mayKnow ? Optional.empty() : Optional.of(CheckKind.valueOf(kind));
        if (customer.isEmpty()) {
            return Optional.of(new HoldQueue.Filter(Optional.empty(), isOpen, failed));
        }
        return customers
                .byCode(customer, user)
                .map(found ->
                        new HoldQueue.Filter(Optional.of(found.customer().id().value()), isOpen, failed));
    }

    /** The address behind its question mark, empty where everything is as usual. */
    String text() {
        List<String> parts = new ArrayList<>();
        add(parts, "customer", customer, "");
        add(parts, "state", state, OPEN);
        add(parts, "kind", kind, "");
        add(parts, "order", order.name(), HoldQueue.Order.MARGIN_BY_AGE.name());
        return String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value, String usual) {
        if (!value.equals(usual)) {
            parts.add(name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }
}
