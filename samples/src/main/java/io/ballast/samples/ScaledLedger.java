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

/**
 * Facts for benchmarks, straight into columns: 100 invoices a customer over three years, each ordered, delivered and
 * billed in one sum, most of them paid, some in two parts, two with a credit memo, two disputed. Less lifelike than
 * {@link DemoCompany} and made in microseconds. Immutable; each customer depends on the seed and its index alone.
 */
public final class ScaledLedger {
    /** Invoices of every customer. */
    public static final int INVOICES = 100;

    private static final int DAYS_APART = 11;
    private static final int LEAD_DAYS = 7;
    private static final Optional<String> SECTION = Optional.of("C");
    private static final Optional<String> SIZE = Optional.of("M");
    private static final Optional<String> REGION = Optional.of("江苏");

    private final long seed;
    private final LocalDate asOf;

    public ScaledLedger(long seed, LocalDate asOf) {
        this.seed = seed;
        this.asOf = asOf;
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
        int[] issued = new int[INVOICES];
        int[] due = new int[INVOICES];
        long[] amount = new long[INVOICES];
        int[] category = new int[INVOICES];
        long usual = dice.between(2_000, 80_000) * 100L;
        for (int row = 0; row < INVOICES; row++) {
            issued[row] = asOfDay - DAYS_APART * (INVOICES - row) + dice.below(DAYS_APART);
            due[row] = issued[row] + termsDays;
            amount[row] = usual / 2 + (long) (usual * dice.uniform());
            category[row] = 1 + dice.below(12);
        }
        Payments payments = new Payments(asOfDay, dice.between(-10, 40), dice);
        for (int row = 0; row < INVOICES; row++) {
            payments.settle(row, issued[row], due[row], amount[row]);
        }
        int[] memoDay = {issued[30] + 20, issued[60] + 20};
        long[] memoAmount = {amount[30] / 10, amount[60] / 10};
        int[] openedDay = {issued[40] + 5, issued[80] + 5};
        int[] ordered = shifted(issued, -LEAD_DAYS);
        int[] delivered = shifted(issued, -1);
        int[] never = new int[INVOICES];
        Arrays.fill(never, Days.NEVER);
        return new Ledger(
                new Invoices(issued, due, issued, amount, new byte[INVOICES]),
                payments.settlements(),
                payments.receipts(),
                new CreditMemos(memoDay, memoDay, memoAmount),
                new Orders(ordered, issued, delivered, never, ordered, amount, category),
                new Deliveries(delivered, issued, delivered, amount),
                new Disputes(
                        openedDay, shifted(openedDay, 30), openedDay, new long[] {amount[40], amount[80]}, new int[] {
                            40, 80
                        }));
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
        private final int[] firstRow = new int[INVOICES + 1];
        private final int[] day = new int[2 * INVOICES];
        private final long[] amount = new long[2 * INVOICES];
        private final byte[] kind = new byte[2 * INVOICES];
        private int size;

        Payments(int asOfDay, int usualDelay, Dice dice) {
            this.asOfDay = asOfDay;
            this.usualDelay = usualDelay;
            this.dice = dice;
        }

        void settle(int invoice, int issuedDay, int dueDay, long amountMinor) {
            int paidDay = Math.max(issuedDay + 21, dueDay + usualDelay + dice.below(15));
            if (invoice == 30 || invoice == 60) {
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
