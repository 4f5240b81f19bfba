package io.ballast.samples;

import io.ballast.engine.ledger.Delivery;
import io.ballast.engine.ledger.SalesOrder;
import io.ballast.engine.value.Days;
import io.ballast.samples.SampleCustomer.SampleInvoice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Orders, deliveries and invoices of one customer up to the last day, and nothing that lies after it: what was not
 * delivered by then is an open order, what was not invoiced is an open delivery.
 */
final class Trade {
    static final List<String> CATEGORIES =
            List.of("轴承", "传动件", "气动元件", "液压件", "紧固件", "密封件", "电机", "电缆", "阀门", "刀具", "工具", "劳保用品");

    private final DemoSettings settings;
    private final TradingCalendar calendar;
    private final Conduct conduct;
    private final String suffix;
    private final Dice dice;

    private final List<SalesOrder> orders = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Bill> bills = new ArrayList<>();

    Trade(DemoSettings settings, TradingCalendar calendar, Conduct conduct, String customer, Dice dice) {
        this.settings = settings;
        this.calendar = calendar;
        this.conduct = conduct;
        this.suffix = customer.substring(1);
        this.dice = dice;
    }

    /** An invoice before it has a number. */
    private record Bill(int issuedDay, long amountMinor, String orderNumber) {}

    /**
     * Draws orders as a Poisson process in business time, thinned to the customer's conduct, and lets each run its
     * course.
     */
    void run() {
        double most = conduct.mostOrderFactor();
        double rate = conduct.temper().ordersPerDay() * most;
        double business = calendar.before(Math.min(conduct.fromDay(), settings.asOfDay()));
        int mainCategory = 1 + dice.below(CATEGORIES.size());
        for (business += dice.exponential() / rate;
                business < calendar.total();
                business += dice.exponential() / rate) {
            int day = calendar.dayAt(business);
            if (dice.chance(conduct.orderFactor(day, settings.startDay()) / most)) {
                int category = dice.chance(0.6) ? mainCategory : 1 + dice.below(CATEGORIES.size());
                placeOrder(day, day + dice.between(3, 30), dice.chance(0.02) ? 0 : category);
            }
        }
        conduct.episode().filter(Conduct.Episode::isFatal).ifPresent(fatal -> {
            placeLastOrder(fatal.turningDay() - 15, mainCategory);
            placeLastOrder(fatal.turningDay() - 8, mainCategory);
        });
        orders.sort(Comparator.comparingInt(SalesOrder::orderedDay).thenComparing(SalesOrder::number));
        deliveries.sort(Comparator.comparingInt(Delivery::day).thenComparing(Delivery::number));
    }

    /** Even who hardly orders any more orders shortly before it fails, or the failure would cost nothing. */
    private void placeLastOrder(int aboutDay, int category) {
        int day = calendar.workingDay(aboutDay);
        placeOrder(day, day + 4, category);
    }

    private void placeOrder(int day, int requestedDay, int category) {
        String number = number("SO", orders.size() + 1);
        double amount =
                conduct.temper().ticketMinor() * dice.logNormal(conduct.temper().amountSpread());
        long amountMinor = Math.max(5_000, (long) amount);
        int firstDelivery = calendar.workingDay(Math.max(day + 1, requestedDay + dice.between(-2, 6)));
        boolean isSplit = dice.chance(0.12);
        int lastDelivery = isSplit ? calendar.workingDay(firstDelivery + dice.between(7, 21)) : firstDelivery;
        int cancelledDay = cancelledDay(day, lastDelivery);
        boolean isDelivered = cancelledDay == Days.NEVER;
        int closedDay = isDelivered ? upToAsOf(lastDelivery) : Days.NEVER;
        orders.add(new SalesOrder(
                number, day, requestedDay, closedDay, cancelledDay, recordedDay(day), amountMinor, category));
        if (isDelivered) {
            long firstMinor = isSplit ? (long) (amountMinor * dice.uniform(0.4, 0.7)) : amountMinor;
            deliver(number, firstDelivery, firstMinor);
            if (isSplit) {
                deliver(number, lastDelivery, amountMinor - firstMinor);
            }
        }
    }

    /** Some orders are cancelled; those of a failed customer that are not delivered in time all are. */
    private int cancelledDay(int day, int lastDelivery) {
        if (lastDelivery > conduct.ordersUntil()) {
            return upToAsOf(conduct.ordersUntil() + 10);
        }
        return dice.chance(0.025) ? upToAsOf(dice.between(day, lastDelivery)) : Days.NEVER;
    }

    private void deliver(String orderNumber, int day, long amountMinor) {
        if (day > settings.asOfDay()) {
            return;
        }
        int issuedDay = conduct.temper().isBilledMonthly()
                ? endOfMonth(day)
                : calendar.workingDay(day + dice.weighted(50, 25, 15, 10));
        int invoicedDay = upToAsOf(issuedDay);
        String number = number("DN", deliveries.size() + 1);
        deliveries.add(new Delivery(number, orderNumber, day, invoicedDay, recordedDay(day), amountMinor));
        if (invoicedDay != Days.NEVER) {
            bills.add(new Bill(issuedDay, amountMinor, orderNumber));
        }
    }

    List<SalesOrder> orders() {
        return orders;
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    /** The invoices in ascending order; a few keep back a tenth as a warranty retention, due half a year later. */
    List<SampleInvoice> invoices() {
        bills.sort(Comparator.comparingInt(Bill::issuedDay).thenComparing(Bill::orderNumber));
        List<SampleInvoice> invoices = new ArrayList<>(bills.size() + bills.size() / 16);
        int sequence = 0;
        for (Bill bill : bills) {
            sequence++;
            String number = number("FP", sequence);
            int issued = bill.issuedDay();
            int due = issued + conduct.temper().termsDays();
            int recorded = recordedDay(issued);
            if (bill.amountMinor() > 2_000_000 && dice.chance(0.06)) {
                long retention = bill.amountMinor() / 10;
                long now = bill.amountMinor() - retention;
                invoices.add(new SampleInvoice(number, 1, issued, due, recorded, now, bill.orderNumber()));
                invoices.add(new SampleInvoice(number, 2, issued, due + 180, recorded, retention, bill.orderNumber()));
            } else {
                invoices.add(
                        new SampleInvoice(number, 0, issued, due, recorded, bill.amountMinor(), bill.orderNumber()));
            }
        }
        return invoices;
    }

    private String number(String prefix, int sequence) {
        return String.format(Locale.ROOT, "%s%s-%05d", prefix, suffix, sequence);
    }

    private int endOfMonth(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return day + date.lengthOfMonth() - date.getDayOfMonth();
    }

    private int upToAsOf(int day) {
        return day > settings.asOfDay() ? Days.NEVER : day;
    }

    private int recordedDay(int day) {
        return recordedDay(day, settings, dice);
    }

    /** Most documents are recorded on their day, some a few days later, one in a hundred weeks later. */
    static int recordedDay(int day, DemoSettings settings, Dice dice) {
        int delay = switch (dice.weighted(92, 7, 1)) {
            case 0 -> 0;
            case 1 -> dice.between(1, 3);
            default -> dice.between(4, 21);
        };
        return Math.min(day + delay, Math.max(day, settings.asOfDay()));
    }
}
