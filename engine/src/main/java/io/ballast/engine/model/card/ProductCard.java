package io.ballast.engine.model.card;

import io.ballast.engine.model.binning.NumberBinning;
import io.ballast.engine.model.binning.SpecialValue;
import io.ballast.engine.scoring.Characteristic;
import io.ballast.engine.scoring.GradeRange;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.engine.scoring.Scorecard;
import io.ballast.engine.value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A fitted card as the scorecard of a policy.
 *
 * <p>A characteristic of a policy gives a missing reading points within the range of its bands; where a fitted one
 * gives more or less, the nearest are taken and its name is listed. All other scores are the same to the point. A
 * special value becomes a band of a single number.
 *
 * @param scorecard for a policy whose master scale has the anchors of {@link #scale}
 * @param clamped characteristics whose points for missing readings were moved into the range of their bands
 */
public record ProductCard(Scorecard scorecard, List<String> clamped) {
    public ProductCard {
        clamped = List.copyOf(clamped);
    }

    /**
     * The scorecard that gives the points of this card.
     *
     * @param reasons what is said of whoever loses points by a characteristic, by its name
     * @param isActionable whether a customer can change a characteristic, by its name
     * @throws IllegalArgumentException if a characteristic is one of categories, naming it, or the card has none
     */
    public static ProductCard of(Card card, Function<String, Text> reasons, Predicate<String> isActionable) {
        List<Characteristic> characteristics = new ArrayList<>();
        List<String> clamped = new ArrayList<>();
        for (CardCharacteristic fitted : card.characteristics()) {
            if (!(fitted.binning() instanceof NumberBinning binning)) {
                throw new IllegalArgumentException(
                        fitted.name() + " holds categories; a scorecard of a policy reads numbers only");
            }
            Characteristic characteristic =
                    characteristic(fitted, binning, reasons.apply(fitted.name()), isActionable.test(fitted.name()));
            characteristics.add(characteristic);
            if (characteristic.pointsWhenMissing() != fitted.points().getLast()) {
                clamped.add(fitted.name());
            }
        }
        return new ProductCard(new Scorecard(card.basePoints(), characteristics), clamped);
    }

    /** The master scale on which points of this card mean what they were fitted to mean. */
    public static MasterScale scale(Card card, List<GradeRange> ranges) {
        CardScale scale = card.scale();
        return new MasterScale(scale.anchorPoints(), scale.anchorOdds(), scale.pointsToDoubleOdds(), ranges);
    }

    private static Characteristic characteristic(
            CardCharacteristic fitted, NumberBinning binning, Text reason, boolean isActionable) {
        TreeSet<Double> cuts = new TreeSet<>(binning.cuts());
        for (SpecialValue special : binning.specials()) {
            cuts.add(special.value() + 0.0);
            cuts.add(Math.nextUp(special.value()));
        }
        List<Integer> points = new ArrayList<>();
        points.add(fitted.points().get(binning.binOf(-Double.MAX_VALUE)));
        cuts.forEach(cut -> points.add(fitted.points().get(binning.binOf(cut))));
        int least = Collections.min(points);
        int most = Collections.max(points);
        return new Characteristic(
                fitted.name(),
                Math.max(1, most - least),
                List.copyOf(cuts),
                points,
                Math.clamp(fitted.points().getLast(), least, most),
                isActionable,
                reason);
    }
}
