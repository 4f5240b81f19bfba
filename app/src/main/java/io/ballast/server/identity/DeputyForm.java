package io.ballast.server.identity;

import io.ballast.server.web.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * The form that appoints a deputy, as it was typed.
 *
 * @param username who shall act
 * @param from first day
 * @param to last day
 * @param why for the trail
 * @param refused what is wrong, shown above the form
 */
record DeputyForm(String username, String from, String to, String why, Optional<Refusal> refused) {
    DeputyForm(String username, String from, String to, String why) {
        this(username, from, to, why, Optional.empty());
    }

    static DeputyForm fresh(LocalDate today) {
        return new DeputyForm("", today.toString(), "", "");
    }

    /**
     * What is wanted.
     *
     * @throws Refusal as unprocessable if a day is none
     */
    Deputies.Wish wish() {
        try {
            return new Deputies.Wish(username, LocalDate.parse(from), LocalDate.parse(to), why);
        } catch (DateTimeParseException e) {
            throw Refusal.unprocessable("identity.fault.deputy.days", Deputies.MOST_DAYS);
        }
    }

    DeputyForm refused(Refusal refusal) {
        return new DeputyForm(username, from, to, why, Optional.of(refusal));
    }

    HttpStatus status() {
        return refused.map(Refusal::status).orElse(HttpStatus.OK);
    }
}
