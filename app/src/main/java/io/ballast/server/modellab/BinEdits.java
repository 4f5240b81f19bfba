package io.ballast.server.modellab;

import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.binning.Binner;
import io.ballast.engine.model.binning.BinningRules;
import io.ballast.engine.model.binning.ColumnWishes;
import io.ballast.engine.model.binning.NumberBinning;
import io.ballast.engine.model.binning.Trend;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Bins by hand: looked at beside those of the card, then put into a training of their own. */
@Service
class BinEdits {
    private static final int GROUPS = 20;
    private static final Binner BINNER = new Binner(BinningRules.standard());

    private final TrainingRows rows;
    private final Trainings trainings;

    BinEdits(TrainingRows rows, Trainings trainings) {
        this.rows = rows;
        this.trainings = trainings;
    }

    /**
     * The bins of a characteristic.
     *
     * @param written cuts to try, empty for those of the card
     */
    BinsPage page(long id, String name, Optional<String> written) {
        StoredModel model = scorecard(id);
        Training training = training(model);
        Sample sample = trainings.split(training).fit().sample();
        NumberColumn column = column(training, sample, name);
        ColumnWishes wishes = Optional.ofNullable(training.plan().wishes().get(name))
                .map(Wish::bins)
                .orElse(ColumnWishes.none());
        NumberBinning current = (NumberBinning) BINNER.bin(sample, name, wishes);
        Optional<Refusal> fault = Optional.empty();
        Optional<BinsPage.Bins> tried = Optional.empty();
        try {
            tried = written.map(BinEdits::cuts).map(cuts -> {
                training.plan().with(name, cuts).check(sample);
                return BinsPage.Bins.of(NumberBinning.of(column, sample, cuts, List.of(), Trend.FREE));
            });
        } catch (Refusal refusal) {
            fault = Optional.of(refusal);
        }
        return new BinsPage(
                model,
                training,
                name,
                BinsPage.Bins.of(BINNER.groups(sample, column, GROUPS)),
                BinsPage.Bins.of(current),
                BINNER.trends(sample, column, ColumnWishes.none()).values().stream()
                        .map(BinsPage.Alternative::of)
                        .toList(),
                written.orElseGet(() -> BinsPage.text(current.cuts())),
                tried,
                fault,
                UUID.randomUUID().toString());
    }

    /**
     * Fits the scorecard again with these bins and all else as it was.
     *
     * @return where it can be seen
     */
    String train(long id, String name, String written, String key, CurrentUser user) {
        Training training = training(scorecard(id));
        Plan plan = training.plan().with(name, cuts(written));
        return trainings.start(
                new TrainingOrder(
                        key,
                        training.dataSetId(),
                        training.testFrom(),
                        Set.of(ModelKind.SCORECARD),
                        training.seed(),
                        plan),
                user);
    }

    private StoredModel scorecard(long id) {
        return rows.findModel(id)
                .filter(model -> model.kind() == ModelKind.SCORECARD)
                .orElseThrow(Refusal::notFound);
    }

    private Training training(StoredModel model) {
        return rows.find(model.trainingId()).orElseThrow();
    }

    /** A characteristic of numbers that the training could read. */
    private static NumberColumn column(Training training, Sample sample, String name) {
        return training.plan().readable(sample).columns().stream()
                .filter(column -> column.name().equals(name) && column instanceof NumberColumn)
                .map(NumberColumn.class::cast)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** Numbers between blanks, commas or semicolons. */
    private static List<Double> cuts(String written) {
        return Arrays.stream(written.split("[\\s,;，；]"))
                .filter(word -> !word.isEmpty())
                .map(BinEdits::cut)
                .toList();
    }

    private static double cut(String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw Refusal.unprocessable("modellab.fault.cut", word);
        }
    }
}
