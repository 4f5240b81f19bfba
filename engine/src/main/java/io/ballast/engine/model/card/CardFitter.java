package io.ballast.engine.model.card;

import io.ballast.engine.model.Column;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.binning.Binner;
import io.ballast.engine.model.binning.Binning;
import io.ballast.engine.model.regression.CoefficientSign;
import io.ballast.engine.model.regression.Collinearity;
import io.ballast.engine.model.regression.Design;
import io.ballast.engine.model.regression.LogisticFit;
import io.ballast.engine.model.regression.LogisticRegression;
import io.ballast.engine.stat.NormalDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits a scorecard: bins every column, drops those that tell nothing or the same, regresses the outcome on weights of
 * evidence under one sign, and rounds to points.
 *
 * <ul>
 *   <li>shape: a sample in, a card with its story out; equal samples and rules give an equal card
 *   <li>no coefficient speaks against the evidence of its bins: the regression is solved under that constraint
 *   <li>coefficients are found on rows that the bins did not see, see {@link CardRules#folds}
 *   <li>no value: a sample without events or without non-events
 *   <li>source: docs/sources.md#weight-of-evidence, docs/sources.md#logistic-regression, docs/sources.md#cross-fitting
 * </ul>
 */
public final class CardFitter {
    private final CardRules rules;
    private final Sample sample;
    private final boolean[] events;

    private CardFitter(CardRules rules, Sample sample) {
        this.rules = rules;
        this.sample = sample;
        events = new boolean[sample.rows()];
        for (int row = 0; row < events.length; row++) {
            events[row] = sample.isEvent(row);
        }
    }

    /**
     * The card of this sample.
     *
     * @throws IllegalArgumentException if it has no events or no non-events
     */
    public static FittedCard fit(Sample sample, CardRules rules) {
        return new CardFitter(rules, sample).fit();
    }

    private FittedCard fit() {
        List<Candidate> candidates = new ArrayList<>();
        Binner binner = new Binner(rules.binning());
        for (Column column : sample.columns()) {
            candidates.add(judged(binner.bin(sample, column.name(), rules.wishesFor(column.name()))));
        }
        dropCorrelated(candidates);
        List<Integer> kept = kept(candidates);
        if (!HeldOut.isPossible(sample, rules)) {
            return regress(candidates, kept, chosen(evidence(candidates, kept), candidates, kept));
        }
        Design design = new HeldOut(sample, rules).design(names(candidates, kept));
        List<Integer> confirmed = confirmed(design, candidates, kept);
        List<Integer> left = kept(candidates);
        return regress(candidates, left, chosen(design.with(confirmed), candidates, left));
    }

    private Candidate judged(Binning binning) {
        double information = binning.table(rules.binning().smoothing()).informationValue();
        Verdict verdict = information > 0 && information >= rules.minInformation()
                ? new Verdict.Kept()
                : new Verdict.TooLittleInformation(rules.minInformation());
        return new Candidate(binning, information, verdict);
    }

    /** Goes from the strongest on and drops whoever is too close to one that stays. */
    private void dropCorrelated(List<Candidate> candidates) {
        List<Integer> kept = kept(candidates);
        Collinearity collinearity = Collinearity.of(evidence(candidates, kept));
        List<Integer> strongestFirst =
                new ArrayList<>(IntStream.range(0, kept.size()).boxed().toList());
        strongestFirst.sort(Comparator.comparingDouble(
                        (Integer i) -> candidates.get(kept.get(i)).informationValue())
                .reversed());
        List<Integer> stay = new ArrayList<>();
        for (int column : strongestFirst) {
            stay.stream()
                    .filter(other -> Math.abs(collinearity.correlation(column, other)) > rules.maxCorrelation())
                    .findFirst()
                    .ifPresentOrElse(
                            other -> set(
                                    candidates,
                                    kept.get(column),
                                    new Verdict.TooCorrelated(
                                            candidates.get(kept.get(other)).name(),
                                            collinearity.correlation(column, other))),
                            () -> stay.add(column));
        }
    }

    private List<Integer> confirmed(Design design, List<Candidate> candidates, List<Integer> kept) {
        List<Integer> confirmed = new ArrayList<>();
        for (int column = 0; column < kept.size(); column++) {
            double chance = NormalDistribution.below(LogisticRegression.score(design, column, events));
            if (chance <= rules.maxChance()) {
                confirmed.add(column);
            } else {
                set(candidates, kept.get(column), new Verdict.NotConfirmed(chance));
            }
        }
        return confirmed;
    }

    /** The columns of the design that the selection keeps, and of these whose coefficient is not 0. */
    private Design chosen(Design design, List<Candidate> candidates, List<Integer> kept) {
        List<Integer> all = IntStream.range(0, design.columns()).boxed().toList();
        List<Integer> selected = rules.selection()
                .map(selection -> selection.choose(design, events, rules.penalty(), CoefficientSign.NOT_POSITIVE))
                .orElse(all);
        drop(all, selected, candidates, kept, new Verdict.NotSelected());
        List<Integer> stay = selected;
        List<Integer> before;
        do {
            before = stay;
            LogisticFit fit = regression(design.with(before));
            List<Integer> tried = before;
            stay = IntStream.range(0, tried.size())
                    .filter(column -> fit.coefficients().get(column) < 0)
                    .mapToObj(tried::get)
                    .toList();
            drop(before, stay, candidates, kept, new Verdict.WrongSign());
        } while (stay.size() < before.size());
        return design.with(stay);
    }

    private static void drop(
            List<Integer> before, List<Integer> stay, List<Candidate> candidates, List<Integer> kept, Verdict verdict) {
        for (int column : before) {
            if (!stay.contains(column)) {
                set(candidates, kept.get(column), verdict);
            }
        }
    }

    private FittedCard regress(List<Candidate> candidates, List<Integer> considered, Design design) {
        LogisticFit fit = regression(design);
        List<CardCharacteristic> characteristics = new ArrayList<>();
        for (int at : considered) {
            if (candidates.get(at).isKept()) {
                Binning binning = candidates.get(at).binning();
                double coefficient = fit.coefficients().get(characteristics.size());
                characteristics.add(CardCharacteristic.of(
                        binning, Arrays.stream(rules.woes(binning)).boxed().toList(), coefficient, rules.scale()));
            }
        }
        List<Double> inflation = Collinearity.of(design)
                .inflation()
                .map(factors -> Arrays.stream(factors).boxed().toList())
                .orElse(List.of());
        Card card = Card.of(rules.scale(), fit.intercept(), characteristics);
        return new FittedCard(card, candidates, fit, inflation);
    }

    private LogisticFit regression(Design design) {
        return LogisticRegression.fit(design, events, rules.penalty(), CoefficientSign.NOT_POSITIVE);
    }

    /** The weights of evidence of the candidates' own bins. */
    private Design evidence(List<Candidate> candidates, List<Integer> kept) {
        double[] values = new double[sample.rows() * kept.size()];
        for (int column = 0; column < kept.size(); column++) {
            Binning binning = candidates.get(kept.get(column)).binning();
            double[] woes = rules.woes(binning);
            int[] bins = binning.binsOf(sample.column(binning.name()));
            for (int row = 0; row < bins.length; row++) {
                values[row * kept.size() + column] = woes[bins[row]];
            }
        }
        return new Design(names(candidates, kept), sample.rows(), values);
    }

    private static List<String> names(List<Candidate> candidates, List<Integer> kept) {
        return kept.stream().map(at -> candidates.get(at).name()).toList();
    }

    private static List<Integer> kept(List<Candidate> candidates) {
        return IntStream.range(0, candidates.size())
                .filter(at -> candidates.get(at).isKept())
                .boxed()
                .toList();
    }

    private static void set(List<Candidate> candidates, int at, Verdict verdict) {
        candidates.set(at, candidates.get(at).with(verdict));
    }
}
