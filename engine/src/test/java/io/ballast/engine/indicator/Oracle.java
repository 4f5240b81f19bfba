package io.ballast.engine.indicator;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Invoice;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.SalesOrder;
import io.ballast.engine.ledger.Settlement;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.receivable.OpenItems;
import io.ballast.engine.receivable.PaymentExperience;
import io.ballast.engine.receivable.PaymentIndex;
import io.ballast.engine.receivable.PointInTime;
import io.ballast.engine.value.Days;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Indicators computed a second time, plainly and slowly, from the documents themselves. */
final class Oracle {
    private static final int[] WINDOWS = {30, 90, 180, 365};
    private static final long LIMIT = 1_000_000;

    private final CustomerFacts facts;
    private final int day;
    private final Rows rows;
    private final List<Item> items;
    private final Map<String, OptionalDouble> readings = new TreeMap<>();

    /** An invoice with its settlements in order of day. */
    private record Item(Invoice invoice, List<Settlement> settlements, boolean isDisputed) {

        long openOn(int someDay) {
            long settled = settlements.stream()
                    .filter(s -> s.day() <= someDay)
                    .mapToLong(Settlement::amountMinor)
                    .sum();
            return invoice.issuedDay() > someDay ? 0 : Math.max(0, invoice.amountMinor() - settled);
        }

        long creditUsedBy(int someDay) {
            return invoice.issuedDay() > someDay
                    ? 0
                    : settlements.stream()
                            .filter(s -> s.kind() == SettlementKind.CREDIT_MEMO && s.day() <= someDay)
                            .mapToLong(Settlement::amountMinor)
                            .sum();
        }

        int closedDay() {
            long settled = 0;
            for (Settlement settlement : settlements) {
                settled += settlement.amountMinor();
                if (settled >= invoice.amountMinor()) {
                    return settlement.day();
                }
            }
            return Days.NEVER;
        }

        boolean isPaid() {
            return closedDay() != Days.NEVER
                    && settlements.stream()
                            .anyMatch(s -> s.kind() == SettlementKind.CASH || s.kind() == SettlementKind.WRITE_OFF);
        }

        int delay() {
            return closedDay() - invoice.dueDay();
        }
    }

    Oracle(CustomerFacts facts) {
        this.facts = facts;
        day = Days.epochDay(facts.asOf());
        int lastKnown = facts.knowledge() == Knowledge.AS_KNOWN_THEN ? day : Days.NEVER;
        rows = Rows.of(facts.ledger()).seenBy((on, known) -> on <= day && known <= lastKnown);
        items = rows.invoices().stream()
                .map(invoice -> new Item(
                        invoice,
                        rows.settlements().stream()
                                .filter(s -> s.invoiceNumber().equals(invoice.number()))
                                .sorted(Comparator.comparingInt(Settlement::day).thenComparing(Settlement::kind))
                                .toList(),
                        rows.disputes().stream()
                                .anyMatch(d -> d.invoiceNumber().equals(invoice.number()) && d.closedDay() > day)))
                .toList();
    }

    Map<String, OptionalDouble> readings() {
        for (int window : WINDOWS) {
            payments(window);
        }
        ageing();
        change();
        exposure();
        orders();
        disputes();
        concentration();
        return readings;
    }

    private IntPredicate within(int window) {
        return on -> on <= day && on > day - window;
    }

    private void payments(int window) {
        var paid = items.stream()
                .filter(item -> item.isPaid() && within(window).test(item.closedDay()))
                .toList();
        double amount = sum(paid, item -> item.invoice.amountMinor());
        double late = sum(paid, item -> item.delay() > 0 ? item.invoice.amountMinor() : 0);
        double lateDays = sum(paid, item -> (double) item.invoice.amountMinor() * Math.max(0, item.delay()));
        boolean isEnough = paid.size() >= 3;
        put("weighted_delay_days_" + window, isEnough, lateDays / amount);
        put("late_amount_share_" + window, isEnough, late / amount);
        var index = PaymentExperience.of(facts.ledger(), PointInTime.of(facts.asOf(), facts.knowledge()), window);
        var counted = index.stream().filter(each -> !each.isDisputed()).toList();
        put(
                "payment_index_" + window,
                counted.size() >= 3,
                counted.stream()
                                .mapToDouble(e -> e.amountMinor() * PaymentIndex.points(e.daysLate()))
                                .sum()
                        / counted.stream()
                                .mapToDouble(PaymentExperience::amountMinor)
                                .sum());
        var due = items.stream()
                .filter(item -> item.invoice.dueDay() < day && within(window).test(item.invoice.dueDay()))
                .toList();
        double inTime = due.stream()
                .filter(item -> item.delay() <= 0 && item.closedDay() != Days.NEVER)
                .count();
        put("on_time_share_" + window, !due.isEmpty(), inTime / due.size());
        if (window == 365) {
            double mean = sum(paid, Item::delay) / paid.size();
            double squares = sum(paid, item -> (item.delay() - mean) * (item.delay() - mean));
            put("delay_deviation_days_365", isEnough, Math.sqrt(squares / (paid.size() - 1)));
            put("average_delay_days_365", isEnough, mean);
            put(
                    "worst_delay_days_365",
                    !paid.isEmpty(),
                    Math.max(0, paid.stream().mapToInt(Item::delay).max().orElse(0)));
            double daysToPay = sum(
                    paid, item -> (double) item.invoice.amountMinor() * (item.closedDay() - item.invoice.issuedDay()));
            put("average_time_to_pay_days_365", isEnough, daysToPay / amount);
            put("payment_terms_gap_days_365", isEnough, daysToPay / amount - 30);
        }
    }

    private double overdue(int moreThanDays) {
        return sum(items, item -> day - item.invoice.dueDay() > moreThanDays ? item.openOn(day) : 0);
    }

    private void ageing() {
        double balance = sum(items, item -> item.openOn(day));
        put("balance_money", !items.isEmpty(), balance);
        put("overdue_money", !items.isEmpty(), overdue(0));
        put("overdue_share", balance > 0, overdue(0) / balance);
        for (int days : new int[] {30, 60, 90}) {
            put("overdue_over_" + days + "_share", balance > 0, overdue(days) / balance);
        }
        double oldest = items.stream()
                .filter(item -> item.openOn(day) > 0)
                .mapToInt(item -> day - item.invoice.dueDay())
                .max()
                .orElse(0);
        put("oldest_overdue_days", !items.isEmpty(), Math.max(0, oldest));
        double disputed = sum(items, item -> item.isDisputed && day > item.invoice.dueDay() ? item.openOn(day) : 0);
        put("overdue_undisputed_share", balance > 0, (overdue(0) - disputed) / balance);
        double largest =
                items.stream().mapToLong(item -> item.openOn(day)).max().orElse(0);
        put("largest_open_item_share", balance > 0, largest / balance);
        double sales = sum(items, item -> within(90).test(item.invoice.issuedDay()) ? item.invoice.amountMinor() : 0);
        int first =
                items.stream().mapToInt(item -> item.invoice.issuedDay()).min().orElse(day);
        put("sales_outstanding_days_90", sales > 0, balance / sales * Math.min(90, day - first + 1));
    }

    /** Against the open items of 30 and 90 days ago, as the receivable package reads them. */
    private void change() {
        PointInTime now = PointInTime.of(facts.asOf(), facts.knowledge());
        var today = OpenItems.of(facts.ledger(), now);
        var monthAgo = OpenItems.of(facts.ledger(), now.at(day - 30));
        var quarterAgo = OpenItems.of(facts.ledger(), now.at(day - 90));
        put("balance_growth_ratio_30", monthAgo.totalMinor() > 0, growth(today.totalMinor(), monthAgo.totalMinor()));
        put(
                "balance_growth_ratio_90",
                quarterAgo.totalMinor() > 0,
                growth(today.totalMinor(), quarterAgo.totalMinor()));
        double before = 1 - (double) monthAgo.currentMinor() / monthAgo.totalMinor();
        put(
                "overdue_share_change_30",
                today.totalMinor() > 0 && monthAgo.totalMinor() > 0,
                1 - (double) today.currentMinor() / today.totalMinor() - before);
        for (int bucket : new int[] {31, 61, 91}) {
            var could = items.stream()
                    .filter(item -> day - item.invoice.dueDay() >= bucket && day - item.invoice.dueDay() < bucket + 30)
                    .toList();
            double then = sum(could, item -> item.openOn(day - 30));
            put("roll_to_" + bucket + "_share_30", then > 0, sum(could, item -> item.openOn(day)) / then);
        }
        put("unapplied_cash_money", !rows.receipts().isEmpty(), today.unappliedCashMinor());
        put("unapplied_credit_money", !rows.memos().isEmpty(), today.unappliedCreditMinor());
    }

    private static double growth(long now, long before) {
        return growth((double) now, (double) before);
    }

    private static double growth(double now, double before) {
        return (now - before) / before;
    }

    private double filled(SalesOrder order, int someDay) {
        return rows.deliveries().stream()
                .filter(d -> d.orderNumber().equals(order.number()) && d.day() <= someDay)
                .mapToDouble(d -> d.amountMinor())
                .sum();
    }

    private double exposureOn(int someDay) {
        double orders = rows.orders().stream()
                .filter(o -> o.orderedDay() <= someDay && Math.min(o.closedDay(), o.cancelledDay()) > someDay)
                .mapToDouble(o -> Math.max(0, o.amountMinor() - filled(o, someDay)))
                .sum();
        double deliveries = rows.deliveries().stream()
                .filter(d -> d.day() <= someDay && d.invoicedDay() > someDay)
                .mapToDouble(d -> d.amountMinor())
                .sum();
        double credited = rows.memos().stream()
                .filter(memo -> memo.day() <= someDay)
                .mapToDouble(memo -> memo.amountMinor())
                .sum();
        double used = sum(items, item -> item.creditUsedBy(someDay));
        return sum(items, item -> item.openOn(someDay)) - Math.max(0, credited - used) + orders + deliveries;
    }

    private void exposure() {
        int first = Math.min(
                Math.min(
                        rows.invoices().stream()
                                .mapToInt(Invoice::issuedDay)
                                .min()
                                .orElse(Days.NEVER),
                        rows.orders().stream()
                                .mapToInt(SalesOrder::orderedDay)
                                .min()
                                .orElse(Days.NEVER)),
                Math.min(
                        rows.deliveries().stream().mapToInt(d -> d.day()).min().orElse(Days.NEVER),
                        rows.memos().stream().mapToInt(m -> m.day()).min().orElse(Days.NEVER)));
        boolean hasAny = first != Days.NEVER;
        double[] curve = IntStream.range(0, 365)
                .mapToDouble(age -> exposureOn(day - age))
                .toArray();
        int history = hasAny ? day - first + 1 : 0;
        put("exposure_money", hasAny, curve[0]);
        put("history_days", hasAny, history);
        for (int window : new int[] {90, 365}) {
            var days = Arrays.stream(curve, 0, window).boxed().toList();
            double peak = Math.max(0, days.stream().mapToDouble(d -> d).max().orElse(0));
            double average = days.stream().mapToDouble(d -> d).sum() / Math.min(window, history);
            put("max_utilisation_ratio_" + window, hasAny, peak / LIMIT);
            put("average_utilisation_ratio_" + window, hasAny, average / LIMIT);
            put(
                    "over_limit_days_" + window,
                    hasAny,
                    days.stream().filter(d -> d > LIMIT).count());
        }
    }

    private double ordered(int fromAge, int toAge) {
        return rows.orders().stream()
                .filter(o -> o.cancelledDay() > day)
                .filter(o -> day - o.orderedDay() >= fromAge && day - o.orderedDay() < toAge)
                .mapToDouble(SalesOrder::amountMinor)
                .sum();
    }

    private void orders() {
        int history = rows.orders().stream()
                .mapToInt(o -> day - o.orderedDay() + 1)
                .max()
                .orElse(0);
        for (int window : new int[] {30, 90, 365}) {
            put("order_amount_money_" + window, history > 0, ordered(0, window));
        }
        for (int window : new int[] {30, 90, 180}) {
            double before = ordered(window, 2 * window);
            put(
                    "order_amount_change_ratio_" + window,
                    history >= 2 * window && before > 0,
                    growth(ordered(0, window), before));
        }
        double lastYear = ordered(365, 365 + 90);
        put("order_seasonal_change_ratio_90", history >= 455 && lastYear > 0, growth(ordered(0, 90), lastYear));
        double usual = ordered(30, 365) * 30 / (Math.min(365, history) - 30);
        put("order_surge_ratio_30", history >= 90 && usual > 0, ordered(0, 30) / usual);
        var days = rows.orders().stream()
                .filter(o -> o.cancelledDay() > day && within(365).test(o.orderedDay()))
                .mapToInt(SalesOrder::orderedDay)
                .distinct()
                .sorted()
                .boxed()
                .toList();
        boolean isOften = days.size() >= 3;
        double gap = isOften ? (days.getLast() - days.getFirst()) / (days.size() - 1.0) : 1;
        put("usual_order_gap_days_365", isOften, gap);
        put("order_gap_ratio_365", isOften, isOften ? (day - days.getLast()) / gap : 0);
    }

    private void disputes() {
        var opened = rows.disputes().stream()
                .filter(d -> within(365).test(d.openedDay()))
                .toList();
        put("dispute_count_365", !items.isEmpty(), opened.size());
        var open = rows.disputes().stream().filter(d -> d.closedDay() > day).toList();
        put("open_dispute_count", !items.isEmpty(), open.size());
        double ages = open.stream().mapToInt(d -> day - d.openedDay()).sum();
        put("average_open_dispute_days", !open.isEmpty(), ages / open.size());
        double memos = rows.memos().stream()
                .filter(m -> within(365).test(m.day()))
                .mapToDouble(m -> m.amountMinor())
                .sum();
        double sales = sum(items, item -> within(365).test(item.invoice.issuedDay()) ? item.invoice.amountMinor() : 0);
        put("credit_memo_share_365", sales > 0, memos / sales);
    }

    private void concentration() {
        var categories = rows.orders().stream()
                .filter(o -> o.cancelledDay() > day
                        && o.category() != 0
                        && within(365).test(o.orderedDay()))
                .collect(Collectors.groupingBy(SalesOrder::category, Collectors.summingLong(SalesOrder::amountMinor)));
        double total = categories.values().stream().mapToDouble(sum -> sum).sum();
        double squares = categories.values().stream()
                .mapToDouble(sum -> sum / total * (sum / total))
                .sum();
        put("category_concentration_index_365", total > 0, squares);
        double[] months = new double[12];
        items.stream()
                .filter(item -> within(360).test(item.invoice.issuedDay()))
                .forEach(item -> months[(day - item.invoice.issuedDay()) / 30] += item.invoice.amountMinor());
        double year = Arrays.stream(months).sum();
        put("largest_month_share_360", year > 0, Arrays.stream(months).max().orElse(0) / year);
    }

    private void put(String name, boolean isKnown, long value) {
        put(name, isKnown, (double) value);
    }

    private void put(String name, boolean isKnown, double value) {
        readings.put(name, isKnown ? OptionalDouble.of(value) : OptionalDouble.empty());
    }

    private static double sum(List<Item> items, ToDoubleFunction<Item> amount) {
        return items.stream().mapToDouble(amount).sum();
    }
}
