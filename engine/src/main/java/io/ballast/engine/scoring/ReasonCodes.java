package io.ballast.engine.scoring;

import io.ballast.engine.indicator.Catalogue;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.value.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Why a score is not higher, worst first.
 *
 * <pre>lost = points of the best band - points given</pre>
 *
 * Reasons with equal loss stand in the order of the scorecard, so the list moves only when the score does.
 */
public final class ReasonCodes {
    private ReasonCodes() {}

    /**
     * At most {@code most} reasons, each of which cost at least one point.
     *
     * @throws IllegalArgumentException if the score is not of this card
     */
    public static List<Reason> of(Score score, Scorecard card, Catalogue catalogue, int most) {
        List<Contribution> contributions = ofCard(score, card);
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < contributions.size(); i++) {
            Contribution contribution = contributions.get(i);
            if (contribution.lostPoints() > 0) {
                Text text = text(contribution, card.characteristics().get(i), catalogue);
                reasons.add(new Reason(contribution.indicator(), contribution.lostPoints(), text));
            }
        }
        reasons.sort(Comparator.comparingInt(Reason::lostPoints).reversed());
        return List.copyOf(reasons.subList(0, Math.min(most, reasons.size())));
    }

    /** The contributions of this score, which must stand in the order of this card. */
    static List<Contribution> ofCard(Score score, Scorecard card) {
        List<Contribution> contributions = score.contributions();
        boolean isOfCard = contributions.size() == card.characteristics().size();
        for (int i = 0; isOfCard && i < contributions.size(); i++) {
            isOfCard = contributions
                    .get(i)
                    .indicator()
                    .equals(card.characteristics().get(i).indicator());
        }
        if (!isOfCard) {
            throw new IllegalArgumentException("The score was made with another scorecard");
        }
        return contributions;
    }

    private static Text text(Contribution contribution, Characteristic characteristic, Catalogue catalogue) {
        return switch (contribution.reading()) {
            case Reading.Value value -> characteristic.reason();
            case Reading.NotEnoughData missing -> {
                Text label = catalogue
                        .at(catalogue.indexOf(contribution.indicator()))
                        .label();
                Text because = missing.because().text();
                yield Text.of(label.zh() + "：没有读数，" + because.zh(), label.en() + ": no reading, " + because.en());
            }
        };
    }
}
