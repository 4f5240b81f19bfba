package io.ballast.engine.model.payment;

import io.ballast.engine.model.Sample;
import io.ballast.engine.model.tree.QuantileBoosting;
import io.ballast.engine.model.tree.QuantileModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Fits the days until payment from cases whose outcome is known: four invoices in five fit the trees, the fifth moves
 * the ends of the interval. All observations of one invoice stand on one side. Trees are fitted to what comes on top of
 * the customer's own mean delay, which they would otherwise have to learn step by step.
 */
public final class PaymentFitting {
    /** With fewer cases nothing is fitted. */
    public static final int FEWEST = 500;

    private static final int ONE_IN = 5;
    private static final int FEWEST_OF_MARGIN = 100;

    private PaymentFitting() {}

    /**
     * The model of these cases; nothing where they are fewer than {@link #FEWEST}.
     *
     * @param cases in an order that is always the same
     */
    public static Optional<PaymentDays> fit(List<PaymentCase> cases) {
        List<PaymentCase> fitted = new ArrayList<>();
        List<PaymentCase> apart = new ArrayList<>();
        for (PaymentCase one : cases) {
            (isApart(one.sight()) ? apart : fitted).add(one);
        }
        if (cases.size() < FEWEST || apart.isEmpty()) {
            return Optional.empty();
        }
        Sample sample = PaymentSight.sample(sights(fitted));
        OwnMean own = OwnMean.of(fitted);
        double[] rest = fitted.stream()
                .mapToDouble(one -> one.cameDays() - own.days(one.sight()))
                .toArray();
        QuantileModel low = QuantileBoosting.of(0.1).fit(sample, rest);
        QuantileModel middle = QuantileBoosting.median().fit(sample, rest);
        QuantileModel high = QuantileBoosting.of(0.9).fit(sample, rest);
        List<PaymentSight> sights = sights(apart);
        Sample unseen = PaymentSight.sample(sights);
        int[] lower = PaymentDays.days(own, low, unseen, sights);
        int[] upper = PaymentDays.days(own, high, unseen, sights);
        return Optional.of(new PaymentDays(
                own,
                low,
                middle,
                high,
                margin(apart, lower, upper, sight -> !sight.isOverdue()),
                margin(apart, lower, upper, PaymentSight::isOverdue)));
    }

    /** Of those alone, where they are enough to tell. */
    private static Margin margin(List<PaymentCase> cases, int[] lower, int[] upper, Predicate<PaymentSight> wanted) {
        int[] rows = IntStream.range(0, cases.size())
                .filter(row -> wanted.test(cases.get(row).sight()))
                .toArray();
        return Margin.of(
                cases,
                lower,
                upper,
                rows.length < FEWEST_OF_MARGIN
                        ? IntStream.range(0, cases.size()).toArray()
                        : rows);
    }

    private static List<PaymentSight> sights(List<PaymentCase> cases) {
        return cases.stream().map(PaymentCase::sight).toList();
    }

    private static boolean isApart(PaymentSight sight) {
        return draw("apart", sight.customer(), sight.number(), ONE_IN);
    }

    /** Whether an invoice is drawn, one in so many: by its number and nothing else, so always the same ones. */
    public static boolean isDrawn(String customer, String number, int oneIn) {
        return draw("drawn", customer, number, oneIn);
    }

    private static boolean draw(String purpose, String customer, String number, int oneIn) {
        CRC32 sum = new CRC32();
        sum.update((purpose + "\t" + customer + "\t" + number).getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % oneIn == 0;
    }
}
