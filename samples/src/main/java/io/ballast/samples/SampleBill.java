package io.ballast.samples;

import io.ballast.engine.exposure.BillKind;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Days;
import io.ballast.samples.SampleCustomer.SampleReceipt;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A bill that a made-up customer paid a receipt with. Acceptors are made up; the own bill of a customer that fails is
 * refused.
 *
 * @param number thirty digits as those of electronic bills, with zeros where a real one names its bank
 * @param receivedDay epoch day
 * @param dueDay epoch day
 * @param acceptor who has promised to pay
 * @param passedDay epoch day on which it was passed on, with recourse, {@link Days#NEVER} if it was not
 * @param paidDay epoch day, {@link Days#NEVER} while it is not paid
 * @param refusedDay epoch day, {@link Days#NEVER} unless payment was refused
 */
record SampleBill(
        SampleReceipt receipt,
        BillKind kind,
        String number,
        int receivedDay,
        int dueDay,
        String acceptor,
        int passedDay,
        int paidDay,
        int refusedDay) {
    private static final List<String> BANKS = List.of("示例银行股份有限公司", "样本农村商业银行股份有限公司", "范例城市商业银行股份有限公司");
    private static final long SMALLEST_MINOR = 20_000_00;
    private static final double CUSTOMERS = 0.3;
    private static final double RECEIPTS = 0.6;
    private static final double PASSED_ON = 0.25;

    /** Those of a customer, in the order of its receipts. */
    static List<SampleBill> of(DemoSettings settings, int index, SampleCustomer customer) {
        Dice dice = Dice.of(settings.seed()).split(Stream.BILLS).split(index);
        boolean isPayer =
                dice.chance(CUSTOMERS) && customer.profile().currency().equals(Currency.CNY);
        List<SampleBill> bills = new ArrayList<>();
        for (SampleReceipt receipt : isPayer ? customer.receipts() : List.<SampleReceipt>of()) {
            if (receipt.amountMinor() >= SMALLEST_MINOR && dice.chance(RECEIPTS)) {
                bills.add(draw(settings.asOfDay(), index * 1_000 + bills.size(), customer, receipt, dice));
            }
        }
        return bills;
    }

    private static SampleBill draw(int today, int serial, SampleCustomer customer, SampleReceipt receipt, Dice dice) {
        BillKind kind = kind(dice.uniform());
        int received = receipt.day();
        int due = received + (dice.chance(0.5) ? 180 : 90);
        int passed = received + dice.between(5, 40);
        boolean isPassed = dice.chance(PASSED_ON) && passed <= today;
        boolean isRefused = kind == BillKind.COMMERCIAL
                && customer.failure()
                        .map(PlantedFailure::failureDay)
                        .filter(day -> day <= due)
                        .isPresent();
        String acceptor = switch (kind) {
            case BANK -> BANKS.get(dice.below(BANKS.size()));
            case FINANCE_COMPANY -> "示例集团财务有限公司";
            case COMMERCIAL -> customer.profile().name();
            case CERTIFICATE -> "示例供应链科技有限公司";
        };
        return new SampleBill(
                receipt,
                kind,
                number(kind, received, serial),
                received,
                due,
                acceptor,
                isPassed ? passed : Days.NEVER,
                due <= today && !isRefused ? due : Days.NEVER,
                due <= today && isRefused ? due : Days.NEVER);
    }

    private static BillKind kind(double drawn) {
        if (drawn < 0.65) {
            return BillKind.BANK;
        }
        if (drawn < 0.87) {
            return BillKind.COMMERCIAL;
        }
        return drawn < 0.95 ? BillKind.FINANCE_COMPANY : BillKind.CERTIFICATE;
    }

    private static String number(BillKind kind, int day, int serial) {
        String date = LocalDate.ofEpochDay(day).format(DateTimeFormatter.BASIC_ISO_DATE);
        return String.format(Locale.ROOT, "%d%012d%s%09d", kind == BillKind.BANK ? 5 : 6, 0, date, serial);
    }
}
