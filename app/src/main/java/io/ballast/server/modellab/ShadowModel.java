package io.ballast.server.modellab;

import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.Model;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.binning.NumberBinning;
import io.ballast.engine.model.card.Card;
import io.ballast.engine.model.card.CardCharacteristic;
import io.ballast.engine.model.tree.Predictor;
import io.ballast.engine.model.tree.TreeModel;
import io.ballast.server.web.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A trained model that can score the books: it reads nothing but indicators, and is what was trained, to the byte.
 *
 * @param model scores observations
 * @param columns what it reads
 */
record ShadowModel(Model model, List<String> columns) {

    /**
     * Reads a stored model.
     *
     * @throws Refusal if it is a baseline, was tampered with, or reads what the ledger does not give
     */
    static ShadowModel of(StoredModel stored, String text) {
        if (stored.kind().isBaseline()) {
            throw Refusal.unprocessable("modellab.challenger.fault.baseline");
        }
        ShadowModel read = read(stored, text);
        for (String column : read.columns()) {
            if (Indicators.CATALOGUE.find(column).isEmpty()) {
                throw foreign(column);
            }
        }
        return read;
    }

    private static ShadowModel read(StoredModel stored, String text) {
        try {
            return stored.kind() == ModelKind.SCORECARD
                    ? of(untouched(Card.read(text), stored))
                    : of(untouched(TreeModel.parse(text), stored));
        } catch (IllegalArgumentException e) {
            throw tampered(stored);
        }
    }

    private static Card untouched(Card card, StoredModel stored) {
        if (!card.hash().equals(stored.hash())) {
            throw tampered(stored);
        }
        return card;
    }

    private static TreeModel untouched(TreeModel trees, StoredModel stored) {
        if (!trees.hash().equals(stored.hash())) {
            throw tampered(stored);
        }
        return trees;
    }

    private static Refusal tampered(StoredModel stored) {
        return Refusal.conflict("modellab.challenger.fault.tampered", stored.id());
    }

    private static ShadowModel of(Card card) {
        for (CardCharacteristic one : card.characteristics()) {
            if (!(one.binning() instanceof NumberBinning)) {
                throw foreign(one.name());
            }
        }
        return new ShadowModel(
                card,
                card.characteristics().stream().map(CardCharacteristic::name).toList());
    }

    private static ShadowModel of(TreeModel trees) {
        List<Predictor> predictors = trees.ensemble().predictors();
        for (Predictor one : predictors) {
            if (one.categories().isPresent()) {
                throw foreign(one.name());
            }
        }
        return new ShadowModel(trees, predictors.stream().map(Predictor::name).toList());
    }

    private static Refusal foreign(String column) {
        return Refusal.unprocessable("modellab.challenger.fault.foreign", column);
    }

    /** The probabilities of these observations; what they have not is missing. */
    double[] probabilities(Sample sample) {
        List<Column> read = new ArrayList<>();
        for (String name : columns) {
            Optional<Column> found = sample.columns().stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst();
            read.add(found.orElseGet(() -> missing(name, sample.rows())));
        }
        boolean[] events = new boolean[sample.rows()];
        IntStream.range(0, events.length).forEach(row -> events[row] = sample.isEvent(row));
        return model.probabilities(new Sample(read, events));
    }

    private static Column missing(String name, int rows) {
        double[] values = new double[rows];
        Arrays.fill(values, Double.NaN);
        return new NumberColumn(name, values);
    }
}
