package io.ballast.server.modellab;

import io.ballast.engine.model.payment.PaymentCase;
import io.ballast.engine.model.payment.PaymentFigures;
import io.ballast.engine.model.payment.PaymentFitting;
import io.ballast.engine.model.payment.PaymentPast;
import io.ballast.engine.model.payment.PaymentStudy;
import io.ballast.engine.value.Days;
import io.ballast.server.assessment.Histories;
import io.ballast.server.audit.Audit;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Jobs;
import io.ballast.server.web.Progress;
import io.ballast.server.web.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fits the model of days until payment from the company's own ledger and measures it beside the customer's own mean
 * delay. The newest one is in use, for those invoices for which it errs less by more than chance.
 */
@Service
class PaymentModels {
    static final String KIND = "modellab.behaviour.job";
    private static final int MOST_SHOWN = 60;

    /** Customers whose books are in memory at once. */
    private static final int BLOCK = 100;

    /** About so many invoices are learnt from: one in so many is drawn of more. */
    private static final int MOST_INVOICES = 30_000;

    /** Invoices are open on the days of observation of these months. */
    private static final int MONTHS = 30;

    private final PaymentModelRows rows;
    private final PaymentBooks books;
    private final Histories histories;
    private final Jobs jobs;
    private final Audit audit;
    private final TransactionTemplate transactions;

    PaymentModels(
            PaymentModelRows rows,
            PaymentBooks books,
            Histories histories,
            Jobs jobs,
            Audit audit,
            TransactionTemplate transactions) {
        this.rows = rows;
        this.books = books;
        this.histories = histories;
        this.jobs = jobs;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The newest first. */
    List<PaymentRun> newest() {
        return rows.newest(MOST_SHOWN);
    }

    Optional<PaymentRun> find(long id) {
        return rows.find(id);
    }

    /** The text of a model; nothing where there is none of this key. */
    Optional<String> text(long id) {
        return rows.text(id);
    }

    /** The cases that the figures of a model come from. */
    List<TriedPayment> tried(PaymentRun run) {
        return TriedPayment.of(rows.tried(run.id()).orElseThrow());
    }

    /**
     * Starts to fit; a request that was sent before is answered with what came of it.
     *
     * @return where it can be seen: its job, or the model
     */
    String start(String key, CurrentUser user) {
        RequestKeys.check(key);
        Optional<PaymentRun> done = rows.byKey(key);
        if (done.isPresent()) {
            return done.get().path();
        }
        String title = key.substring(0, 8);
        return "/jobs/"
                + jobs.running(KIND, title)
                        .orElseGet(() -> jobs.start(
                                KIND,
                                title,
                                progress -> Optional.of("/models/behaviour/" + fit(key, user.username(), progress))));
    }

    /**
     * Fits once for this request.
     *
     * @param key makes one model, however often it is asked for
     * @param by who, or what, asked
     * @return key of the model
     * @throws Refusal if too few payments are known
     */
    long fit(String key, String by, Progress progress) throws Progress.Cancelled {
        Optional<PaymentRun> done = rows.byKey(key);
        if (done.isPresent()) {
            return done.get().id();
        }
        LocalDate lastDay = histories.lastDay();
        PaymentBooks.Size size = books.size(lastDay.minusMonths(MONTHS));
        int oneIn = Math.toIntExact(Math.max(1, Math.ceilDiv(size.invoices(), (long) MOST_INVOICES)));
        PaymentStudy study = PaymentStudy.of(cases(lastDay, oneIn, size.customers(), progress))
                .orElseThrow(() -> Refusal.conflict("modellab.behaviour.fault.few", lastDay));
        return transactions.execute(_ -> store(key, lastDay, oneIn, study, by));
    }

    private List<PaymentCase> cases(LocalDate lastDay, int oneIn, long customers, Progress progress)
            throws Progress.Cancelled {
        List<LocalDate> days = PaymentStudy.days(lastDay);
        List<PaymentCase> cases = new ArrayList<>();
        progress.total(customers);
        long done = 0;
        List<CustomerId> block = books.customers(0, BLOCK);
        while (!block.isEmpty()) {
            for (PaymentBooks.Book book : books.read(block).values()) {
                PaymentPast past = book.past();
                for (LocalDate day : days) {
                    cases.addAll(past.cases(
                            Days.epochDay(day),
                            Days.epochDay(lastDay),
                            invoice -> PaymentFitting.isDrawn(book.code(), invoice.number(), oneIn)));
                }
            }
            done += block.size();
            progress.done(done);
            block = books.customers(block.getLast().value(), BLOCK);
        }
        return cases;
    }

    private long store(String key, LocalDate lastDay, int oneIn, PaymentStudy study, String by) {
        PaymentFigures figures = PaymentFigures.of(study.trial());
        OptionalLong added = rows.add(key, lastDay, oneIn, study, figures, TriedPayment.keep(study.trial()), by);
        if (added.isEmpty()) {
            return rows.byKey(key).orElseThrow().id();
        }
        audit.record(
                "modellab.payment-model.fitted",
                "payment-model",
                Long.toString(added.getAsLong()),
                "",
                Map.of(),
                Map.of(
                        "hash",
                        study.model().hash(),
                        "used-not-due",
                        figures.notDue().isBetter(),
                        "used-overdue",
                        figures.overdue().isBetter()));
        return added.getAsLong();
    }
}
