package io.ballast.samples;

import io.ballast.engine.ledger.Dispute;
import io.ballast.engine.value.Days;
import io.ballast.samples.SampleCustomer.Application;
import io.ballast.samples.SampleCustomer.SampleCreditMemo;
import io.ballast.samples.SampleCustomer.SampleDispute;
import io.ballast.samples.SampleCustomer.SampleInvoice;
import io.ballast.samples.SampleCustomer.SampleReceipt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Disputes, returns and payments of one customer, played day by day up to the last day. No invoice is settled beyond
 * its amount, no receipt applied beyond its own; instalments are settled in their order.
 */
final class Settling {
    private static final long YUAN = 100;

    private final DemoSettings settings;
    private final TradingCalendar calendar;
    private final Conduct conduct;
    private final String suffix;
    private final Dice dice;
    private final SortedMap<Integer, List<Claim>> payments = new TreeMap<>();
    private final SortedMap<Integer, List<Return>> returns = new TreeMap<>();

    private final List<SampleReceipt> receipts = new ArrayList<>();
    private final List<SampleCreditMemo> creditMemos = new ArrayList<>();
    private final List<Quarrel> quarrels = new ArrayList<>();

    Settling(DemoSettings settings, TradingCalendar calendar, Conduct conduct, String customer, Dice dice) {
        this.settings = settings;
        this.calendar = calendar;
        this.conduct = conduct;
        this.suffix = customer.substring(1);
        this.dice = dice;
    }

    /** An invoice and what of it is still to be settled. */
    private static final class Claim {
        final SampleInvoice invoice;
        final Optional<Claim> before;
        long openMinor;

        Claim(SampleInvoice invoice, Optional<Claim> before) {
            this.invoice = invoice;
            this.before = before;
            this.openMinor = invoice.amountMinor();
        }

        boolean mustWait() {
            return before.isPresent() && before.get().openMinor > 0;
        }
    }

    /** Goods that come back, or a price that was wrong. */
    private record Return(Claim claim, long amountMinor, String reason) {}

    /** A dispute before it has a number. */
    private record Quarrel(String invoiceNumber, int openedDay, int closedDay, long amountMinor, String reason) {}

    void run(List<SampleInvoice> invoices) {
        Optional<Claim> last = Optional.empty();
        for (SampleInvoice invoice : invoices) {
            Claim claim = new Claim(invoice, invoice.instalment() > 1 ? last : Optional.empty());
            plan(claim);
            last = Optional.of(claim);
        }
        while (!payments.isEmpty() || !returns.isEmpty()) {
            int day = Math.min(firstDay(payments), firstDay(returns));
            Optional.ofNullable(returns.remove(day)).ifPresent(rows -> rows.forEach(row -> giveCredit(day, row)));
            Optional.ofNullable(payments.remove(day)).ifPresent(claims -> pay(day, claims));
        }
    }

    private static int firstDay(SortedMap<Integer, ?> agenda) {
        return agenda.isEmpty() ? Days.NEVER : agenda.firstKey();
    }

    private void plan(Claim claim) {
        SampleInvoice invoice = claim.invoice;
        int settledDay = invoice.issuedDay();
        if (invoice.instalment() < 2 && dice.chance(conduct.disputeChance(invoice.issuedDay()))) {
            settledDay = dispute(claim);
        } else if (dice.chance(0.015)) {
            planReturn(claim, invoice.issuedDay() + dice.between(5, 40));
        }
        Temper temper = conduct.temper();
        double delay = conduct.meanDelayDays(invoice.dueDay()) + temper.delaySpread() * dice.normal();
        int wanted = invoice.dueDay() + (int) StrictMath.round(delay) - temper.rhythm().averageWaitDays;
        planPayment(claim, Math.max(wanted, settledDay + 1));
    }

    private void planPayment(Claim claim, int wantedDay) {
        int day = calendar.workingDay(conduct.temper().rhythm().runDay(wantedDay));
        if (day <= settings.asOfDay() && conduct.pays(day)) {
            payments.computeIfAbsent(day, _ -> new ArrayList<>()).add(claim);
        }
    }

    private void planReturn(Claim claim, int day) {
        if (day <= settings.asOfDay()) {
            long amount = claim.invoice.amountMinor();
            boolean isWhole = dice.chance(0.08);
            long back = isWhole ? amount : Math.max(1, (long) (amount * dice.uniform(0.03, 0.3)));
            String reason = dice.pick("退货", "价格更正", "数量差异", "质量扣款");
            returns.computeIfAbsent(day, _ -> new ArrayList<>()).add(new Return(claim, back, reason));
        }
    }

    /** Opens a dispute and gives the day on which it is settled; the invoice is not paid before. */
    private int dispute(Claim claim) {
        SampleInvoice invoice = claim.invoice;
        int opened = invoice.issuedDay() + dice.between(3, 25);
        boolean isFatal = conduct.episode().map(Conduct.Episode::isFatal).orElse(false);
        int closed = opened + (isFatal ? dice.between(40, 150) : dice.between(8, 60));
        if (opened > settings.asOfDay()) {
            return invoice.issuedDay();
        }
        String reason = dice.pick("质量异议", "数量短缺", "价格不符", "交期延误", "单据错误");
        boolean isAccount = dice.chance(0.08);
        long amount = Math.max(1, (long) (invoice.amountMinor() * (dice.chance(0.5) ? 1 : dice.uniform(0.1, 0.6))));
        int known = closed > settings.asOfDay() ? Days.NEVER : closed;
        quarrels.add(new Quarrel(isAccount ? "" : invoice.rowNumber(), opened, known, amount, reason));
        if (dice.chance(0.45)) {
            planReturn(claim, closed);
        }
        return closed;
    }

    private void giveCredit(int day, Return row) {
        Claim claim = row.claim();
        long applied = claim.mustWait() ? 0 : Math.min(claim.openMinor, row.amountMinor());
        claim.openMinor -= applied;
        Optional<Application> application =
                applied == 0 ? Optional.empty() : Optional.of(new Application(claim.invoice, applied));
        creditMemos.add(new SampleCreditMemo(
                number("CM", creditMemos.size() + 1),
                day,
                Trade.recordedDay(day, settings, dice),
                row.amountMinor(),
                application,
                row.reason()));
    }

    /** Pays what is due on one day of payment with one receipt, in part or in a round sum where money is short. */
    private void pay(int day, List<Claim> claims) {
        Map<Claim, Long> shares = new LinkedHashMap<>();
        long total = 0;
        for (Claim claim : claims) {
            if (claim.mustWait()) {
                planPayment(claim, day + 7);
            } else if (claim.openMinor > 0) {
                long share = share(claim, day);
                shares.put(claim, share);
                total += share;
            }
        }
        long unit = total >= 5_000_000 ? 1_000_000 : 100_000;
        if (total >= 2 * unit && dice.chance(conduct.roundChance(day))) {
            total = total / unit * unit;
        }
        if (total > 0) {
            receive(day, total, shares);
        }
    }

    private long share(Claim claim, int day) {
        long open = claim.openMinor;
        if (open > 1_000 * YUAN && dice.chance(conduct.partialChance(day))) {
            return (long) (open * dice.uniform(0.3, 0.8)) / (100 * YUAN) * (100 * YUAN);
        }
        if (open > 1_000 * YUAN && claim.invoice.instalment() == 0 && dice.chance(0.003)) {
            return open - dice.between(1, 30) * YUAN;
        }
        return open;
    }

    private void receive(int day, long total, Map<Claim, Long> shares) {
        boolean isUnexplained = day > settings.asOfDay() - 25 && dice.chance(0.05);
        List<Application> applications = new ArrayList<>();
        long left = total;
        for (Map.Entry<Claim, Long> entry : shares.entrySet()) {
            Claim claim = entry.getKey();
            long applied = Math.min(left, entry.getValue());
            left -= applied;
            if (applied > 0 && !isUnexplained) {
                claim.openMinor -= applied;
                applications.add(new Application(claim.invoice, applied));
                boolean isInstalment = claim.invoice.instalment() > 0;
                if (claim.openMinor > 100 * YUAN || (isInstalment && claim.openMinor > 0)) {
                    planPayment(claim, day + dice.between(12, 40));
                }
            } else if (!isUnexplained) {
                planPayment(claim, day + dice.between(7, 30));
            }
        }
        long extra = dice.chance(0.006) ? Math.max(YUAN, (long) (total * dice.uniform(0.01, 0.2))) : 0;
        receipts.add(new SampleReceipt(
                number("RC", receipts.size() + 1),
                day,
                Trade.recordedDay(day, settings, dice),
                total + extra,
                applications));
    }

    List<SampleReceipt> receipts() {
        return receipts;
    }

    List<SampleCreditMemo> creditMemos() {
        return creditMemos;
    }

    List<SampleDispute> disputes() {
        quarrels.sort(Comparator.comparingInt(Quarrel::openedDay).thenComparing(Quarrel::invoiceNumber));
        List<SampleDispute> disputes = new ArrayList<>();
        for (Quarrel quarrel : quarrels) {
            int recorded = Trade.recordedDay(quarrel.openedDay(), settings, dice);
            String number = number("DP", disputes.size() + 1);
            disputes.add(new SampleDispute(
                    quarrel.reason(),
                    new Dispute(
                            number,
                            quarrel.invoiceNumber(),
                            quarrel.openedDay(),
                            quarrel.closedDay(),
                            recorded,
                            quarrel.amountMinor())));
        }
        return disputes;
    }

    private String number(String prefix, int sequence) {
        return String.format(Locale.ROOT, "%s%s-%05d", prefix, suffix, sequence);
    }
}
