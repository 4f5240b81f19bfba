package io.ballast.server.assessment;

import io.ballast.engine.Policy;
import io.ballast.engine.value.Currency;
import java.time.LocalDate;
import java.util.Optional;

/** The engine under the policies of the company. */
interface Judgements {

    /** Under the policy in force on a day, for books in this currency. */
    Judgement inForce(LocalDate day, Currency currency);

    /** Under a policy that is not in force, to see what it would say. */
    Judgement by(Policy policy);

    /** As a run was judged; nothing where this server no longer has its policy, or has another engine. */
    Optional<Judgement> of(Run run);
}
