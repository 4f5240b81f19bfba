package io.ballast.engine.model.order;

import io.ballast.engine.model.validation.Interval;
import io.ballast.engine.stat.NormalDistribution;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How far orders were off, as a share of what was ordered.
 *
 * <pre>
 * error    = sum |came - said| / sum came
 * gain     = error of last month - error
 * variance = C / (C - 1) x sum over customers of (its distance gained - gain x its orders)^2 / (sum came)^2
 * </pre>
 *
 * <ul>
 *   <li>the interval takes customers, not months, for what chance draws: one customer's months err alike
 *   <li>no value: nothing was tried, or nothing ordered in the months tried; no interval of fewer than two customers
 *   <li>source: docs/sources.md#clustered-errors
 * </ul>
 *
 * @param tried months of customers
 * @param error 0 or more, 1 is as much as was ordered
 * @param lastError of last month repeated
 * @param season on the months that have a same month last year, where something was ordered in them
 * @param gain by which the error is lower than that of last month, with 95 % confidence
 * @param held share of months within their 80 % interval, 0..1, of those that have one
 */
public record OrderErrors(
        int tried,
        int customers,
        double error,
        double lastError,
        Optional<Season> season,
        Optional<Interval> gain,
        OptionalDouble held) {
    private static final double CONFIDENCE = 0.95;

    /**
     * The same month of last year beside what was said, on the same months.
     *
     * @param error of what was said
     * @param seasonError of the same month last year
     */
    public record Season(int tried, double error, double seasonError) {}

    /** Of these months. */
    public static Optional<OrderErrors> of(List<OrderTried> tried) {
        double came = came(tried);
        if (came == 0) {
            return Optional.empty();
        }
        double error = tried.stream().mapToDouble(OrderTried::error).sum() / came;
        double lastError = tried.stream().mapToDouble(OrderTried::lastError).sum() / came;
        Map<String, double[]> byCustomer = new TreeMap<>();
        for (OrderTried one : tried) {
            double[] sums = byCustomer.computeIfAbsent(one.customer(), customer -> new double[2]);
            sums[0] += one.lastError() - one.error();
            sums[1] += one.cameMinor();
        }
        return Optional.of(new OrderErrors(
                tried.size(),
                byCustomer.size(),
                error,
                lastError,
                season(tried),
                gain(byCustomer, lastError - error, came),
                tried.stream()
                        .flatMap(one -> one.span().stream().map(span -> span.holds(one.cameMinor())))
                        .mapToInt(isHeld -> isHeld ? 1 : 0)
                        .average()));
    }

    private static double came(List<OrderTried> tried) {
        return tried.stream().mapToDouble(OrderTried::cameMinor).sum();
    }

    private static Optional<Season> season(List<OrderTried> tried) {
        List<OrderTried> seasonal =
                tried.stream().filter(one -> one.seasonMinor().isPresent()).toList();
        double came = came(seasonal);
        double error = seasonal.stream().mapToDouble(OrderTried::error).sum();
        double seasonError = seasonal.stream()
                .mapToDouble(one -> Math.abs(one.cameMinor() - one.seasonMinor().orElseThrow()))
                .sum();
        return came == 0
                ? Optional.empty()
                : Optional.of(new Season(seasonal.size(), error / came, seasonError / came));
    }

    private static Optional<Interval> gain(Map<String, double[]> byCustomer, double gain, double came) {
        int customers = byCustomer.size();
        if (customers < 2) {
            return Optional.empty();
        }
        double squares = 0;
        for (double[] sums : byCustomer.values()) {
            double apart = sums[0] - gain * sums[1];
            squares += apart * apart;
        }
        double deviation = StrictMath.sqrt(squares * customers / (customers - 1.0)) / came;
        double reach = NormalDistribution.quantile((1 + CONFIDENCE) / 2) * deviation;
        return Optional.of(new Interval(gain - reach, gain + reach));
    }
}
