package io.ballast.server.creditcontrol;

import java.util.Optional;
import java.util.UUID;

/**
 * A release as somebody writes it into the form.
 *
 * @param id made when the form was shown, so that it can be sent twice without harm
 * @param amount in the reporting currency, empty for the whole order
 * @param reason name of a {@link ReleaseReason}, empty before one is chosen
 * @param fault what is wrong of what was sent, in the reader's language
 */
record ReleaseForm(
        UUID id, String amount, String days, String tolerance, String reason, String comment, Optional<String> fault) {

    /** As it is shown first. */
    static ReleaseForm fresh() {
        return new ReleaseForm(
                UUID.randomUUID(),
                "",
                Integer.toString(ReleaseRequest.USUAL_DAYS),
                Integer.toString(ReleaseRequest.USUAL_TOLERANCE),
                "",
                "",
                Optional.empty());
    }

    ReleaseForm with(String found) {
        return new ReleaseForm(id, amount, days, tolerance, reason, comment, Optional.of(found));
    }
}
