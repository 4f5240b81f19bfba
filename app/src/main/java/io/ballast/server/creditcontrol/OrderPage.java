package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.OwnCompany;
import io.ballast.server.web.Fmt;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The form that asks about an order, and what was said of it in a trial.
 *
 * @param name of the customer, once it is known
 * @param companies of ours that sell, the main one first
 * @param baseMinor the amount of the trial, if it is in the reporting currency
 */
record OrderPage(
        OrderForm form,
        List<OwnCompany> companies,
        Optional<String> name,
        Optional<Decision> trial,
        OptionalLong baseMinor,
        Currency currency) {
    List<CheckPoint> points() {
        return List.of(CheckPoint.values());
    }

    DecisionWords words(Fmt fmt) {
        return new DecisionWords(currency, fmt);
    }
}
