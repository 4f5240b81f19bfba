package io.ballast.engine.indicator;

import io.ballast.engine.ledger.CreditMemo;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Delivery;
import io.ballast.engine.ledger.Dispute;
import io.ballast.engine.ledger.Invoice;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.LedgerBuilder;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.ledger.PreviousAssessment;
import io.ballast.engine.ledger.Profile;
import io.ballast.engine.ledger.Receipt;
import io.ballast.engine.ledger.SalesOrder;
import io.ballast.engine.ledger.Settlement;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.ledger.Standing;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Days;
import io.ballast.engine.value.Grade;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Customers for tests, told in sentences. Amounts are in cents, times in days before the day of assessment; a negative
 * number of days is in the future.
 */
public final class SampleFacts {
    /** The day on which all samples are assessed. */
    public static final LocalDate DAY = LocalDate.of(2025, 6, 30);

    private final String customer;
    private final LedgerBuilder ledger = new LedgerBuilder();
    private Knowledge knowledge = Knowledge.AS_KNOWN_NOW;
    private LimitInForce limit = new LimitInForce.None();
    private OptionalInt termsDays = OptionalInt.empty();
    private Optional<LocalDate> since = Optional.empty();
    private OptionalLong yearlyPurchases = OptionalLong.empty();
    private int filledFields;
    private int expectedFields = 1;
    private Optional<PreviousAssessment> previous = Optional.empty();
    private int documents;
    private int lastOrder;
    private boolean isStopped;

    private SampleFacts(String customer) {
        this.customer = customer;
    }

    /** A customer of whom nothing is known but that it exists. */
    public static SampleFacts of(String customer) {
        return new SampleFacts(customer);
    }

    /** Aurora pays late: 800 of its 1,000 came 20 days after they were due. */
    public static SampleFacts aurora() {
        return of("Aurora").paid(100, 60, 30, 30).paid(100, 60, 30, 40).paid(800, 70, 40, 20);
    }

    /** Borealis pays on the day, every month of the year. */
    public static SampleFacts borealis() {
        SampleFacts borealis = of("Borealis");
        for (int month = 0; month < 12; month++) {
            borealis.paid(1000, 35 + 30 * month, 5 + 30 * month, 5 + 30 * month);
        }
        return borealis;
    }

    /** Cirrus is new: it ordered once and has not been invoiced. */
    public static SampleFacts cirrus() {
        return of("Cirrus").order(500, 3);
    }

    public SampleFacts paid(long amount, int issuedAgo, int dueAgo, int paidAgo) {
        return settledBy(SettlementKind.CASH, amount, issuedAgo, dueAgo, paidAgo);
    }

    public SampleFacts settledBy(SettlementKind kind, long amount, int issuedAgo, int dueAgo, int settledAgo) {
        return open(amount, issuedAgo, dueAgo).andSettled(kind, amount, settledAgo);
    }

    public SampleFacts open(long amount, int issuedAgo, int dueAgo) {
        return invoice(amount, issuedAgo, dueAgo, issuedAgo, false);
    }

    public SampleFacts openWithoutDueDay(long amount, int issuedAgo) {
        return invoice(amount, issuedAgo, issuedAgo, issuedAgo, true);
    }

    public SampleFacts openRecordedLater(long amount, int issuedAgo, int dueAgo, int recordedAgo) {
        return invoice(amount, issuedAgo, dueAgo, recordedAgo, false);
    }

    private SampleFacts invoice(long amount, int issuedAgo, int dueAgo, int recordedAgo, boolean isDueAssumed) {
        ledger.add(new Invoice("I" + ++documents, day(issuedAgo), day(dueAgo), day(recordedAgo), amount, isDueAssumed));
        return this;
    }

    /** A settlement of the invoice told last. */
    public SampleFacts andSettled(SettlementKind kind, long amount, int ago) {
        ledger.add(new Settlement("I" + documents, kind, day(ago), day(ago), amount));
        return this;
    }

    /** A dispute, still open, of the invoice told last. */
    public SampleFacts andDisputed(long amount, int openedAgo) {
        ledger.add(new Dispute("D" + openedAgo, "I" + documents, day(openedAgo), Days.NEVER, day(openedAgo), amount));
        return this;
    }

    public SampleFacts disputeClosed(long amount, int openedAgo, int closedAgo) {
        ledger.add(new Dispute("D" + openedAgo, "", day(openedAgo), day(closedAgo), day(openedAgo), amount));
        return this;
    }

    public SampleFacts received(long amount, int ago) {
        ledger.add(new Receipt("R" + ago, day(ago), day(ago), amount));
        return this;
    }

    public SampleFacts credited(long amount, int ago) {
        ledger.add(new CreditMemo("C" + ago, day(ago), day(ago), amount));
        return this;
    }

    public SampleFacts order(long amount, int ago) {
        return orderOf(0, amount, ago);
    }

    public SampleFacts orderOf(int category, long amount, int ago) {
        return order(amount, ago, Days.NEVER, Days.NEVER, category);
    }

    public SampleFacts orderClosed(long amount, int ago, int closedAgo) {
        return order(amount, ago, day(closedAgo), Days.NEVER, 0);
    }

    public SampleFacts orderCancelled(long amount, int ago, int cancelledAgo) {
        return order(amount, ago, Days.NEVER, day(cancelledAgo), 0);
    }

    private SampleFacts order(long amount, int ago, int closed, int cancelled, int category) {
        lastOrder = ++documents;
        ledger.add(new SalesOrder(
                "O" + lastOrder, day(ago), day(ago) + 14, closed, cancelled, day(ago), amount, category));
        return this;
    }

    public SampleFacts delivered(long amount, int ago) {
        ledger.add(new Delivery("L" + ++documents, day(ago), Days.NEVER, day(ago), amount));
        return this;
    }

    /** Delivers a part of the order that was added last. */
    public SampleFacts deliveredOfIt(long amount, int ago) {
        ledger.add(new Delivery("L" + ++documents, "O" + lastOrder, day(ago), Days.NEVER, day(ago), amount));
        return this;
    }

    public SampleFacts deliveredAndInvoiced(long amount, int ago, int invoicedAgo) {
        ledger.add(new Delivery("L" + ++documents, day(ago), day(invoicedAgo), day(ago), amount));
        return this;
    }

    public SampleFacts limit(long amount) {
        limit = new LimitInForce.Amount(amount);
        return this;
    }

    public SampleFacts unlimited() {
        limit = new LimitInForce.Unlimited();
        return this;
    }

    public SampleFacts terms(int days) {
        termsDays = OptionalInt.of(days);
        return this;
    }

    public SampleFacts customerSince(int ago) {
        since = Optional.of(DAY.minusDays(ago));
        return this;
    }

    public SampleFacts buysInAYear(long amount) {
        yearlyPurchases = OptionalLong.of(amount);
        return this;
    }

    public SampleFacts profileFilled(int filled, int expected) {
        filledFields = filled;
        expectedFields = expected;
        return this;
    }

    public SampleFacts assessedBefore(int ago, int points, Grade grade) {
        previous = Optional.of(new PreviousAssessment(DAY.minusDays(ago), points, grade, Optional.empty()));
        return this;
    }

    /** The grade came from the score under this policy. */
    public SampleFacts assessedBefore(int ago, int points, Grade grade, String policyHash) {
        previous = Optional.of(new PreviousAssessment(DAY.minusDays(ago), points, grade, Optional.of(policyHash)));
        return this;
    }

    public SampleFacts stopped() {
        isStopped = true;
        return this;
    }

    public SampleFacts asKnownThen() {
        knowledge = Knowledge.AS_KNOWN_THEN;
        return this;
    }

    public CustomerFacts facts() {
        var profile = new Profile(
                since,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                yearlyPurchases,
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(),
                filledFields,
                expectedFields);
        var standing = new Standing(limit, termsDays, Optional.empty(), isStopped);
        return new CustomerFacts(customer, DAY, knowledge, Currency.CNY, profile, standing, ledger.build(), previous);
    }

    private static int day(int ago) {
        return Days.epochDay(DAY) - ago;
    }
}
