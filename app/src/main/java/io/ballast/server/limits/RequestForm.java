package io.ballast.server.limits;

import java.util.Optional;
import java.util.UUID;

/**
 * A request as somebody writes it into the form.
 *
 * @param id made when the form was shown, so that it can be sent twice without harm
 * @param code of the customer or the group
 * @param company of ours as an address has it; empty for the whole limit
 */
record RequestForm(
        UUID id,
        boolean isOfGroup,
        String code,
        String company,
        RequestForms.Kind kind,
        String amount,
        String currency,
        String from,
        String to,
        String reason,
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

    RequestForm with(Fault found) {
        return new RequestForm(
                id, isOfGroup, code, company, kind, amount, currency, from, to, reason, Optional.of(found));
    }
}
