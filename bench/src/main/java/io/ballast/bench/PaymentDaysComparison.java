package io.ballast.bench;

import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.ledger.Settlements;
import io.ballast.engine.model.payment.BookedInvoice;
import io.ballast.engine.model.payment.PaymentCase;
import io.ballast.engine.model.payment.PaymentErrors;
import io.ballast.engine.model.payment.PaymentFitting;
import io.ballast.engine.model.payment.PaymentPast;
import io.ballast.engine.model.payment.PaymentSight;
import io.ballast.engine.model.payment.PaymentStudy;
import io.ballast.engine.model.validation.Interval;
import io.ballast.engine.value.Days;
import io.ballast.samples.DemoCompany;
import io.ballast.samples.DemoSettings;
import io.ballast.samples.EngineFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * When open invoices are paid, as the product foretells it from a ledger of its own: observed on month ends and
 * fifteenths, measured on the last third of the days, beside the customer's own mean delay. The demo company, and the
 * ledger of HighRadius where it is given.
 */
public final class PaymentDaysComparison {
    /** Of the demo company one invoice in so many is observed, as the product draws them. */
    private static final int ONE_IN = 5;

    private PaymentDaysComparison() {}

    public static void main(String[] arguments) throws IOException {
        Path figures = Path.of(arguments[0]);
        if (arguments.length > 1) {
            PaymentHistory history = PaymentHistory.read(Path.of(arguments[1]));
            compare(figures, "HighRadius", history.customers(), LocalDate.of(2020, 5, 22), 1);
        }
        DemoSettings settings = DemoSettings.standard();
        DemoCompany company = new DemoCompany(settings);
        List<PaymentPast> demo = IntStream.range(0, settings.customers())
                .parallel()
                .mapToObj(index -> past(
                        Integer.toString(index),
                        EngineFacts.facts(company.customer(index), settings.asOf())
                                .ledger()))
                .toList();
        compare(figures, "demo company", demo, settings.asOf(), ONE_IN);
    }

    private static void compare(
            Path figures, String ledger, Collection<PaymentPast> customers, LocalDate lastDay, int oneIn)
            throws IOException {
        List<PaymentCase> cases = new ArrayList<>();
        for (PaymentPast customer : customers) {
            for (LocalDate day : PaymentStudy.days(lastDay)) {
                cases.addAll(customer.cases(
                        Days.epochDay(day),
                        Days.epochDay(lastDay),
                        invoice -> PaymentFitting.isDrawn(customer.customer(), invoice.number(), oneIn)));
            }
        }
        long start = System.nanoTime();
        PaymentStudy study = PaymentStudy.of(cases).orElseThrow();
        line(
                figures,
                String.format(
                        Locale.ROOT,
                        "%s: fitted on %d, measured from %s, %.1f s, text %d",
                        ledger,
                        study.fitted(),
                        study.firstTested(),
                        (System.nanoTime() - start) / 1e9,
                        study.model().text().length()));
        Interval gain = study.trial().gain();
        line(figures, String.format(Locale.ROOT, "gain %.3f to %.3f", gain.lower(), gain.upper()));
        part(figures, "all", study, one -> true);
        part(figures, "not due", study, one -> !one.isOverdue());
        part(figures, "overdue", study, PaymentSight::isOverdue);
        part(figures, "new customers", study, one -> one.paid() == 0);
    }

    private static void part(Path figures, String name, PaymentStudy study, Predicate<PaymentSight> wanted)
            throws IOException {
        PaymentErrors errors = PaymentErrors.of(study.trial().tried().stream()
                .filter(one -> wanted.test(one.of().sight()))
                .toList());
        line(
                figures,
                String.format(
                        Locale.ROOT,
                        "%s: %d cases, mean error %.3f, own mean %.3f, within 3 days %.1f %% (%.1f %%), interval holds"
                                + " %.1f %%, late %.1f %% said %.1f %% (%.1f %%)",
                        name,
                        errors.cases(),
                        errors.error(),
                        errors.ownError(),
                        100 * errors.withinThree(),
                        100 * errors.ownWithinThree(),
                        100 * errors.held(),
                        100 * errors.cameLate(),
                        100 * errors.saidLate(),
                        100 * errors.ownLate()));
    }

    /** A ledger of columns has no numbers: the place of an invoice stands in for its number. */
    private static PaymentPast past(String customer, Ledger ledger) {
        Invoices invoices = ledger.invoices();
        List<BookedInvoice> booked = new ArrayList<>();
        for (int row = 0; row < invoices.size(); row++) {
            String number = Integer.toString(row);
            booked.add(invoice(number, invoices, row, ledger.settlements()));
        }
        return new PaymentPast(customer, booked);
    }

    private static BookedInvoice invoice(String number, Invoices invoices, int row, Settlements settlements) {
        long open = invoices.amountMinor(row);
        int closed = 0;
        int known = 0;
        boolean isPaid = true;
        for (int part = settlements.from(row); part < settlements.from(row + 1); part++) {
            open -= settlements.amountMinor(part);
            closed = Math.max(closed, settlements.day(part));
            known = Math.max(known, Math.max(settlements.day(part), settlements.knownDay(part)));
            isPaid &= settlements.kind(part) != SettlementKind.WRITE_OFF;
        }
        return new BookedInvoice(
                number,
                invoices.amountMinor(row),
                invoices.issuedDay(row),
                invoices.dueDay(row),
                Math.max(invoices.issuedDay(row), invoices.knownDay(row)),
                open > 0 ? Days.NEVER : closed,
                open > 0 ? Days.NEVER : known,
                isPaid);
    }

    private static void line(Path figures, String text) throws IOException {
        Files.writeString(figures, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
