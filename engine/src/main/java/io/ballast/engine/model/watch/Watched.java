package io.ballast.engine.model.watch;

import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.history.ScorecardModel;
import io.ballast.engine.model.validation.Auc;
import io.ballast.engine.scoring.Characteristic;
import io.ballast.engine.scoring.MasterScale;
import io.ballast.engine.scoring.MissingData;
import io.ballast.engine.scoring.Scorecard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A scorecard and all that it is watched with.
 *
 * @param card the scorecard
 * @param mode what a missing reading gives
 * @param scale from points to probabilities and grades
 * @param reference observations that today's are compared with
 * @param matured observations with known outcomes, by day
 * @param open observations whose horizon is not over; those of the last day are today's portfolio. Their outcomes mean
 *     nothing
 * @param past what of it was known when the card was made
 */
public record Watched(
        Scorecard card,
        MissingData mode,
        MasterScale scale,
        Sample reference,
        DataSet matured,
        DataSet open,
        Past past) {
    public Watched {
        if (open.rows() == 0 || !open.isDated() || matured.rows() > 0 && !matured.isDated()) {
            throw new IllegalArgumentException("What is watched has observations, each with a day");
        }
    }

    /**
     * What was known when the card was made.
     *
     * @param fittedUntil last day of the observations it was fitted on
     * @param testedUntil last day of those it was measured with
     * @param ranking area under the curve it had on those
     * @param horizonDays days after an observation until its outcome is known
     */
    public record Past(
            Optional<LocalDate> fittedUntil, Optional<LocalDate> testedUntil, Optional<Auc> ranking, int horizonDays) {
        /** Whether observations of this day tell something new. */
        boolean isNew(LocalDate day) {
            return isAfter(day, fittedUntil) && isAfter(day, testedUntil);
        }

        boolean isFitted(LocalDate day) {
            return !isAfter(day, fittedUntil);
        }

        /** The days of observation that are new, the latest first, each at least a horizon before the next. */
        public List<LocalDate> newDays(DataSet matured) {
            List<LocalDate> apart = new ArrayList<>();
            for (LocalDate day : Periods.days(matured).reversed()) {
                boolean isApart = apart.isEmpty() || !day.plusDays(horizonDays).isAfter(apart.getLast());
                if (isNew(day) && isApart) {
                    apart.add(day);
                }
            }
            return List.copyOf(apart);
        }

        private static boolean isAfter(LocalDate day, Optional<LocalDate> last) {
            return last.map(day::isAfter).orElse(true);
        }
    }

    ScorecardModel model() {
        return new ScorecardModel(card, mode, scale);
    }

    /** What all observations have, in the order of the card; what they have not is missing to all. */
    List<Characteristic> compared() {
        Set<String> then = names(reference);
        Set<String> now = names(open.sample());
        return card.characteristics().stream()
                .filter(one -> then.contains(one.indicator()) && now.contains(one.indicator()))
                .toList();
    }

    private static Set<String> names(Sample sample) {
        return sample.columns().stream()
                .filter(NumberColumn.class::isInstance)
                .map(Column::name)
                .collect(Collectors.toSet());
    }
}
