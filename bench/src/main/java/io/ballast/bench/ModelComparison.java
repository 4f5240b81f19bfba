package io.ballast.bench;

import io.ballast.engine.model.Model;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.card.CardFitter;
import io.ballast.engine.model.card.CardRules;
import io.ballast.engine.model.tree.Boosting;
import io.ballast.engine.model.tree.DecisionTree;
import io.ballast.engine.model.tree.Forest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Models with their settings out of the box on public data, five folds, everything fitted within the fold.
 *
 * <p>Arguments: the directory of the data, the file that lines are added to, then names of sets and of models; none of
 * either means all. One line a set and model: mean and standard deviation over the folds of AUC, KS, Brier score and
 * calibration error, and CPU seconds of a fit (of the last of three on the same fold, so that the compiler has seen the
 * code).
 */
public final class ModelComparison {
    private static final List<Fitter> FITTERS = List.of(
            new Fitter(
                    "card",
                    sample -> CardFitter.fit(sample, CardRules.standard()).card()),
            new Fitter("tree", sample -> DecisionTree.standard().fit(sample)),
            new Fitter("forest", sample -> Forest.standard().fit(sample)),
            new Fitter("boosting", sample -> Boosting.standard().fit(sample)));
    private static final int TIMED_FITS = 3;

    private ModelComparison() {}

    public static void main(String[] arguments) throws IOException {
        List<String> names = List.of(arguments).subList(2, arguments.length);
        Path figures = Path.of(arguments[1]);
        for (PublicSet set : PublicSet.values()) {
            if (isWanted(
                    set.name(),
                    names,
                    List.of(PublicSet.values()).stream().map(Enum::name).toList())) {
                Sample sample = set.read(Path.of(arguments[0]));
                for (Fitter fitter : FITTERS) {
                    if (isWanted(
                            fitter.name(),
                            names,
                            FITTERS.stream().map(Fitter::name).toList())) {
                        Files.writeString(
                                figures,
                                line(set, fitter, sample),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND);
                    }
                }
            }
        }
    }

    private static boolean isWanted(String name, List<String> asked, List<String> known) {
        return asked.contains(name) || known.stream().noneMatch(asked::contains);
    }

    private static String line(PublicSet set, Fitter fitter, Sample sample) {
        StratifiedFolds folds = new StratifiedFolds(sample);
        List<Ranking> rankings = new ArrayList<>();
        StratifiedFolds.all().forEach(fold -> {
            Model model = fitter.fit().apply(sample.pick(folds.trainingRows(fold)));
            rankings.add(Ranking.of(model, sample.pick(folds.testRows(fold))));
        });
        return String.format(
                Locale.ROOT,
                "%-11s %-12s AUC %s  KS %s  Brier %s  ECE %s  fit %.3f CPU s%n",
                set,
                fitter.name(),
                spread(rankings, Ranking::auc),
                spread(rankings, Ranking::ks),
                spread(rankings, Ranking::brier),
                spread(rankings, Ranking::ece),
                seconds(fitter, sample.pick(folds.trainingRows(0))));
    }

    private static double seconds(Fitter fitter, Sample training) {
        long took = 0;
        for (int i = 0; i < TIMED_FITS; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Objects.requireNonNull(fitter.fit().apply(training));
            took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        }
        return took / 1e9;
    }

    private static String spread(List<Ranking> rankings, ToDoubleFunction<Ranking> figure) {
        double mean = rankings.stream().mapToDouble(figure).average().orElseThrow();
        double squares = rankings.stream()
                .mapToDouble(ranking -> Math.pow(figure.applyAsDouble(ranking) - mean, 2))
                .sum();
        return String.format(Locale.ROOT, "%.4f±%.3f", mean, Math.sqrt(squares / (rankings.size() - 1)));
    }

    /**
     * A kind of model with its settings.
     *
     * @param name in the table
     * @param fit from training rows to a model
     */
    record Fitter(String name, Function<Sample, Model> fit) {}
}
