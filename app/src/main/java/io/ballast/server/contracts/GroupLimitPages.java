package io.ballast.server.contracts;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.GroupLink;
import io.ballast.server.identity.StepUp;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Sets the limit of a group on its page. */
@Controller
class GroupLimitPages {
    static final String WRITE = "contracts:limit:write";

    private final GroupLimitKeeping keeping;

    GroupLimitPages(GroupLimitKeeping keeping) {
        this.keeping = keeping;
    }

    /** What kind of limit a form asks for. */
    enum Kind {
        AMOUNT,
        UNLIMITED,
        NONE
    }

    @PostMapping("/groups/{code}/limit")
    @Allowed(value = WRITE, everyCustomer = true)
    @StepUp("contracts.step-up.group-limit")
    ModelAndView set(
            @PathVariable String code,
            @RequestParam(defaultValue = "AMOUNT") Kind kind,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason) {
        Currency in = currency(currency);
        LimitInForce limit = switch (kind) {
            case AMOUNT -> new LimitInForce.Amount(minor(amount, in));
            case UNLIMITED -> new LimitInForce.Unlimited();
            case NONE -> new LimitInForce.None();
        };
        keeping.set(code, limit(limit, in, day(from), given(to).map(GroupLimitPages::day)), reason);
        return Page.redirect(GroupLink.to(code));
    }

    static GroupLimit limit(LimitInForce limit, Currency currency, LocalDate from, Optional<LocalDate> to) {
        try {
            return new GroupLimit(limit, currency, from, to);
        } catch (IllegalArgumentException e) {
            throw Refusal.unprocessable("contracts.group-limit.fault.days", GroupLimitKeeping.FARTHEST_YEARS);
        }
    }

    static Currency currency(String code) {
        try {
            return Currency.of(code.strip());
        } catch (IllegalArgumentException e) {
            throw Refusal.unprocessable("contracts.group-limit.fault.currency", code);
        }
    }

    private static long minor(String amount, Currency currency) {
        try {
            long minor = new BigDecimal(amount.strip().replace(",", "").replace("，", ""))
                    .movePointRight(currency.digits())
                    .longValueExact();
            if (minor >= 0) {
                return minor;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw Refusal.unprocessable("contracts.group-limit.fault.amount");
        }
        throw Refusal.unprocessable("contracts.group-limit.fault.amount");
    }

    private static Optional<String> given(String written) {
        return Optional.of(written.strip()).filter(text -> !text.isEmpty());
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written.strip());
        } catch (DateTimeException e) {
            throw Refusal.unprocessable("contracts.group-limit.fault.days", GroupLimitKeeping.FARTHEST_YEARS);
        }
    }
}
