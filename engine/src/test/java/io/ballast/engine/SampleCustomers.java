package io.ballast.engine;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Delivery;
import io.ballast.engine.ledger.Dispute;
import io.ballast.engine.ledger.Invoice;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.Ledger;
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
import java.util.function.IntUnaryOperator;

/**
 * The named samples. Each buys for 100,000 on the first of every month of the two years before 2026-06-30, net 30 days,
 * unless its story says otherwise.
 */
final class SampleCustomers {
    static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    private static final int TERMS = 30;
    private static final int MONTHS = 24;
    private static final long MONTHLY = 100_000_00;

    private SampleCustomers() {}

    /** Pays every invoice 25 days late. */
    static CustomerFacts aurora() {
        return facts("Aurora", limit(300_000_00), buying(month -> 25, MONTHLY).build());
    }

    /** Pays every invoice on its due day. */
    static CustomerFacts borealis() {
        return facts("Borealis", limit(300_000_00), buying(month -> 0, MONTHLY).build());
    }

    /** Was opened today: no document, no limit, no terms, a name and nothing else. */
    static CustomerFacts celestia() {
        return new CustomerFacts(
                "Celestia",
                TODAY,
                Knowledge.AS_KNOWN_NOW,
                Currency.CNY,
                Profile.unknown(),
                Standing.none(),
                Ledger.empty(),
                Optional.empty());
    }

    /** Pays on time and is still over its limit of 150,000 on most days, with an order of 300,000 open. */
    static CustomerFacts dione() {
        LedgerBuilder ledger = buying(month -> 0, MONTHLY)
                .add(order("O-big", TODAY.minusDays(20), Days.NEVER, 300_000_00))
                .add(new Delivery("L-big", day(TODAY.minusDays(3)), Days.NEVER, day(TODAY.minusDays(3)), 80_000_00));
        return facts("Dione", limit(150_000_00), ledger.build());
    }

    /** Pays on time but disputes three of its four newest invoices. */
    static CustomerFacts echo() {
        LedgerBuilder ledger = buying(month -> month > MONTHS - 5 ? Days.NEVER : 0, MONTHLY);
        for (int month = MONTHS - 4; month < MONTHS - 1; month++) {
            int opened = day(issued(month)) + 10;
            ledger.add(new Dispute("D" + month, number(month), opened, Days.NEVER, opened, MONTHLY / 2));
        }
        return facts("Echo", limit(600_000_00), ledger.build());
    }

    /** Paid on time for a year and a half, then later every month; has paid nothing for three months. */
    static CustomerFacts fornax() {
        LedgerBuilder ledger = buying(month -> month < 15 ? 0 : month < 20 ? (month - 14) * 12 : Days.NEVER, MONTHLY);
        var standing = new Standing(new LimitInForce.Amount(300_000_00), OptionalInt.of(TERMS), Optional.empty(), true);
        return facts("Fornax", standing, ledger.build());
    }

    /** As Aurora, but a person has set the grade, an insurer covers 250,000, and last quarter it stood at BBB. */
    static CustomerFacts gaia() {
        var override = new Standing.GradeOverride(Grade.A, "母公司担保 parent guarantees", LocalDate.of(2026, 12, 31));
        var standing = new Standing(
                new LimitInForce.Amount(300_000_00),
                OptionalInt.of(TERMS),
                Optional.of(override),
                false,
                OptionalLong.of(250_000_00));
        return new CustomerFacts(
                "Gaia",
                TODAY,
                Knowledge.AS_KNOWN_THEN,
                Currency.CNY,
                profile(),
                standing,
                buying(month -> 25, MONTHLY).build(),
                Optional.of(new PreviousAssessment(LocalDate.of(2026, 3, 31), 702, Grade.BBB, Optional.empty())));
    }

    static List<CustomerFacts> all() {
        return List.of(aurora(), borealis(), celestia(), dione(), echo(), fornax(), gaia());
    }

    /** One invoice and one order a month; the delay in days of each month's payment, or never. */
    private static LedgerBuilder buying(IntUnaryOperator delayDays, long amountMinor) {
        var ledger = new LedgerBuilder();
        for (int month = 0; month < MONTHS; month++) {
            int issued = day(issued(month));
            ledger.add(new Invoice(number(month), issued, issued + TERMS, issued, amountMinor, false));
            ledger.add(order("O" + month, issued(month).minusDays(7), issued, amountMinor));
            ledger.add(new Delivery("L" + month, issued - 1, issued, issued - 1, amountMinor));
            int delay = delayDays.applyAsInt(month);
            if (delay != Days.NEVER && issued + TERMS + delay <= day(TODAY)) {
                int paid = issued + TERMS + delay;
                ledger.add(new Settlement(number(month), SettlementKind.CASH, paid, paid, amountMinor));
                ledger.add(new Receipt("R" + month, paid, paid, amountMinor));
            }
        }
        return ledger;
    }

    private static LocalDate issued(int month) {
        return LocalDate.of(2024, 7, 1).plusMonths(month);
    }

    private static String number(int month) {
        return "I" + (100 + month);
    }

    private static SalesOrder order(String number, LocalDate ordered, int closed, long amountMinor) {
        int day = day(ordered);
        return new SalesOrder(number, day, day + 7, closed, Days.NEVER, day, amountMinor, 0);
    }

    private static Standing limit(long minor) {
        return new Standing(new LimitInForce.Amount(minor), OptionalInt.of(TERMS), Optional.empty(), false);
    }

    private static CustomerFacts facts(String name, Standing standing, Ledger ledger) {
        return new CustomerFacts(
                name, TODAY, Knowledge.AS_KNOWN_NOW, Currency.CNY, profile(), standing, ledger, Optional.empty());
    }

    private static Profile profile() {
        return new Profile(
                Optional.of(LocalDate.of(2024, 7, 1)),
                Optional.of("C"),
                Optional.of("M"),
                Optional.of("浙江"),
                OptionalLong.of(4_000_000_00L),
                OptionalLong.of(5_000_000_00L),
                OptionalLong.of(1_500_000_00L),
                List.of(150_000_00L, 200_000_00L, 400_000_00L),
                18,
                20);
    }

    private static int day(LocalDate date) {
        return Days.epochDay(date);
    }
}
