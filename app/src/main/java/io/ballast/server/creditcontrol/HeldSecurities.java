package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Security;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.ledger.Rates;
import io.ballast.server.protection.Protection;
import io.ballast.server.protection.ProtectionChanged;
import io.ballast.server.protection.Protections;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What stands for customers as the engine counts it, in the reporting currency: the only place that says so. */
@Component
class HeldSecurities {
    private final Protections protections;
    private final Ledger ledger;

    HeldSecurities(Protections protections, Ledger ledger) {
        this.protections = protections;
        this.ledger = ledger;
    }

    /** All that is held for these customers, by the rates of a day; what has no rate counts nothing and says so. */
    Map<CustomerId, List<Security>> of(Collection<CustomerId> customers, LocalDate day, Rates rates) {
        Map<CustomerId, List<Security>> held = new HashMap<>();
        protections
                .heldFor(customers)
                .forEach(
                        protection -> held.computeIfAbsent(protection.customer().id(), _ -> new ArrayList<>())
                                .add(security(protection, day, rates)));
        return held;
    }

    private static Security security(Protection protection, LocalDate day, Rates rates) {
        OptionalLong minor = rates.toBase(protection.currency(), (int) day.toEpochDay(), protection.allocatedMinor());
        return minor.isPresent() ? protection.security(minor.getAsLong()) : protection.withoutRate();
    }

    /** Whoever decided on the customer before decides anew, and orders that wait are checked again. */
    @EventListener
    void protectionChanged(ProtectionChanged event) {
        ledger.countUp(new CustomerId(event.customer()));
    }
}
