package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.LimitEffect;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What another limit of a customer would do to what it owes and has ordered: a door of this module. */
@Component
public class LimitEffects {
    private final CreditFiles files;
    private final Clock clock;

    LimitEffects(CreditFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /**
     * An effect, and of which state of things it is: as {@code creditcontrol.hold.seen} has it.
     *
     * @param state account, books, assessment, policy and day
     */
    public record Seen(LimitEffect effect, String state) {}

    /**
     * The effect as of today. Orders that wait already are not named.
     *
     * @param limit in the reporting currency
     * @throws Refusal if there are no books yet, or the limit in force is in a currency without a rate
     */
    public Seen of(CustomerId customer, LimitInForce limit, Optional<LocalDate> validTo) {
        KnownFile known = files.read(customer, LocalDate.now(clock));
        LimitEffect effect = LimitEffect.of(
                known.file(), limit, validTo, known.policy().policy().checks());
        return new Seen(
                new LimitEffect(
                        effect.limit(),
                        effect.exposureMinor(),
                        effect.isOver(),
                        effect.held().stream()
                                .filter(order -> !known.authority().isWaiting(order.number()))
                                .toList()),
                known.state(0));
    }
}
