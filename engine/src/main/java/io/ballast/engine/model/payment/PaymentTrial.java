package io.ballast.engine.model.payment;

import io.ballast.engine.model.validation.Interval;
import io.ballast.engine.stat.NormalDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A model and the customer's own mean delay side by side on invoices that neither was fitted on.
 *
 * <pre>
 * gain     = mean of (error of the own mean - error of the model), in days
 * variance = C / (C - 1) x sum over customers of (sum of the customer's gains - its cases x gain)^2 / cases^2
 * </pre>
 *
 * <ul>
 *   <li>the interval takes customers, not invoices, for what chance draws: one customer's invoices err alike
 *   <li>source: docs/sources.md#clustered-errors
 *   <li>no value: of fewer than two customers the interval is as wide as the horizon
 * </ul>
 */
public final class PaymentTrial {
    private static final double CONFIDENCE = 0.95;

    private final List<Tried> tried;

    /**
     * One case.
     *
     * @param ownDays what the own mean delay says, days after the base day
     */
    public record Tried(PaymentCase of, Foretold said, int ownDays) {
        /** Days between what was said and what came. */
        public int error() {
            return Math.abs(said.middleDays() - of.cameDays());
        }

        /** The same of the own mean delay. */
        public int ownError() {
            return Math.abs(ownDays - of.cameDays());
        }
    }

    private PaymentTrial(List<Tried> tried) {
        this.tried = List.copyOf(tried);
    }

    /** What both say of these cases. */
    public static PaymentTrial of(PaymentDays model, OwnMean own, List<PaymentCase> cases) {
        List<Foretold> said =
                model.foretell(cases.stream().map(PaymentCase::sight).toList());
        List<Tried> tried = new ArrayList<>(cases.size());
        for (int row = 0; row < cases.size(); row++) {
            PaymentCase one = cases.get(row);
            tried.add(new Tried(one, said.get(row), own.days(one.sight())));
        }
        return new PaymentTrial(tried);
    }

    public List<Tried> tried() {
        return tried;
    }

    /** The same of some cases only. */
    PaymentTrial where(Predicate<PaymentSight> wanted) {
        return new PaymentTrial(
                tried.stream().filter(one -> wanted.test(one.of().sight())).toList());
    }

    public PaymentErrors errors() {
        return PaymentErrors.of(tried);
    }

    /** Days by which the model errs less than the own mean delay, with 95 % confidence; above 0 it is better. */
    public Interval gain() {
        return gain(tried);
    }

    static Interval gain(List<Tried> tried) {
        Map<String, List<Tried>> byCustomer = new TreeMap<>();
        tried.forEach(one -> byCustomer
                .computeIfAbsent(one.of().sight().customer(), customer -> new ArrayList<>())
                .add(one));
        double mean = total(tried) / Math.max(1, tried.size());
        double squares = 0;
        for (List<Tried> of : byCustomer.values()) {
            double apart = total(of) - of.size() * mean;
            squares += apart * apart;
        }
        int customers = byCustomer.size();
        if (customers < 2) {
            return new Interval(-PaymentSight.HORIZON_DAYS, PaymentSight.HORIZON_DAYS);
        }
        double deviation = StrictMath.sqrt(squares * customers / (customers - 1.0)) / tried.size();
        double reach = NormalDistribution.quantile((1 + CONFIDENCE) / 2) * deviation;
        return new Interval(mean - reach, mean + reach);
    }

    private static double total(List<Tried> some) {
        long gain = 0;
        for (Tried one : some) {
            gain += one.ownError() - one.error();
        }
        return gain;
    }
}
