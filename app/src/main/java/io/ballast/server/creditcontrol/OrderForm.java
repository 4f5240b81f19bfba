package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPoint;
import java.util.Optional;
import java.util.UUID;

/**
 * An order as somebody writes it into the form.
 *
 * @param id made when the form was shown, so that it can be sent twice without harm
 * @param customer code
 * @param terms of payment; blank where those agreed with the customer count
 * @param company code of the company of ours that sells; blank for the main one
 */
record OrderForm(
        UUID id,
        String customer,
        String order,
        String amount,
        String currency,
        String shipOn,
        CheckPoint point,
        String holdHours,
        String margin,
        String terms,
        String company,
        Optional<Fault> fault) {

    /**
     * What is wrong of it.
     *
     * @param field the field, empty where it is none in particular
     * @param text in the reader's language
     */
    record Fault(String field, String text) {}

    boolean isWrong(String field) {
        return fault.filter(found -> found.field().equals(field)).isPresent();
    }

    OrderForm with(Fault found) {
        return new OrderForm(
                id,
                customer,
                order,
                amount,
                currency,
                shipOn,
                point,
                holdHours,
                margin,
                terms,
                company,
                Optional.of(found));
    }
}
