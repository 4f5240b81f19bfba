package io.ballast.engine.exposure;

import io.ballast.engine.ledger.LimitInForce;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of one of the companies of ours that sell to the customer.
 *
 * @param code key; empty for the main company, whose documents name none
 * @param name empty for the main company
 * @param limit the customer has with this company, beside its whole limit
 * @param limitValidTo last day of that limit, inclusive; empty if it has none
 * @param position what of the customer's position is of this company; securities stand for the whole customer only
 */
public record CompanyFile(
        String code, String name, LimitInForce limit, Optional<LocalDate> limitValidTo, Position position) {
    Level level() {
        return Level.ofCompany(code, name);
    }

    /** Whether there is a limit for it, be it zero. */
    public boolean hasLimit() {
        return !(limit instanceof LimitInForce.None);
    }

    CompanyFile withLimit(LimitInForce newLimit, Optional<LocalDate> validTo) {
        return new CompanyFile(code, name, newLimit, validTo, position);
    }

    CompanyFile withPosition(Position other) {
        return new CompanyFile(code, name, limit, limitValidTo, other);
    }
}
