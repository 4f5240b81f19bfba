package io.ballast.server.earlywarning;

import io.ballast.engine.value.Currency;
import io.ballast.server.identity.Users;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The warnings of one customer, where they can be acknowledged. */
@Component
class AlertsPanel implements Panel {
    private static final int MOST = 200;

    private final Alerts alerts;

    AlertsPanel(Alerts alerts) {
        this.alerts = alerts;
    }

    /**
     * What the section shows.
     *
     * @param customer key of the customer
     * @param code of the customer
     * @param currency of amounts
     * @param alerts all of them, loudest first
     */
    record AlertsPage(long customer, String code, Currency currency, List<Alert> alerts) {
        AlertsPage {
            alerts = List.copyOf(alerts);
        }

        /** Those whose rule still fires. */
        List<Alert> current() {
            return alerts.stream()
                    .filter(alert -> alert.state() != Alert.State.CLOSED)
                    .toList();
        }

        /** Those whose rule fires no more. */
        List<Alert> past() {
            return alerts.stream()
                    .filter(alert -> alert.state() == Alert.State.CLOSED)
                    .toList();
        }

        boolean hasOpen() {
            return alerts.stream().anyMatch(alert -> alert.state() == Alert.State.OPEN);
        }
    }

    @Override
    public Place place() {
        return new Place("customer", 105, "warnings", "earlywarning.warnings", "earlywarning:alert:read");
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        var all = new AlertFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(customer.id()), "");
        return Optional.of(new Fragment(
                "earlywarning/customer_warnings",
                new AlertsPage(
                        customer.id(),
                        customer.code(),
                        alerts.currency(),
                        alerts.rows(all, Users.current(), MOST, 0))));
    }
}
