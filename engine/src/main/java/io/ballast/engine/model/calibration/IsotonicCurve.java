package io.ballast.engine.model.calibration;

import io.ballast.engine.value.Decimals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The curve that never falls and lies nearest to the outcomes: pooled adjacent violators.
 *
 * <ul>
 *   <li>shape: probabilities with outcomes in; blocks of one event rate out, between which the curve runs straight
 *   <li>unit: probability 0..1; below the first and above the last point it stays level
 *   <li>error: exact least squares at the observations; keeps their mean
 *   <li>not for: fewer than about a thousand observations, where it follows noise
 *   <li>source: docs/sources.md#isotonic
 * </ul>
 *
 * @param inputs rising, 1 or more
 * @param outputs as many, never falling, 0..1
 */
public record IsotonicCurve(List<Double> inputs, List<Double> outputs) implements Calibration {
    public IsotonicCurve {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        if (inputs.isEmpty() || inputs.size() != outputs.size()) {
            throw new IllegalArgumentException(
                    "A curve of " + inputs.size() + " inputs and " + outputs.size() + " outputs");
        }
        for (int i = 0; i < inputs.size(); i++) {
            boolean isRising = i == 0 || inputs.get(i) > inputs.get(i - 1) && outputs.get(i) >= outputs.get(i - 1);
            if (!isRising || !(outputs.get(i) >= 0 && outputs.get(i) <= 1)) {
                throw new IllegalArgumentException(
                        "A curve cannot go on to " + outputs.get(i) + " at " + inputs.get(i));
            }
        }
    }

    /** Fits the curve. */
    public static IsotonicCurve fit(double[] probabilities, boolean[] events) {
        List<Block> blocks = new ArrayList<>();
        for (Block level : levels(probabilities, events)) {
            Block block = level;
            while (!blocks.isEmpty() && !block.isAbove(blocks.getLast())) {
                block = blocks.removeLast().with(block);
            }
            blocks.add(block);
        }
        List<Double> inputs = new ArrayList<>();
        List<Double> outputs = new ArrayList<>();
        for (Block block : blocks) {
            inputs.add(block.from());
            outputs.add(block.rate());
            if (block.to() > block.from()) {
                inputs.add(block.to());
                outputs.add(block.rate());
            }
        }
        return new IsotonicCurve(inputs, outputs);
    }

    @Override
    public double calibrated(double probability) {
        int found = Collections.binarySearch(inputs, probability + 0.0);
        if (found >= 0) {
            return outputs.get(found);
        }
        int above = -found - 1;
        if (above == 0 || above == inputs.size()) {
            return above == 0 ? outputs.getFirst() : outputs.getLast();
        }
        double way = (probability - inputs.get(above - 1)) / (inputs.get(above) - inputs.get(above - 1));
        double low = outputs.get(above - 1);
        double high = outputs.get(above);
        return Math.min(high, low + way * (high - low));
    }

    @Override
    public String text() {
        return "isotonic\t"
                + Stream.concat(inputs.stream(), outputs.stream())
                        .map(Decimals::text)
                        .collect(Collectors.joining("\t"));
    }

    /** One block for each different input, rising. */
    private static List<Block> levels(double[] probabilities, boolean[] events) {
        List<Block> levels = new ArrayList<>();
        IntStream.range(0, probabilities.length)
                .boxed()
                .sorted((a, b) -> Double.compare(probabilities[a], probabilities[b]))
                .map(row -> Block.of(probabilities[row] + 0.0, events[row]))
                .forEach(block -> levels.add(
                        !levels.isEmpty() && levels.getLast().to() == block.from()
                                ? levels.removeLast().with(block)
                                : block));
        return levels;
    }

    private record Block(double from, double to, long events, long count) {
        static Block of(double input, boolean event) {
            return new Block(input, input, event ? 1 : 0, 1);
        }

        double rate() {
            return (double) events / count;
        }

        boolean isAbove(Block other) {
            return events * other.count > other.events * count;
        }

        Block with(Block next) {
            return new Block(from, next.to, events + next.events, count + next.count);
        }
    }
}
