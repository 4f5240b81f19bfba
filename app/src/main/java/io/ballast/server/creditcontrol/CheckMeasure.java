package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.CheckPoint;
import io.ballast.engine.exposure.Outcome;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures checks of orders as the product does them; what they hold stays, so on books that are thrown away. */
@Component
@Lazy
public class CheckMeasure {
    /** Each customer's orders are asked about again and again under so many numbers. */
    static final int NUMBERS = 100;

    private static final long SMALL_MINOR = 1_00;
    private static final double NANOS = 1e9;
    private static final double NANOS_A_MILLI = 1e6;

    private static final String CUSTOMERS = """
        select id
        from customers.customer
        order by id""";

    private static final String OPEN_ITEMS = """
        select count(*)
        from ledger.invoice""";

    private final CreditDesk desk;
    private final JdbcClient jdbc;
    private final Clock clock;

    CheckMeasure(CreditDesk desk, JdbcClient jdbc, Clock clock) {
        this.desk = desk;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What was asked for how many times, and how long that took.
     *
     * @param perSecond decisions a second of all clients together
     * @param p50 milliseconds a client waits
     * @param p99 the same
     * @param othersP99 the same for all customers but the busy one; that of all where there is none
     */
    public record Speed(double perSecond, double p50, double p99, double othersP99) {}

    /**
     * The books it is measured on.
     *
     * @param fit keys of customers whose small orders may ship
     * @param all every key, each with an account
     */
    public record Books(List<Long> fit, List<Long> all, long invoices) {}

    /** Asks about every customer once, which reads its books. */
    public Books warmUp() {
        List<Long> all = jdbc.sql(CUSTOMERS).query((row, _) -> row.getLong(1)).list();
        List<Long> fit = all.stream().filter(this::isFit).toList();
        return new Books(
                fit, all, jdbc.sql(OPEN_ITEMS).query((row, _) -> row.getLong(1)).single());
    }

    private boolean isFit(long customer) {
        try {
            StoredDecision stored = check(customer, 0);
            return stored.decision().outcome() != Outcome.HELD;
        } catch (Refusal e) {
            return false;
        }
    }

    private StoredDecision check(long customer, int number) {
        var order = new OrderRequest(
                UUID.randomUUID(),
                new CustomerId(customer),
                "speed-" + number % NUMBERS,
                SMALL_MINOR,
                Currency.CNY,
                LocalDate.now(clock),
                CheckPoint.ORDER,
                Duration.ofHours(24),
                OptionalLong.empty(),
                Optional.empty());
        return desk.check(order, CurrentUser.system()).stored();
    }

    /** One plain decision, as it is stored. */
    public String text(Books books) {
        return jdbc.sql("select text from creditcontrol.decision where customer_id = :customer limit 1")
                .param("customer", books.fit().getFirst())
                .query((row, _) -> row.getString(1))
                .single();
    }

    /**
     * Asks as fast as the answers come.
     *
     * @param clients that ask one question after the other
     * @param busyShare of the questions that are about one customer, 0 to 1
     */
    public Speed ask(Books books, int clients, Duration time, double busyShare)
            throws InterruptedException, ExecutionException {
        List<Callable<Waits>> work = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        for (int client = 0; client < clients; client++) {
            var random = new SplittableRandom(client);
            work.add(() -> ask(books, random, end, busyShare));
        }
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var waits = new Waits(new ArrayList<>(), new ArrayList<>());
            for (Future<Waits> done : executor.invokeAll(work)) {
                waits.busy().addAll(done.get().busy());
                waits.others().addAll(done.get().others());
            }
            List<Long> all = new ArrayList<>(waits.busy());
            all.addAll(waits.others());
            return new Speed(
                    all.size() / (time.toNanos() / NANOS),
                    share(all, 0.5),
                    share(all, 0.99),
                    share(waits.others(), 0.99));
        }
    }

    /** Nanoseconds. */
    private record Waits(List<Long> busy, List<Long> others) {}

    private Waits ask(Books books, SplittableRandom random, long end, double busyShare) {
        var waits = new Waits(new ArrayList<>(), new ArrayList<>());
        int last = books.fit().size() - 1;
        while (System.nanoTime() < end) {
            boolean isBusy = random.nextDouble() < busyShare;
            long customer = books.fit().get(isBusy ? last : random.nextInt(last));
            long start = System.nanoTime();
            check(customer, random.nextInt(NUMBERS));
            (isBusy ? waits.busy() : waits.others()).add(System.nanoTime() - start);
        }
        return waits;
    }

    private static double share(List<Long> nanos, double share) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / NANOS_A_MILLI;
    }
}
