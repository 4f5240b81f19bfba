package io.ballast.samples;

import io.ballast.engine.ledger.CreditMemos;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Deliveries;
import io.ballast.engine.ledger.Disputes;
import io.ballast.engine.ledger.Invoices;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.ledger.Orders;
import io.ballast.engine.ledger.Profile;
import io.ballast.engine.ledger.Receipts;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.ledger.Settlements;
import io.ballast.engine.ledger.Standing;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Days;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Facts for benchmarks, straight into columns: as many invoices a customer as wanted over three years, each ordered,
 * delivered and billed in one sum, most of them paid, some in two parts, two with a credit memo, two disputed. Less
 * lifelike than {@link DemoCompany} and made in microseconds. Immutable; each customer depends on the seed and its
 * index alone.
 */
public final class ScaledLedger {
    private static final int DAYS = 1_100;
    private static final int FEWEST_INVOICES = 10;
    private static final int LEAD_DAYS = 7;
    private static final Optional<String> SECTION = Optional.of("C");
    private static final Optional<String> SIZE = Optional.of("M");
    private static final Optional<String> REGION = Optional.of("江苏");

    private final long seed;
    private final LocalDate asOf;
    private final int invoices;

    /**
     * Books of a seed up to a day.
     *
     * @param invoices of every customer, 10 to 1,100: at most one a day
     */
    public ScaledLedger(long seed, LocalDate asOf, int invoices) {
        if (invoices < FEWEST_INVOICES || invoices > DAYS) {
            throw new IllegalArgumentException("Invoices out of range 10..1100: " + invoices);
        }
        this.seed = seed;
        this.asOf = asOf;
        this.invoices = invoices;
    }

    /** Invoices of every customer. */
    public int invoices() {
        return invoices;
    }

    /** All that is known of the customer with this index, 0 or more. */
    public CustomerFacts facts(int index) {
        Dice dice = Dice.of(seed).split(index);
        int termsDays = 30 + 15 * dice.below(5);
        Standing standing = new Standing(
                new LimitInForce.Amount(dice.between(10, 200) * 10_000_00L),
                OptionalInt.of(termsDays),
                Optional.empty(),
                false);
        Profile profile = new Profile(
                Optional.of(asOf.minusDays(1_200 + dice.below(3_000))),
                SECTION,
                SIZE,
                REGION,
                OptionalLong.of(dice.between(100, 2_000) * 10_000_00L),
                OptionalLong.of(dice.between(50, 5_000) * 10_000_00L),
                OptionalLong.empty(),
                List.of(),
                8,
                9);
        return new CustomerFacts(
                SampleProfile.code(index),
                asOf,
                Knowledge.AS_KNOWN_THEN,
                Currency.CNY,
                profile,
                standing,
                ledger(dice, termsDays),
                Optional.empty());
    }

    private Ledger ledger(Dice dice, int termsDays) {
        int asOfDay = Days.epochDay(asOf);
        int daysApart = DAYS / invoices;
        int[] issued = new int[invoices];
        int[] due = new int[invoices];
        long[] amount = new long[invoices];
        int[] category = new int[invoices];
        long usual = dice.between(2_000, 80_000) * 100L;
        for (int row = 0; row < invoices; row++) {
            issued[row] = asOfDay - daysApart * (invoices - row) + dice.below(daysApart);
            due[row] = issued[row] + termsDays;
            amount[row] = usual / 2 + (long) (usual * dice.uniform());
            category[row] = 1 + dice.below(12);
        }
        Payments payments = new Payments(invoices, asOfDay, dice.between(-10, 40), dice);
        for (int row = 0; row < invoices; row++) {
            payments.settle(row, issued[row], due[row], amount[row]);
        }
        int[] credited = {invoices * 3 / 10, invoices * 6 / 10};
        int[] memoDay = shifted(picked(issued, credited), 20);
        long[] memoAmount = {amount[credited[0]] / 10, amount[credited[1]] / 10};
        int[] disputed = {invoices * 4 / 10, invoices * 8 / 10};
        int[] openedDay = shifted(picked(issued, disputed), 5);
        int[] ordered = shifted(issued, -LEAD_DAYS);
        int[] delivered = shifted(issued, -1);
        int[] never = new int[invoices];
        Arrays.fill(never, Days.NEVER);
        return new Ledger(
                new Invoices(issued, due, issued, amount, new byte[invoices]),
                payments.settlements(),
                payments.receipts(),
                new CreditMemos(memoDay, memoDay, memoAmount),
                new Orders(ordered, issued, delivered, never, ordered, amount, category),
                new Deliveries(
                        delivered,
                        issued,
                        delivered,
                        amount,
                        IntStream.range(0, invoices).toArray()),
                new Disputes(
                        openedDay,
                        shifted(openedDay, 30),
                        openedDay,
                        new long[] {amount[disputed[0]], amount[disputed[1]]},
                        disputed));
    }

    private static int[] picked(int[] days, int[] rows) {
        return Arrays.stream(rows).map(row -> days[row]).toArray();
    }

    private static int[] shifted(int[] days, int by) {
        int[] shifted = new int[days.length];
        for (int i = 0; i < days.length; i++) {
            shifted[i] = days[i] + by;
        }
        return shifted;
    }

    /** Settlements in the order of invoices, and the receipts they come from in the order of days. */
    private static final class Payments {
        private final int asOfDay;
        private final int usualDelay;
        private final Dice dice;
        private final int invoices;
        private final int[] firstRow;
        private final int[] day;
        private final long[] amount;
        private final byte[] kind;
        private int size;

        Payments(int invoices, int asOfDay, int usualDelay, Dice dice) {
            this.invoices = invoices;
            this.firstRow = new int[invoices + 1];
            this.day = new int[2 * invoices];
            this.amount = new long[2 * invoices];
            this.kind = new byte[2 * invoices];
            this.asOfDay = asOfDay;
            this.usualDelay = usualDelay;
            this.dice = dice;
        }

        void settle(int invoice, int issuedDay, int dueDay, long amountMinor) {
            int paidDay = Math.max(issuedDay + 21, dueDay + usualDelay + dice.below(15));
            if (invoice == invoices * 3 / 10 || invoice == invoices * 6 / 10) {
                add(issuedDay + 20, amountMinor / 10, SettlementKind.CREDIT_MEMO);
                add(paidDay, amountMinor - amountMinor / 10, SettlementKind.CASH);
            } else if (dice.below(16) == 0) {
                add(paidDay, amountMinor / 2, SettlementKind.CASH);
                add(paidDay + 20, amountMinor - amountMinor / 2, SettlementKind.CASH);
            } else {
                add(paidDay, amountMinor, SettlementKind.CASH);
            }
            firstRow[invoice + 1] = size;
        }

        private void add(int onDay, long amountMinor, SettlementKind of) {
            if (onDay <= asOfDay) {
                day[size] = onDay;
                amount[size] = amountMinor;
                kind[size] = (byte) of.ordinal();
                size++;
            }
        }

        Settlements settlements() {
            int[] days = Arrays.copyOf(day, size);
            return new Settlements(firstRow, days, days, Arrays.copyOf(amount, size), Arrays.copyOf(kind, size));
        }

        Receipts receipts() {
            long[] dayAndRow = new long[size];
            int count = 0;
            for (int row = 0; row < size; row++) {
                if (kind[row] == SettlementKind.CASH.ordinal()) {
                    dayAndRow[count] = ((long) day[row] << 16) + row;
                    count++;
                }
            }
            Arrays.sort(dayAndRow, 0, count);
            int[] days = new int[count];
            long[] amounts = new long[count];
            for (int i = 0; i < count; i++) {
                days[i] = (int) (dayAndRow[i] >> 16);
                amounts[i] = amount[(int) (dayAndRow[i] & 0xFFFF)];
            }
            return new Receipts(days, days, amounts);
        }
    }
}
