package io.ballast.server.creditcontrol;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.value.Currency;
import io.ballast.server.ledger.Rates;
import io.ballast.server.web.Refusal;
import java.time.LocalDate;

/**
 * An amount in the reporting currency, and by which rate.
 *
 * @param minor above 0
 */
record InBase(long minor, Rates.DatedRate rate) {

    /**
     * @throws Refusal if no rate of the currency is known, or the amount is nothing or too much in the other one
     */
    static InBase of(long minor, Currency currency, Rates rates, LocalDate day) {
        Rates.DatedRate rate = rates.on(currency, day)
                .orElseThrow(() -> Refusal.unprocessable("creditcontrol.fault.rate", currency.code()));
        long base = rates.toBase(currency, (int) day.toEpochDay(), minor).orElse(0);
        if (base <= 0) {
            throw Refusal.unprocessable("creditcontrol.fault.amount");
        }
        return new InBase(base, rate);
    }

    /**
     * A limit in the reporting currency.
     *
     * @throws Refusal if no rate of the currency is known
     */
    static LimitInForce limit(LimitInForce limit, Currency currency, Rates rates, LocalDate day) {
        if (!(limit instanceof LimitInForce.Amount(long minor))) {
            return limit;
        }
        return new LimitInForce.Amount(rates.toBase(currency, (int) day.toEpochDay(), minor)
                .orElseThrow(() -> Refusal.unprocessable("creditcontrol.fault.rate", currency.code())));
    }
}
