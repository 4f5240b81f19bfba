package io.ballast.server.ledger;

import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerLink;
import io.ballast.server.ledger.CustomerLedger.Ordered;
import io.ballast.server.web.Chart;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a customer ordered in each of the last 24 months. */
@Component
class OrdersPanel implements Panel {
    private static final int MONTHS = 24;

    private final CustomerLedger books;
    private final Ledger ledger;

    OrdersPanel(CustomerLedger books, Ledger ledger) {
        this.books = books;
        this.ledger = ledger;
    }

    /**
     * What the section shows.
     *
     * @param code of the customer
     * @param currency reporting currency of all amounts
     * @param months one for each month, also those without orders, oldest first; the last may not be over
     */
    record OrdersPage(String code, Currency currency, List<Ordered> months) {
        OrdersPage {
            months = List.copyOf(months);
        }

        boolean isEmpty() {
            return months.stream().allMatch(month -> month.orders() == 0);
        }

        /** One bar a month. */
        Chart chart(Fmt fmt) {
            List<Chart.Point> points = months.stream()
                    .map(month -> Chart.Point.of(
                            (double) month.baseMinor() / currency.minorPerMajor(),
                            fmt.amount(month.baseMinor(), currency),
                            CustomerLink.to(code) + "/documents/orders?month=" + month.month()))
                    .toList();
            return new Chart(
                    Chart.Kind.BARS,
                    "order-bars",
                    fmt.text("ledger.orders.chart"),
                    currency.code(),
                    months.getFirst().month() + " ~ " + months.getLast().month(),
                    months.stream().map(month -> month.month().toString()).toList(),
                    List.of(new Chart.Series(fmt.text("ledger.orders"), points)));
        }
    }

    @Override
    public Place place() {
        return new Place("customer", 500, "orders", "ledger.orders", "ledger:order:read");
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        YearMonth last = YearMonth.from(customer.at().date());
        YearMonth first = last.minusMonths(MONTHS - 1L);
        Map<YearMonth, Ordered> ordered = books.orderedSince(customer, first.atDay(1)).stream()
                .collect(Collectors.toMap(Ordered::month, Function.identity()));
        List<Ordered> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(ordered.getOrDefault(month, new Ordered(month, 0, 0)));
        }
        return ledger.currency()
                .map(currency ->
                        new Fragment("ledger/customer_orders", new OrdersPage(customer.code(), currency, months)));
    }
}
