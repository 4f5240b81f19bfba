package io.ballast.server.protection;

import io.ballast.server.customers.Customer;
import io.ballast.server.customers.VisibleCustomers;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes covers of what people and programs write; which customers are meant is looked up here. */
@Component
class Covers {
    private final VisibleCustomers customers;

    Covers(VisibleCustomers customers) {
        this.customers = customers;
    }

    /**
     * A part of the value as it is written.
     *
     * @param minor the whole value if not given
     */
    record Part(String customer, Optional<Long> minor) {}

    /**
     * An active cover.
     *
     * @throws Refusal if a customer is not known
     */
    Cover of(
            long valueMinor,
            BigDecimal haircutPercent,
            LocalDate from,
            Optional<LocalDate> to,
            String note,
            List<Part> parts,
            CurrentUser user) {
        List<Cover.Allocation> allocations = parts.stream()
                .limit(ProtectionDesk.MOST_CUSTOMERS + 1L)
                .map(part -> new Cover.Allocation(
                        customer(part.customer(), user), part.minor().orElse(valueMinor)))
                .toList();
        return new Cover(Cover.State.ACTIVE, valueMinor, haircutPercent, from, to, note.strip(), allocations);
    }

    /**
     * The customer with this code.
     *
     * @throws Refusal naming the code if there is none
     */
    Customer customer(String code, CurrentUser user) {
        return customers
                .byCode(code.strip(), user)
                .orElseThrow(() -> Refusal.badRequest("protection.fault.customer", code))
                .customer();
    }
}
