package io.ballast.server.assessment;

import io.ballast.engine.indicator.Lack;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.scoring.Rating;
import io.ballast.server.customers.CustomerId;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** What decisions on credit ask of the run in force: a door of this module. */
@Component
public class CreditStandings {
    private static final String PAYMENT_INDEX = "payment_index_180";
    private static final String DELAY = "weighted_delay_days_180";

    private final CustomerVerdicts verdicts;

    CreditStandings(CustomerVerdicts verdicts) {
        this.verdicts = verdicts;
    }

    /** Key of the run in force, none before the first. */
    public OptionalLong run() {
        return verdicts.run().map(run -> OptionalLong.of(run.id())).orElse(OptionalLong.empty());
    }

    /** What that run says of a customer; nothing of one added since. */
    public Optional<CreditStanding> of(CustomerId customer) {
        return verdicts.of(customer.value())
                .map(evidence -> new CreditStanding(
                        evidence.run().asOf(),
                        evidence.standing().rating().grade(),
                        evidence.verdict().range().riskLevel(),
                        evidence.standing().rating().basis() == Rating.Basis.DEFAULTED,
                        reading(evidence, PAYMENT_INDEX),
                        reading(evidence, DELAY)));
    }

    private static Reading reading(Evidence evidence, String indicator) {
        return evidence.readings().getOrDefault(indicator, new Reading.NotEnoughData(Lack.NO_DOCUMENTS));
    }
}
