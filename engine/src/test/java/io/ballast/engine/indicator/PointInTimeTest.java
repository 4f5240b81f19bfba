package io.ballast.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.engine.ledger.CreditMemo;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Delivery;
import io.ballast.engine.ledger.Dispute;
import io.ballast.engine.ledger.Invoice;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.ledger.Profile;
import io.ballast.engine.ledger.RandomLedgers;
import io.ballast.engine.ledger.Receipt;
import io.ballast.engine.ledger.SalesOrder;
import io.ballast.engine.ledger.Settlement;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.ledger.Standing;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Days;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a day uses nothing of later days, and does not depend on order or thread. Replays with -Dseed. */
class PointInTimeTest {
    private static final int CUSTOMERS = 200;
    private static final int MOST_INVOICES = 40;
    private static final long SEED = RandomLedgers.seed();

    @BeforeAll
    static void tell_the_seed() {
        // The seed has to be seen to be replayed.
        System.err.println("PointInTimeTest -Dseed=" + SEED);
    }

    @ParameterizedTest
    @EnumSource(Knowledge.class)
    void rows_planted_in_the_future_change_no_reading(Knowledge knowledge) {
        for (long seed = SEED; seed < SEED + CUSTOMERS; seed++) {
            Rows rows = Rows.of(RandomLedgers.ledger(seed, MOST_INVOICES));
            Readings before = Indicators.read(facts(rows.build(), knowledge));
            var future = new Planting(seed, rows);
            future.plant(10, false);
            if (knowledge == Knowledge.AS_KNOWN_THEN) {
                future.plant(10, true);
            }
            assertThat(Indicators.read(facts(rows.build(), knowledge)))
                    .as("seed %d", seed)
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Knowledge.class)
    void a_ledger_cut_off_at_the_day_reads_like_the_whole_one(Knowledge knowledge) {
        int lastKnown = knowledge == Knowledge.AS_KNOWN_THEN ? Planting.DAY : Days.NEVER;
        for (long seed = SEED; seed < SEED + CUSTOMERS; seed++) {
            Ledger whole = RandomLedgers.ledger(seed, MOST_INVOICES);
            Ledger cut = Rows.of(whole)
                    .seenBy((day, known) -> day <= Planting.DAY && known <= lastKnown)
                    .build();
            assertThat(Indicators.read(facts(cut, knowledge)))
                    .as("seed %d", seed)
                    .isEqualTo(Indicators.read(facts(whole, knowledge)));
        }
    }

    @Test
    void what_was_recorded_later_speaks_now_but_did_not_then() {
        Rows rows = Rows.of(RandomLedgers.ledger(SEED, 0));
        var planting = new Planting(SEED, rows);
        planting.plant(10, true);
        Readings then = Indicators.read(facts(rows.build(), Knowledge.AS_KNOWN_THEN));
        Readings now = Indicators.read(facts(rows.build(), Knowledge.AS_KNOWN_NOW));

        assertThat(then.of("sales_money_365")).isEqualTo(new Reading.NotEnoughData(Lack.NO_INVOICES));
        assertThat(now.of("sales_money_365")).isInstanceOf(Reading.Value.class);
    }

    @Test
    void an_invoice_paid_tomorrow_is_open_today_and_a_dispute_closed_tomorrow_too() {
        Seen.of(SampleFacts.of("Aurora").paid(100, 40, 10, -1)).reads("overdue_money", 100);
        Seen.of(SampleFacts.of("Aurora").paid(100, 40, 10, 0)).reads("overdue_money", 0);
        Seen.of(SampleFacts.of("Aurora").open(1, 9, 1).disputeClosed(100, 40, -1))
                .reads("open_dispute_count", 1);
        Seen.of(SampleFacts.of("Aurora").open(1, 9, 1).disputeClosed(100, 40, 0))
                .reads("open_dispute_count", 0);
    }

    @Test
    void the_order_in_which_documents_were_added_makes_no_difference() {
        for (long seed = SEED; seed < SEED + CUSTOMERS; seed++) {
            var sorted = facts(RandomLedgers.ledger(seed, MOST_INVOICES), Knowledge.AS_KNOWN_NOW);
            var shuffled = facts(RandomLedgers.shuffledLedger(seed, MOST_INVOICES, ~seed), Knowledge.AS_KNOWN_NOW);
            assertThat(Indicators.read(shuffled)).as("seed %d", seed).isEqualTo(Indicators.read(sorted));
        }
    }

    @Test
    void many_threads_read_the_same() throws Exception {
        var customers = new ArrayList<CustomerFacts>();
        var expected = new ArrayList<Readings>();
        for (long seed = SEED; seed < SEED + 50; seed++) {
            customers.add(facts(RandomLedgers.ledger(seed, MOST_INVOICES), Knowledge.AS_KNOWN_NOW));
            expected.add(Indicators.read(customers.getLast()));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            var runs = new ArrayList<Callable<List<Readings>>>();
            for (int run = 0; run < 16; run++) {
                runs.add(() -> customers.stream().map(Indicators::read).toList());
            }
            for (var done : threads.invokeAll(runs)) {
                assertThat(done.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void a_lack_is_always_one_that_the_catalogue_announces() {
        for (long seed = SEED; seed < SEED + CUSTOMERS; seed++) {
            Readings readings = Indicators.read(facts(RandomLedgers.ledger(seed, 12), Knowledge.AS_KNOWN_NOW));
            for (int i = 0; i < readings.size(); i++) {
                Description description = readings.catalogue().at(i);
                if (readings.at(i) instanceof Reading.NotEnoughData lack) {
                    assertThat(description.noValue().en())
                            .as(description.name())
                            .contains(lack.because().text().en());
                }
            }
        }
    }

    static CustomerFacts facts(Ledger ledger, Knowledge knowledge) {
        var limit = new LimitInForce.Amount(1_000_000);
        return new CustomerFacts(
                "Random",
                RandomLedgers.START.plusDays(Planting.DAY - Days.epochDay(RandomLedgers.START)),
                knowledge,
                Currency.CNY,
                Profile.unknown(),
                new Standing(limit, OptionalInt.of(30), Optional.empty(), false),
                ledger,
                Optional.empty());
    }

    /** Adds rows that must not be seen. */
    private static final class Planting {
        /** The day of assessment, three quarters into the time of the random documents. */
        static final int DAY = Days.epochDay(RandomLedgers.START) + 550;

        private final Random random;
        private final Rows rows;
        private final List<Invoice> existing;
        private final List<SalesOrder> existingOrders;

        Planting(long seed, Rows rows) {
            this.random = new Random(seed);
            this.rows = rows;
            this.existing = List.copyOf(rows.invoices());
            this.existingOrders = List.copyOf(rows.orders());
        }

        /** Half of them fill an order that was there before. */
        private String orderFor(String planted) {
            return existingOrders.isEmpty() || random.nextBoolean()
                    ? planted
                    : existingOrders.get(random.nextInt(existingOrders.size())).number();
        }

        /** Rows dated after the day or, if recorded later, rows dated up to the day that were unknown on it. */
        void plant(int count, boolean isRecordedLater) {
            for (int i = 0; i < count; i++) {
                int day = isRecordedLater ? DAY - random.nextInt(300) : DAY + 1 + random.nextInt(100);
                int known = Math.max(day, DAY + 1);
                long amount = 1L + random.nextInt(1_000_000);
                String number = (isRecordedLater ? "L" : "F") + i;
                rows.invoices().add(new Invoice(number, day, day + 30, known, amount, random.nextBoolean()));
                rows.settlements().add(new Settlement(number, SettlementKind.CASH, day, known, amount));
                rows.receipts().add(new Receipt(number, day, known, amount));
                rows.memos().add(new CreditMemo(number, day, known, amount));
                rows.orders().add(new SalesOrder(number, day, day, day + 9, Days.NEVER, known, amount, 1 + i));
                rows.deliveries().add(new Delivery(number, orderFor(number), day, Days.NEVER, known, amount));
                rows.disputes().add(new Dispute(number, number, day, Days.NEVER, known, amount));
                if (!existing.isEmpty()) {
                    String invoice =
                            existing.get(random.nextInt(existing.size())).number();
                    var kind = SettlementKind.values()[random.nextInt(4)];
                    rows.settlements().add(new Settlement(invoice, kind, day, known, amount));
                    rows.disputes().add(new Dispute(number + "x", invoice, day, Days.NEVER, known, amount));
                }
            }
        }
    }
}
