package io.ballast.server.modellab;

import io.ballast.engine.model.binning.ColumnWishes;
import io.ballast.engine.model.binning.Trend;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks of one characteristic.
 *
 * @param kind what is asked
 * @param cuts all cuts of its bins where they are made by hand, ascending
 */
record Wish(Kind kind, List<Double> cuts) {
    Wish {
        cuts = List.copyOf(cuts);
    }

    /** What can be asked. */
    enum Kind {
        /** Risk grows with the number, in every kind of model. */
        RISING,
        /** Risk falls as the number grows, in every kind of model. */
        FALLING,
        /** Risk is highest in between; trees may go either way. */
        PEAK,
        /** Risk is lowest in between; trees may go either way. */
        VALLEY,
        /** Bins of the scorecard by hand. */
        CUTS,
        /** No model may read it. */
        LEFT_OUT;

        /** Message key of its name. */
        String label() {
            return "modellab.wish." + name();
        }
    }

    static Wish of(Kind kind) {
        return new Wish(kind, List.of());
    }

    static Wish ofCuts(List<Double> cuts) {
        return new Wish(Kind.CUTS, cuts);
    }

    /** For the bins of a scorecard. */
    ColumnWishes bins() {
        return switch (kind) {
            case RISING -> ColumnWishes.of(Trend.ASCENDING);
            case FALLING -> ColumnWishes.of(Trend.DESCENDING);
            case PEAK -> ColumnWishes.of(Trend.PEAK);
            case VALLEY -> ColumnWishes.of(Trend.VALLEY);
            case CUTS -> ColumnWishes.byHand(cuts);
            case LEFT_OUT -> ColumnWishes.none();
        };
    }

    /** For the questions of trees, where it binds these. */
    Optional<io.ballast.engine.model.tree.Trend> questions() {
        return switch (kind) {
            case RISING -> Optional.of(io.ballast.engine.model.tree.Trend.RISING);
            case FALLING -> Optional.of(io.ballast.engine.model.tree.Trend.FALLING);
            case PEAK, VALLEY, CUTS, LEFT_OUT -> Optional.empty();
        };
    }
}
