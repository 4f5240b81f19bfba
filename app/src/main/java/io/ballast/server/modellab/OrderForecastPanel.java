package io.ballast.server.modellab;

import io.ballast.engine.model.order.OrderSpan;
import io.ballast.engine.value.Currency;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.web.Chart;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What a customer is likely to order in the month, beside what was foretold and ordered before, on its page. */
@Component
class OrderForecastPanel implements Panel {
    static final String READ = "ledger:order:read";

    private final OrderStudies studies;
    private final Ledger ledger;

    OrderForecastPanel(OrderStudies studies, Ledger ledger) {
        this.studies = studies;
        this.ledger = ledger;
    }

    /** What the section shows. */
    record OrderForecastPage(OrderStudies.OfCustomer of, Currency currency) {
        /** Past months and the one that is foretold, the oldest first. */
        List<OrderedMonth> months() {
            List<OrderedMonth> months = new ArrayList<>(of.tried());
            months.add(of.next());
            return months;
        }

        Chart chart(Fmt fmt) {
            List<OrderedMonth> months = months();
            return new Chart(
                    Chart.Kind.LINES,
                    "order-forecast-lines",
                    fmt.text("modellab.orders.chart"),
                    currency.code(),
                    months.getFirst().month() + " – " + months.getLast().month(),
                    months.stream().map(month -> month.month().toString()).toList(),
                    List.of(
                            series("modellab.orders.came", OrderedMonth::cameMinor, fmt),
                            series("modellab.orders.said", OrderedMonth::saidMinor, fmt),
                            series("modellab.orders.low", month -> end(month, true), fmt),
                            series("modellab.orders.high", month -> end(month, false), fmt)));
        }

        private static OptionalLong end(OrderedMonth month, boolean isLow) {
            Optional<OrderSpan> span = month.span();
            return span.isPresent()
                    ? OptionalLong.of(isLow ? span.get().lowMinor() : span.get().highMinor())
                    : OptionalLong.empty();
        }

        private Chart.Series series(String label, Function<OrderedMonth, OptionalLong> minor, Fmt fmt) {
            List<Chart.Point> points = new ArrayList<>();
            for (OrderedMonth month : months()) {
                OptionalLong known = minor.apply(month);
                points.add(
                        known.isPresent()
                                ? Chart.Point.of(
                                        (double) known.getAsLong() / currency.minorPerMajor(),
                                        fmt.amount(known.getAsLong(), currency),
                                        month.orders())
                                : Chart.Point.gap());
            }
            return new Chart.Series(fmt.text(label), points);
        }

        String method(OrderedMonth month, Fmt fmt) {
            return OrderStudyPage.method(month, fmt);
        }
    }

    @Override
    public Place place() {
        return new Place("customer", 510, "order-forecast", "modellab.orders.panel", READ);
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        return ledger.currency()
                .flatMap(currency -> studies.of(
                                new CustomerId(customer.id()), customer.at().date())
                        .map(found ->
                                new Fragment("modellab/customer_orders", new OrderForecastPage(found, currency))));
    }
}
