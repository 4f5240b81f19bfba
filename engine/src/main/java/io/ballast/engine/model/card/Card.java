package io.ballast.engine.model.card;

import io.ballast.engine.model.Model;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.calibration.CentralTendency;
import io.ballast.engine.value.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A fitted scorecard.
 *
 * <pre>
 * score = base + sum over characteristics of points(bin of the value)
 * PD    = 1 / (1 + anchorOdds x 2 ^ ((score - anchorPoints) / pointsToDoubleOdds))
 * </pre>
 *
 * <p>The probability follows from the whole points, not from the coefficients they were rounded from, so that what is
 * shown is what decides.
 *
 * @param scale from log odds to points
 * @param intercept of the regression: log odds of the event where every WOE is 0
 * @param basePoints points before any characteristic speaks
 * @param characteristics in the order of the sample's columns
 */
public record Card(CardScale scale, double intercept, int basePoints, List<CardCharacteristic> characteristics)
        implements Model {

    public Card {
        characteristics = List.copyOf(characteristics);
        Set<String> names = new HashSet<>();
        for (CardCharacteristic characteristic : characteristics) {
            if (!names.add(characteristic.name())) {
                throw new IllegalArgumentException("Two characteristics read " + characteristic.name());
            }
        }
        if (!Double.isFinite(intercept)) {
            throw new IllegalArgumentException("The intercept is not finite");
        }
    }

    static Card of(CardScale scale, double intercept, List<CardCharacteristic> characteristics) {
        return new Card(scale, intercept, scale.points(-intercept), characteristics);
    }

    /** The card that this text describes; {@link #text} of it is the same text. */
    public static Card read(String text) {
        return CardReader.read(text);
    }

    /** The canonical text: one line a part, every number exactly. */
    public String text() {
        return CardWriter.write(this);
    }

    /** SHA-256 of the canonical text in UTF-8, lower-case hex. */
    public String hash() {
        return Sha256.hex(text());
    }

    @Override
    public double[] probabilities(Sample sample) {
        return new CardScorer(this).probabilities(sample);
    }

    /** The score of each row of the sample. */
    public int[] scores(Sample sample) {
        return new CardScorer(this).scores(sample);
    }

    /**
     * The same card at another level of risk: the base moves, every difference between two customers stays.
     *
     * @param shift added to the log odds of the event
     */
    public Card shifted(CentralTendency shift) {
        return of(scale, intercept + shift.shift(), characteristics);
    }

    /** The probability of the event at this score, 0..1. */
    public double probability(int score) {
        return scale.probability(score);
    }

    /** Where the points of one observation come from, in the order of the characteristics. */
    public List<CardContribution> contributions(Sample sample, int row) {
        Sample one = sample.pick(new int[] {row});
        List<CardContribution> contributions = new ArrayList<>(characteristics.size());
        for (CardCharacteristic characteristic : characteristics) {
            int bin = characteristic.binning().binsOf(one.column(characteristic.name()))[0];
            contributions.add(new CardContribution(
                    characteristic.name(),
                    characteristic.binning().label(bin),
                    characteristic.points().get(bin),
                    characteristic.bestPoints()));
        }
        return List.copyOf(contributions);
    }

    /**
     * The characteristics that cost this observation most, worst first; of equal loss, in the card's order.
     *
     * @param most how many at most
     */
    public List<CardContribution> reasons(Sample sample, int row, int most) {
        return contributions(sample, row).stream()
                .filter(contribution -> contribution.lostPoints() > 0)
                .sorted(Comparator.comparingInt(CardContribution::lostPoints).reversed())
                .limit(most)
                .toList();
    }
}
