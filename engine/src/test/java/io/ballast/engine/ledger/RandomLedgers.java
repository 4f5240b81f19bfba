package io.ballast.engine.ledger;

import io.ballast.engine.value.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Documents of a customer that never was, from a seed. Every case replays with -Dseed. */
public final class RandomLedgers {
    /** Every document is dated from here on. */
    public static final LocalDate START = LocalDate.of(2024, 1, 1);

    /** Last day on which any document is issued; due days and settlements may come later. */
    public static final LocalDate END = LocalDate.of(2025, 12, 31);

    private static final int FIRST = Days.epochDay(START);
    private static final int SPAN = Days.between(START, END);

    private final Random random;
    private final List<Consumer<LedgerBuilder>> documents = new ArrayList<>();

    private RandomLedgers(long seed) {
        random = new Random(seed);
    }

    /** The seed of this run: 20260131 unless -Dseed says otherwise. */
    public static long seed() {
        return Long.getLong("seed", 20260131L);
    }

    /** Documents of one customer with up to this many invoices; add them to a builder in any order. */
    public static List<Consumer<LedgerBuilder>> documents(long seed, int mostInvoices) {
        var customer = new RandomLedgers(seed);
        customer.addInvoices(customer.random.nextInt(mostInvoices + 1));
        customer.addOrdersAndDeliveries(customer.random.nextInt(mostInvoices + 1));
        return customer.documents;
    }

    public static Ledger ledger(long seed, int mostInvoices) {
        return build(documents(seed, mostInvoices));
    }

    /** The same ledger from documents added in another order. */
    public static Ledger shuffledLedger(long seed, int mostInvoices, long orderSeed) {
        var documents = new ArrayList<>(documents(seed, mostInvoices));
        Collections.shuffle(documents, new Random(orderSeed));
        return build(documents);
    }

    public static Ledger build(List<Consumer<LedgerBuilder>> documents) {
        var builder = new LedgerBuilder();
        documents.forEach(document -> document.accept(builder));
        return builder.build();
    }

    private void addInvoices(int count) {
        int terms = 30 * random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String number = "I" + i;
            int issued = FIRST + random.nextInt(SPAN + 1);
            long amount = amount();
            boolean isDueAssumed = random.nextInt(20) == 0;
            int due = isDueAssumed ? issued : issued + terms;
            var invoice = new Invoice(number, issued, due, issued + random.nextInt(3), amount, isDueAssumed);
            documents.add(builder -> builder.add(invoice));
            if (random.nextInt(5) > 0) {
                addSettlements(number, due + random.nextInt(70) - 10, amount);
            }
            if (random.nextInt(10) == 0) {
                addDispute(number, issued + random.nextInt(60));
            }
            if (random.nextInt(15) == 0) {
                var memo = new CreditMemo("C" + i, issued + 5, issued + 6, 1 + amount / 10);
                documents.add(builder -> builder.add(memo));
            }
        }
        if (random.nextInt(4) == 0) {
            addDispute("", FIRST + random.nextInt(SPAN));
        }
    }

    private void addSettlements(String number, int paid, long amount) {
        // Some pay half, some leave a residue of up to 1 %.
        long first = switch (random.nextInt(12)) {
            case 0, 1 -> Math.max(1, amount / 2);
            case 2 -> Math.max(1, amount - amount * random.nextInt(101) / 10_000);
            default -> amount;
        };
        settle(number, SettlementKind.CASH, paid, first);
        // Some pay more than they owe: part of it is booked on the invoice, part on no invoice at all.
        long beyond = random.nextInt(12) == 0 ? 1 + amount / 20 : 0;
        if (beyond > 0) {
            settle(number, SettlementKind.CASH, paid + 1, beyond);
        }
        var receipt = new Receipt("R" + number, paid, paid + random.nextInt(2), first + 2 * beyond);
        documents.add(builder -> builder.add(receipt));
        if (first < amount && random.nextBoolean()) {
            var kinds = SettlementKind.values();
            settle(number, kinds[random.nextInt(kinds.length)], paid + 20, amount - first);
        }
    }

    private void settle(String number, SettlementKind kind, int day, long amount) {
        var settlement = new Settlement(number, kind, day, day + random.nextInt(3), amount);
        documents.add(builder -> builder.add(settlement));
    }

    private void addDispute(String invoiceNumber, int opened) {
        int closed = random.nextBoolean() ? Days.NEVER : opened + random.nextInt(50);
        var dispute = new Dispute("D" + documents.size(), invoiceNumber, opened, closed, opened, amount());
        documents.add(builder -> builder.add(dispute));
    }

    private void addOrdersAndDeliveries(int count) {
        for (int i = 0; i < count; i++) {
            int ordered = FIRST + random.nextInt(SPAN + 1);
            int closed = random.nextInt(4) == 0 ? Days.NEVER : ordered + random.nextInt(30);
            int cancelled = random.nextInt(12) == 0 ? ordered + random.nextInt(30) : Days.NEVER;
            var order = new SalesOrder(
                    "O" + i, ordered, ordered + 14, closed, cancelled, ordered, amount(), random.nextInt(5));
            documents.add(builder -> builder.add(order));
            if (closed != Days.NEVER) {
                addDelivery("L" + i, random.nextInt(6) == 0 ? "" : order.number(), closed, amount());
            }
            if (random.nextInt(3) == 0) {
                long part = 1 + order.amountMinor() * random.nextInt(120) / 100;
                addDelivery("P" + i, order.number(), ordered + random.nextInt(20) - 1, part);
            }
        }
    }

    private void addDelivery(String number, String order, int day, long amount) {
        int invoiced = random.nextInt(5) == 0 ? Days.NEVER : day + random.nextInt(4);
        var delivery = new Delivery(number, order, day, invoiced, day + random.nextInt(2), amount);
        documents.add(builder -> builder.add(delivery));
    }

    private long amount() {
        return 1 + (long) (StrictMath.exp(8 + 3 * random.nextGaussian()) * 100);
    }
}
