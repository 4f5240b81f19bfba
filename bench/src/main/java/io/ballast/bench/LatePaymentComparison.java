package io.ballast.bench;

import io.ballast.bench.PaymentHistory.Invoice;
import io.ballast.engine.model.Model;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.tree.Boosting;
import io.ballast.engine.model.tree.Forest;
import io.ballast.engine.model.tree.QuantileBoosting;
import io.ballast.engine.model.validation.AucComparison;
import io.ballast.engine.model.validation.Interval;
import io.ballast.engine.model.validation.Predictions;
import io.ballast.engine.model.validation.RocCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which invoices are paid late, and when they are paid, against what is known without a model: the customer's own share
 * of late invoices and own mean delay.
 *
 * <p>Arguments: a ledger of paid invoices, and the file to which figures are added. The last 8,000 by due day are
 * foretold; of the others only those are learnt from that were due 30 days before the first of the last ones was
 * foretold, and cleared by then.
 */
public final class LatePaymentComparison {
    private static final int FORETOLD = 8_000;

    /** Days after the due day by which nearly all have paid: of younger ones only those that paid early are known. */
    private static final int SETTLED = 30;

    /** A median is rounded to a day. */
    private static final double WITHIN = 3.5;

    private LatePaymentComparison() {}

    public static void main(String[] arguments) throws IOException {
        PaymentHistory history = PaymentHistory.read(Path.of(arguments[0]));
        List<Invoice> all = history.byDueDay();
        List<Invoice> foretold = all.subList(all.size() - FORETOLD, all.size());
        long cut = foretold.getFirst().known();
        List<Invoice> learnt = all.subList(0, all.size() - FORETOLD).stream()
                .filter(invoice -> invoice.due() < cut - SETTLED && invoice.cleared() < cut)
                .toList();
        Path figures = Path.of(arguments[1]);
        line(figures, "learnt " + learnt.size() + ", foretold " + foretold.size());
        for (int days : new int[] {0, 15}) {
            Sample seen = history.sample(learnt, days);
            Sample unseen = history.sample(foretold, days);
            Predictions naive = new Predictions(known(unseen, "late share", seen.eventRate()), outcomes(unseen));
            compare(figures, days + " boosting", Boosting.standard().fit(seen), unseen, naive);
            compare(figures, days + " forest", Forest.standard().fit(seen), unseen, naive);
        }
        when(figures, history.sample(learnt, 0), delays(learnt), history.sample(foretold, 0), delays(foretold));
    }

    private static void compare(Path figures, String name, Model model, Sample unseen, Predictions naive)
            throws IOException {
        Predictions predictions = Predictions.of(model, unseen);
        AucComparison comparison = AucComparison.of(predictions, naive);
        Interval gain = comparison.interval(0.95);
        line(
                figures,
                String.format(
                        Locale.ROOT,
                        "late > %s: AUC %.4f KS %.3f, late share alone %.4f, better by %.4f (%.4f to %.4f)",
                        name,
                        comparison.first().value(),
                        RocCurve.of(predictions).ks(),
                        comparison.second().value(),
                        comparison.difference(),
                        gain.lower(),
                        gain.upper()));
    }

    private static void when(Path figures, Sample seen, double[] learnt, Sample unseen, double[] came)
            throws IOException {
        double[] said = QuantileBoosting.median().fit(seen, learnt).numbers(unseen);
        double[] low = QuantileBoosting.of(0.1).fit(seen, learnt).numbers(unseen);
        double[] high = QuantileBoosting.of(0.9).fit(seen, learnt).numbers(unseen);
        double[] naive =
                known(unseen, "mean days", Arrays.stream(learnt).average().orElseThrow());
        line(
                figures,
                String.format(
                        Locale.ROOT,
                        "days: mean error %.3f, own mean %.3f; within 3 days %.1f %%; 80 %% interval holds %.1f %%",
                        error(said, came),
                        error(naive, came),
                        100 * share(said, said, came, WITHIN),
                        100 * share(low, high, came, 0)));
    }

    private static void line(Path figures, String text) throws IOException {
        Files.writeString(figures, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static double error(double[] said, double[] came) {
        double sum = 0;
        for (int row = 0; row < said.length; row++) {
            sum += Math.abs(said[row] - came[row]);
        }
        return sum / said.length;
    }

    /** How often what came lies between both, give or take less than so many days. */
    private static double share(double[] low, double[] high, double[] came, double days) {
        int held = 0;
        for (int row = 0; row < came.length; row++) {
            held += low[row] - days <= came[row] && came[row] <= high[row] + days ? 1 : 0;
        }
        return (double) held / came.length;
    }

    private static double[] known(Sample sample, String column, double otherwise) {
        NumberColumn known = (NumberColumn) sample.column(column);
        double[] values = new double[sample.rows()];
        Arrays.setAll(values, row -> known.isMissing(row) ? otherwise : known.value(row));
        return values;
    }

    private static boolean[] outcomes(Sample sample) {
        boolean[] outcomes = new boolean[sample.rows()];
        for (int row = 0; row < outcomes.length; row++) {
            outcomes[row] = sample.isEvent(row);
        }
        return outcomes;
    }

    private static double[] delays(List<Invoice> invoices) {
        return invoices.stream().mapToDouble(Invoice::delay).toArray();
    }
}
