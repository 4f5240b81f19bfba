package io.ballast.bench;

import io.ballast.engine.model.Column;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.binning.BinCount;
import io.ballast.engine.model.binning.NumberBinning;
import io.ballast.engine.model.binning.Trend;
import io.ballast.engine.model.card.Card;
import io.ballast.engine.model.card.CardCharacteristic;
import io.ballast.engine.model.card.CardScale;
import io.ballast.engine.model.card.CardScorer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A fitted card of 15 characteristics with seven bins and missing ones, on 100,000 rows: nanoseconds a row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CardBenchmark {
    private static final int ROWS = 100_000;
    private static final int CHARACTERISTICS = 15;
    private static final int BINS = 7;

    private final CardScorer scorer = new CardScorer(card());
    private Sample sample = new Sample(List.of(), new boolean[0]);

    @Setup
    public void drawRows() {
        Random random = new Random(42);
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < CHARACTERISTICS; column++) {
            double[] values = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                values[row] = random.nextInt(20) == 0 ? Double.NaN : random.nextDouble() * BINS;
            }
            columns.add(new NumberColumn("x" + column, values));
        }
        sample = new Sample(columns, new boolean[ROWS]);
    }

    private static Card card() {
        List<Double> cuts =
                IntStream.range(1, BINS).mapToObj(cut -> (double) cut).toList();
        List<Integer> points =
                IntStream.rangeClosed(0, BINS).mapToObj(bin -> 7 * bin % 11).toList();
        List<CardCharacteristic> characteristics = new ArrayList<>();
        for (int column = 0; column < CHARACTERISTICS; column++) {
            NumberBinning binning = new NumberBinning(
                    "x" + column, cuts, List.of(), Collections.nCopies(BINS + 1, new BinCount(1, 9)), Trend.FREE);
            characteristics.add(new CardCharacteristic(binning, Collections.nCopies(BINS + 1, 0.0), -1, points));
        }
        return new Card(new CardScale(500, 24, 60), -3, 400, characteristics);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int[] scores() {
        return scorer.scores(sample);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] probabilities() {
        return scorer.probabilities(sample);
    }
}
