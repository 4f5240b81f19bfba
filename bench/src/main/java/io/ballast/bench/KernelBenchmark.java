package io.ballast.bench;

import io.ballast.engine.Assess;
import io.ballast.engine.Assessment;
import io.ballast.engine.Policy;
import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Deliveries;
import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LedgerCodec;
import io.ballast.engine.ledger.Orders;
import io.ballast.engine.ledger.Receipts;
import io.ballast.engine.ledger.Settlements;
import io.ballast.engine.scoring.Rating;
import io.ballast.engine.scoring.Score;
import io.ballast.engine.scoring.Scorer;
import io.ballast.engine.value.Currency;
import io.ballast.engine.warning.Findings;
import io.ballast.engine.warning.WarningRules;
import io.ballast.engine.warning.WarningSignals;
import io.ballast.samples.ScaledLedger;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The pure work on one customer of 100 invoices, beside the least that can be done with the same columns: adding them
 * up. Customers are visited in turn, so that caches see a portfolio and not one customer.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class KernelBenchmark {
    private static final int CUSTOMERS = 2_000;

    private final CustomerFacts[] facts = new CustomerFacts[CUSTOMERS];
    private final byte[][] packed = new byte[CUSTOMERS][];
    private final Policy policy = Policy.standard(Currency.CNY);
    private final Scorer scorer =
            new Scorer(policy.scorecard(), policy.missingData().mode(), Indicators.CATALOGUE);
    private int next;

    @Setup
    public void makeCustomers() {
        var ledger = new ScaledLedger(42, LocalDate.of(2026, 10, 31), 100);
        for (int i = 0; i < CUSTOMERS; i++) {
            facts[i] = ledger.facts(i);
            packed[i] = LedgerCodec.encode(facts[i].ledger());
        }
    }

    /** The yardstick: every column the kernel reads, added up. */
    @Benchmark
    public long sumColumns() {
        return sum(nextFacts().ledger());
    }

    /** All indicators. */
    @Benchmark
    public Readings readIndicators() {
        return Indicators.read(nextFacts(), policy.residue());
    }

    /** All indicators, the score, the grade and all warning rules. */
    @Benchmark
    public Findings judge() {
        CustomerFacts customer = nextFacts();
        Readings readings = Indicators.read(customer, policy.residue());
        Score score = scorer.score(readings, 0);
        Rating rating = policy.scale().rate(score, policy.missingData(), customer.standing(), customer.asOf());
        return WarningRules.evaluate(policy.warnings(), WarningSignals.of(readings, score, rating));
    }

    /** The whole of it: also unpacked first, with limit proposals, and the hash of the facts. */
    @Benchmark
    public Assessment assessPacked() {
        CustomerFacts known = nextFacts();
        byte[] bytes = packed[next];
        CustomerFacts unpacked = new CustomerFacts(
                known.customer(),
                known.asOf(),
                known.knowledge(),
                known.currency(),
                known.profile(),
                known.standing(),
                LedgerCodec.decode(bytes),
                known.previous());
        return Assess.assess(unpacked, bytes, policy);
    }

    /** From packed bytes to columns. */
    @Benchmark
    public Ledger unpack() {
        next = next + 1 == CUSTOMERS ? 0 : next + 1;
        return LedgerCodec.decode(packed[next]);
    }

    private CustomerFacts nextFacts() {
        next = next + 1 == CUSTOMERS ? 0 : next + 1;
        return facts[next];
    }

    private static long sum(Ledger ledger) {
        long sum = 0;
        Invoices invoices = ledger.invoices();
        for (int i = 0; i < invoices.size(); i++) {
            sum += invoices.issuedDay(i) + invoices.dueDay(i) + invoices.knownDay(i) + invoices.amountMinor(i);
        }
        Settlements settlements = ledger.settlements();
        for (int i = 0; i < settlements.size(); i++) {
            sum += settlements.day(i) + settlements.knownDay(i) + settlements.amountMinor(i);
            sum += settlements.kind(i).ordinal();
        }
        Receipts receipts = ledger.receipts();
        for (int i = 0; i < receipts.size(); i++) {
            sum += receipts.day(i) + receipts.knownDay(i) + receipts.amountMinor(i);
        }
        Orders orders = ledger.orders();
        for (int i = 0; i < orders.size(); i++) {
            sum += orders.orderedDay(i) + orders.requestedDay(i) + orders.closedDay(i) + orders.cancelledDay(i);
            sum += orders.knownDay(i) + orders.amountMinor(i) + orders.category(i);
        }
        Deliveries deliveries = ledger.deliveries();
        for (int i = 0; i < deliveries.size(); i++) {
            sum += deliveries.day(i) + deliveries.knownDay(i) + deliveries.invoicedDay(i) + deliveries.amountMinor(i);
        }
        return sum;
    }
}
