package io.ballast.server.protection;

import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Money;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What stands for a customer, and what of it counts today. */
@Component
class ProtectionPanel implements Panel {
    private static final int MOST = 20;

    private final Protections protections;
    private final Clock clock;

    ProtectionPanel(Protections protections, Clock clock) {
        this.protections = protections;
        this.clock = clock;
    }

    /**
     * What the section shows.
     *
     * @param code of the customer
     * @param isOpen whether the viewer knows of every customer, and so of whole documents
     */
    record Held(String code, List<Protection> rows, boolean isOpen, LocalDate today) {
        Held {
            rows = List.copyOf(rows);
        }

        /** What counts today, in each currency. */
        List<Money> counted() {
            Map<String, Long> byCurrency = new TreeMap<>();
            rows.forEach(row -> byCurrency.merge(row.currency().code(), row.countedMinor(today), Math::addExact));
            return byCurrency.entrySet().stream()
                    .map(each -> new Money(each.getValue(), Currency.of(each.getKey())))
                    .toList();
        }

        String addPath() {
            return "/protections/new?customer=" + UriUtils.encode(code, StandardCharsets.UTF_8);
        }

        String allPath() {
            return "/protections?customer=" + UriUtils.encode(code, StandardCharsets.UTF_8);
        }
    }

    @Override
    public Place place() {
        return new Place("customer", 192, "protections", "protection.list", ProtectionDesk.READ);
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        CurrentUser user = Users.current();
        LocalDate today = LocalDate.now(clock);
        List<Protection> rows = protections.page(Protections.Filter.heldFor(customer.id(), today), 0, MOST, user);
        return Optional.of(new Fragment(
                "protection/customer_protections", new Held(customer.code(), rows, user.seesEveryCustomer(), today)));
    }
}
