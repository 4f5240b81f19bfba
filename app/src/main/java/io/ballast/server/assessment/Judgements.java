package io.ballast.server.assessment;

import io.ballast.engine.value.Currency;
import java.time.LocalDate;

/** The engine under the policy in force on a day. */
interface Judgements {
    Judgement inForce(LocalDate day, Currency currency);
}
