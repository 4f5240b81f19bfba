package io.ballast.server.modellab;

import io.ballast.engine.Policy;
import io.ballast.engine.indicator.Description;
import io.ballast.engine.indicator.Family;
import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.model.binning.NumberBinning;
import io.ballast.engine.model.card.Card;
import io.ballast.engine.model.card.CardCharacteristic;
import io.ballast.engine.model.card.ProductCard;
import io.ballast.engine.scoring.Characteristic;
import io.ballast.engine.value.Text;
import io.ballast.server.web.Refusal;
import java.util.Optional;

/** A fitted card in a policy: what is said of each characteristic comes from the policy, or from the indicator. */
final class PolicyCard {
    private final Policy policy;

    private PolicyCard(Policy policy) {
        this.policy = policy;
    }

    /**
     * The policy with this card in place of its own.
     *
     * @throws Refusal if the card has no characteristic, or one that the ledger does not give
     */
    static Policy in(Policy policy, Card card) {
        if (card.characteristics().isEmpty()) {
            throw Refusal.unprocessable("modellab.fault.empty-card");
        }
        for (CardCharacteristic fitted : card.characteristics()) {
            boolean isIndicator = Indicators.CATALOGUE.find(fitted.name()).isPresent();
            if (!isIndicator || !(fitted.binning() instanceof NumberBinning)) {
                throw Refusal.unprocessable("modellab.fault.not-an-indicator", fitted.name());
            }
        }
        PolicyCard said = new PolicyCard(policy);
        return policy.scoredBy(
                ProductCard.of(card, said::reason, said::isActionable).scorecard());
    }

    private Optional<Characteristic> known(String indicator) {
        return policy.scorecard().characteristics().stream()
                .filter(characteristic -> characteristic.indicator().equals(indicator))
                .findFirst();
    }

    /** How long somebody has been a customer, and what data there are, nobody can be asked to change. */
    private boolean isActionable(String indicator) {
        Family family = description(indicator).family();
        return known(indicator)
                .map(Characteristic::isActionable)
                .orElse(family != Family.RELATIONSHIP && family != Family.DATA_QUALITY);
    }

    private Text reason(String indicator) {
        Text label = description(indicator).label();
        return known(indicator)
                .map(Characteristic::reason)
                .orElseGet(() -> Text.of(label.zh() + "落在风险较高的区间", label.en() + " is in a riskier band"));
    }

    private static Description description(String indicator) {
        return Indicators.CATALOGUE.at(Indicators.CATALOGUE.indexOf(indicator));
    }
}
