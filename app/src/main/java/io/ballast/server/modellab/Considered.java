package io.ballast.server.modellab;

import io.ballast.engine.model.binning.NumberBinning;
import io.ballast.engine.model.card.Candidate;
import io.ballast.engine.model.card.FittedCard;
import io.ballast.engine.model.card.Verdict;
import io.ballast.engine.model.regression.LogisticFit;
import io.ballast.server.web.Fmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of a characteristic when a scorecard was fitted.
 *
 * @param name of it
 * @param isNumber whether it holds numbers, so that its bins can be made by hand
 * @param informationValue of its bins
 * @param fate what became of it
 * @param figure chance or correlation that decided, where one did
 * @param other the characteristic that says the same, where one does
 * @param weight in the regression, of those that stayed
 */
record Considered(
        String name,
        boolean isNumber,
        double informationValue,
        Fate fate,
        Optional<Double> figure,
        Optional<String> other,
        Optional<Weight> weight) {

    /** What can become of one. */
    enum Fate {
        KEPT,
        TOO_LITTLE,
        NOT_CONFIRMED,
        CORRELATED,
        WRONG_SIGN,
        NOT_SELECTED
    }

    /**
     * Its weight.
     *
     * @param coefficient of its weight of evidence
     * @param error standard error, where it can be told
     * @param pValue chance of such a coefficient if it told nothing
     * @param inflation variance inflation factor
     */
    record Weight(double coefficient, Optional<Double> error, Optional<Double> pValue, Optional<Double> inflation) {}

    /** All characteristics, in the order of the sample. */
    static List<Considered> of(FittedCard fitted) {
        List<Considered> all = new ArrayList<>();
        int kept = 0;
        for (Candidate candidate : fitted.candidates()) {
            boolean isKept = candidate.verdict() instanceof Verdict.Kept;
            all.add(of(candidate, isKept ? Optional.of(weight(fitted, kept)) : Optional.empty()));
            kept += isKept ? 1 : 0;
        }
        return all;
    }

    private static Weight weight(FittedCard fitted, int at) {
        LogisticFit fit = fitted.regression();
        boolean hasErrors = !fit.standardErrors().isEmpty();
        return new Weight(
                fit.coefficients().get(at),
                hasErrors ? Optional.of(fit.standardErrors().get(at)) : Optional.empty(),
                hasErrors ? Optional.of(fit.pValue(at)) : Optional.empty(),
                fitted.inflation().isEmpty()
                        ? Optional.empty()
                        : Optional.of(fitted.inflation().get(at)));
    }

    private static Considered of(Candidate candidate, Optional<Weight> weight) {
        Optional<Double> none = Optional.empty();
        return switch (candidate.verdict()) {
            case Verdict.Kept() -> of(candidate, Fate.KEPT, none, Optional.empty(), weight);
            case Verdict.TooLittleInformation(double least) ->
                of(candidate, Fate.TOO_LITTLE, Optional.of(least), Optional.empty(), weight);
            case Verdict.NotConfirmed(double chance) ->
                of(candidate, Fate.NOT_CONFIRMED, Optional.of(chance), Optional.empty(), weight);
            case Verdict.TooCorrelated(String stronger, double correlation) ->
                of(candidate, Fate.CORRELATED, Optional.of(correlation), Optional.of(stronger), weight);
            case Verdict.WrongSign() -> of(candidate, Fate.WRONG_SIGN, none, Optional.empty(), weight);
            case Verdict.NotSelected() -> of(candidate, Fate.NOT_SELECTED, none, Optional.empty(), weight);
        };
    }

    private static Considered of(
            Candidate candidate, Fate fate, Optional<Double> figure, Optional<String> other, Optional<Weight> weight) {
        return new Considered(
                candidate.name(),
                candidate.binning() instanceof NumberBinning,
                candidate.informationValue(),
                fate,
                figure,
                other,
                weight);
    }

    boolean isKept() {
        return fate == Fate.KEPT;
    }

    /** What became of it, in words. */
    String words(Fmt fmt) {
        return fmt.text(
                "modellab.fate." + fate.name(),
                figure.map(value -> fmt.number(value, 2)).orElse(""),
                other.map(name -> Names.of(name, fmt)).orElse(""));
    }
}
