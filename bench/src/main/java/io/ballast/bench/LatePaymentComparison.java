package io.ballast.bench;

import io.ballast.bench.PaymentHistory.Invoice;
import io.ballast.engine.model.Model;
import io.ballast.engine.model.NumberColumn;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.payment.OwnMean;
import io.ballast.engine.model.payment.PaymentCase;
import io.ballast.engine.model.payment.PaymentErrors;
import io.ballast.engine.model.payment.PaymentFitting;
import io.ballast.engine.model.payment.PaymentTrial;
import io.ballast.engine.model.tree.Boosting;
import io.ballast.engine.model.tree.Forest;
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

    private LatePaymentComparison() {}

    public static void main(String[] arguments) throws IOException {
        PaymentHistory history = PaymentHistory.read(Path.of(arguments[0]));
        List<Invoice> all = history.byDueDay();
        List<Invoice> foretold = all.subList(all.size() - FORETOLD, all.size());
        int cut = foretold.getFirst().known();
        List<Invoice> learnt = all.subList(0, all.size() - FORETOLD).stream()
                .filter(invoice -> invoice.booked().dueDay() < cut - SETTLED
                        && invoice.booked().closedDay() < cut)
                .toList();
        List<PaymentCase> past = history.cases(learnt);
        List<PaymentCase> ahead = history.cases(foretold);
        Path figures = Path.of(arguments[1]);
        line(figures, "learnt " + past.size() + ", foretold " + ahead.size());
        for (int days : new int[] {0, 15}) {
            Sample seen = PaymentHistory.sample(past, days);
            Sample unseen = PaymentHistory.sample(ahead, days);
            Predictions naive = new Predictions(known(unseen, "late share", seen.eventRate()), outcomes(unseen));
            compare(figures, days + " boosting", Boosting.standard().fit(seen), unseen, naive);
            compare(figures, days + " forest", Forest.standard().fit(seen), unseen, naive);
        }
        when(figures, past, ahead);
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

    /** As fitted, with the interval of the trees, and as the product does, with the ends moved to hold 80 %. */
    private static void when(Path figures, List<PaymentCase> past, List<PaymentCase> ahead) throws IOException {
        PaymentTrial trial = PaymentTrial.of(PaymentFitting.fit(past).orElseThrow(), OwnMean.of(past), ahead);
        PaymentErrors errors = trial.errors();
        Interval gain = trial.gain();
        line(
                figures,
                String.format(
                        Locale.ROOT,
                        "days: mean error %.3f, own mean %.3f, better by %.3f to %.3f; within 3 days %.1f %% (own mean"
                                + " %.1f %%); 80 %% interval holds %.1f %%",
                        errors.error(),
                        errors.ownError(),
                        gain.lower(),
                        gain.upper(),
                        100 * errors.withinThree(),
                        100 * errors.ownWithinThree(),
                        100 * errors.held()));
    }

    private static void line(Path figures, String text) throws IOException {
        Files.writeString(figures, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
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
}
