package io.ballast.engine.model.payment;

import io.ballast.engine.model.Sample;
import io.ballast.engine.model.tree.QuantileModel;
import io.ballast.engine.value.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * A fitted model of the days until an open invoice is paid: trees for the tenth, the fiftieth and the ninetieth
 * percentile of what comes on top of the customer's own mean delay, and margins that make the interval hold 80 %. It is
 * its canonical text and nothing more.
 */
public final class PaymentDays {
    private static final String HEAD = "payment-days";
    private static final String FORMAT = "1";
    private static final int FIELDS = 10;

    private final OwnMean own;
    private final QuantileModel low;
    private final QuantileModel middle;
    private final QuantileModel high;
    private final Margin notDue;
    private final Margin overdue;

    PaymentDays(
            OwnMean own, QuantileModel low, QuantileModel middle, QuantileModel high, Margin notDue, Margin overdue) {
        this.own = own;
        this.low = low;
        this.middle = middle;
        this.high = high;
        this.notDue = notDue;
        this.overdue = overdue;
    }

    /** What is expected of each of these, in their order. */
    public List<Foretold> foretell(List<PaymentSight> sights) {
        Sample sample = PaymentSight.sample(sights);
        int[] lower = days(own, low, sample, sights);
        int[] median = days(own, middle, sample, sights);
        int[] upper = days(own, high, sample, sights);
        List<Foretold> foretold = new ArrayList<>(sights.size());
        for (int row = 0; row < median.length; row++) {
            PaymentSight sight = sights.get(row);
            Margin margin = sight.isOverdue() ? overdue : notDue;
            foretold.add(margin.around(sight, lower[row], median[row], upper[row]));
        }
        return foretold;
    }

    /** What a quantile says of each, as whole days that are possible. */
    static int[] days(OwnMean own, QuantileModel model, Sample sample, List<PaymentSight> sights) {
        double[] numbers = model.numbers(sample);
        int[] days = new int[numbers.length];
        for (int row = 0; row < days.length; row++) {
            PaymentSight sight = sights.get(row);
            days[row] = sight.possible(own.days(sight) + numbers[row]);
        }
        return days;
    }

    /** The same model gives the same text, and the text the same model. */
    public String text() {
        String lower = low.text();
        String median = middle.text();
        return String.join(
                        "\t",
                        HEAD,
                        FORMAT,
                        Integer.toString(notDue.lowDays()),
                        Integer.toString(notDue.highDays()),
                        Integer.toString(overdue.lowDays()),
                        Integer.toString(overdue.highDays()),
                        Integer.toString(PaymentSight.HORIZON_DAYS),
                        Integer.toString(own.usualDays()),
                        Integer.toString(lower.length()),
                        Integer.toString(median.length()))
                + "\n" + lower + median + high.text();
    }

    /** SHA-256 of the text in UTF-8, 64 lower-case hex digits. */
    public String hash() {
        return Sha256.hex(text());
    }

    /**
     * The model of a text.
     *
     * @throws IllegalArgumentException if it is not what {@link #text} gives
     */
    public static PaymentDays parse(String text) {
        int end = text.indexOf('\n') + 1;
        String[] fields = text.substring(0, Math.max(0, end - 1)).split("\t", -1);
        if (fields.length != FIELDS || !fields[0].equals(HEAD) || !fields[1].equals(FORMAT)) {
            throw new IllegalArgumentException("Not a model of days until payment");
        }
        int[] numbers = new int[FIELDS];
        for (int i = 2; i < FIELDS; i++) {
            numbers[i] = Integer.parseInt(fields[i]);
        }
        int first = end + numbers[8];
        int second = first + numbers[9];
        if (numbers[6] != PaymentSight.HORIZON_DAYS || numbers[8] < 0 || numbers[9] < 0 || second > text.length()) {
            throw new IllegalArgumentException("Not a model of days until payment: " + String.join(" ", fields));
        }
        return new PaymentDays(
                new OwnMean(numbers[7]),
                QuantileModel.parse(text.substring(end, first)),
                QuantileModel.parse(text.substring(first, second)),
                QuantileModel.parse(text.substring(second)),
                new Margin(numbers[2], numbers[3]),
                new Margin(numbers[4], numbers[5]));
    }
}
