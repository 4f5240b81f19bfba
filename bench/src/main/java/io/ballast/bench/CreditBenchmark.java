package io.ballast.bench;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.CheckPolicy;
import io.ballast.engine.exposure.Commitment;
import io.ballast.engine.exposure.Credit;
import io.ballast.engine.exposure.CreditFile;
import io.ballast.engine.exposure.Decision;
import io.ballast.engine.exposure.DueAmount;
import io.ballast.engine.exposure.GroupFile;
import io.ballast.engine.exposure.OrderToCheck;
import io.ballast.engine.exposure.Position;
import io.ballast.engine.exposure.Security;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.terms.PaymentTerms;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One order under the standard checks: a customer with 130 due days and 20 open orders in a group of twice as many,
 * beside the least that can be done with them: adding them up once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CreditBenchmark {
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
    private static final int DUE_DAYS = 130;
    private static final int ORDERS = 20;

    private final CheckPolicy policy = CheckPolicy.standard(Currency.CNY);
    private final Position own = position(0);
    private final CreditFile roomy = file(1_000_000_000);
    private final CreditFile full = file(100_000);
    private final OrderToCheck order = new OrderToCheck("N", 10_000_00, TODAY.plusDays(10), CheckPoint.ORDER);

    /** An order that is approved. */
    @Benchmark
    public Decision approved() {
        return Credit.check(roomy, order, policy);
    }

    /** An order that exceeds both limits, with all its advice. */
    @Benchmark
    public Decision heldWithAdvice() {
        return Credit.check(full, order, policy);
    }

    /** What is due and ordered, added up once. */
    @Benchmark
    public long addedUp() {
        return own.grossMinor(policy);
    }

    private CreditFile file(long limitMinor) {
        var limit = new LimitInForce.Amount(limitMinor);
        var group = new GroupFile("G", "group", limit, Optional.empty(), position(1));
        return new CreditFile(
                TODAY,
                limit,
                Optional.of(TODAY.plusDays(90)),
                own,
                List.of(group),
                false,
                Optional.of(RiskLevel.LOW),
                Optional.of(Grade.BBB),
                false,
                OptionalInt.of(3),
                Reading.of(76.0),
                Optional.of(PaymentTerms.net(30)));
    }

    private static Position position(int member) {
        List<DueAmount> receivables = new ArrayList<>();
        for (int i = 0; i < DUE_DAYS; i++) {
            receivables.add(new DueAmount(TODAY.minusDays(20L + member).plusDays(i), 1_000_00 + i, i % 9));
        }
        List<Commitment> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            orders.add(new Commitment("O" + member + "-" + i, TODAY.plusDays(4L * i), 2_000_00, i % 5 == 0));
        }
        var guarantee = new Security("G" + member, 5_000_00, 0.9, 5_000_00, TODAY.plusDays(200));
        return new Position(receivables, 100_00, 500_00, 3_000_00, orders, List.of(guarantee));
    }
}
