package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.terms.PaymentTerms;
import io.ballast.engine.terms.TermsCode;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Text;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.OwnCompanies;
import io.ballast.server.customers.OwnCompany;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes requests of what people and programs write, or says which field is wrong. */
@Component
class OrderForms {
    static final int LONGEST_HOLD_HOURS = 720;
    static final int USUAL_HOLD_HOURS = 24;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_REASON = 500;
    private static final long LARGEST_MINOR = 1_000_000_000_000_000L;
    static final int FARTHEST_YEARS = 3;

    private final Ledger ledger;
    private final OwnCompanies companies;
    private final Clock clock;

    OrderForms(Ledger ledger, OwnCompanies companies, Clock clock) {
        this.ledger = ledger;
        this.companies = companies;
        this.clock = clock;
    }

    /**
     * @param currency of the amount, the reporting currency if not given
     * @param shipOn today if not given
     * @param marginMinor what is earned with it, within the amount
     * @param company code of the company of ours that sells, empty for the main one
     * @throws Refusal if a field is out of its range, or there are no books yet
     */
    OrderRequest request(
            UUID id,
            CustomerId customer,
            String number,
            long minor,
            Optional<Currency> currency,
            Optional<LocalDate> shipOn,
            CheckPoint point,
            Optional<Integer> holdHours,
            Optional<Long> marginMinor,
            Optional<PaymentTerms> terms,
            String company) {
        LocalDate today = LocalDate.now(clock);
        String order = number.strip();
        if (order.isEmpty() || order.length() > LONGEST_NUMBER || order.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest("creditcontrol.fault.order", LONGEST_NUMBER);
        }
        if (minor < 1 || minor > LARGEST_MINOR) {
            throw Refusal.badRequest("creditcontrol.fault.amount");
        }
        LocalDate ships = shipOn.orElse(today);
        if (ships.isBefore(today.minusYears(1)) || ships.isAfter(today.plusYears(FARTHEST_YEARS))) {
            throw Refusal.badRequest("creditcontrol.fault.ship-on", FARTHEST_YEARS);
        }
        int hours = holdHours.orElse(USUAL_HOLD_HOURS);
        if (hours < 1 || hours > LONGEST_HOLD_HOURS) {
            throw Refusal.badRequest("creditcontrol.fault.hold-hours", LONGEST_HOLD_HOURS);
        }
        if (marginMinor.filter(margin -> Math.abs(margin) > minor).isPresent()) {
            throw Refusal.badRequest("creditcontrol.fault.margin");
        }
        if (companies.find(company).isEmpty()) {
            throw Refusal.badRequest("creditcontrol.fault.company", company);
        }
        return new OrderRequest(
                id,
                customer,
                order,
                minor,
                currency.orElseGet(this::currency),
                ships,
                point,
                Duration.ofHours(hours),
                marginMinor.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                terms,
                company);
    }

    /**
     * The terms that somebody wrote.
     *
     * @throws Refusal if they are not understood
     */
    static PaymentTerms terms(String written) {
        return switch (TermsCode.parse(written)) {
            case TermsCode.Parsed.Known(PaymentTerms terms) -> terms;
            case TermsCode.Parsed.Unknown(Text because) ->
                throw Refusal.badRequest("creditcontrol.fault.terms", because);
        };
    }

    /**
     * The reporting currency.
     *
     * @throws Refusal if there are no books yet
     */
    Currency currency() {
        return ledger.currency().orElseThrow(() -> Refusal.conflict("creditcontrol.fault.no-books"));
    }

    /** The companies of ours that sell, the main one first. */
    List<OwnCompany> companies() {
        return companies.all();
    }

    /** A reason without blanks around it. */
    static String reason(String written) {
        String reason = written.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Refusal.badRequest("creditcontrol.fault.reason", LONGEST_REASON);
        }
        return reason;
    }
}
