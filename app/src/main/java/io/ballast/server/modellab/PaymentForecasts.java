package io.ballast.server.modellab;

import io.ballast.engine.model.payment.Foretold;
import io.ballast.engine.model.payment.PaymentDays;
import io.ballast.engine.model.payment.PaymentSight;
import io.ballast.engine.value.Days;
import io.ballast.server.customers.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** When open invoices are likely to be paid: a door of this module. */
@Component
public class PaymentForecasts {
    private final PaymentModelRows rows;
    private final PaymentBooks books;
    private final AtomicReference<Optional<Loaded>> loaded = new AtomicReference<>(Optional.empty());

    PaymentForecasts(PaymentModelRows rows, PaymentBooks books) {
        this.rows = rows;
        this.books = books;
    }

    private record Loaded(PaymentModelRows.Newest of, PaymentDays model) {
        boolean isUsedFor(PaymentSight sight) {
            return sight.isOverdue() ? of.isUsedOverdue() : of.isUsedNotDue();
        }
    }

    /** An open instalment with what is known of it. */
    private record Open(CustomerId customer, PaymentBooks.Item item, PaymentSight sight) {}

    /**
     * What the model in use says of these customers, by one statement and one pass of the model for all of them. The
     * caller answers for who may see them.
     *
     * @return nothing of any customer where no model is in use
     */
    public Map<CustomerId, PaymentForecast> of(Collection<CustomerId> customers, LocalDate today) {
        Optional<Loaded> inUse = inUse();
        if (inUse.isEmpty() || customers.isEmpty()) {
            return Map.of();
        }
        Loaded using = inUse.get();
        List<Open> open = new ArrayList<>();
        books.read(customers).forEach((customer, book) -> open.addAll(open(customer, book, today)));
        List<Foretold> said =
                using.model().foretell(open.stream().map(Open::sight).toList());
        Map<CustomerId, List<ExpectedPayment>> payments = new HashMap<>();
        for (int row = 0; row < said.size(); row++) {
            Open one = open.get(row);
            payments.computeIfAbsent(one.customer(), _ -> new ArrayList<>())
                    .add(expected(one, using.isUsedFor(one.sight()) ? Optional.of(said.get(row)) : Optional.empty()));
        }
        Map<CustomerId, PaymentForecast> forecasts = new HashMap<>();
        for (CustomerId customer : customers) {
            forecasts.put(
                    customer,
                    new PaymentForecast(
                            using.of().id(),
                            using.of().asOf(),
                            payments.getOrDefault(customer, List.of()).stream()
                                    .sorted(Comparator.comparing(ExpectedPayment::dueOn))
                                    .toList()));
        }
        return forecasts;
    }

    private static List<Open> open(CustomerId customer, PaymentBooks.Book book, LocalDate today) {
        Map<String, PaymentBooks.Item> items = new HashMap<>();
        book.items().forEach(item -> items.put(item.booked().number(), item));
        List<Open> open = new ArrayList<>();
        for (PaymentSight sight : book.past().at(Days.epochDay(today))) {
            PaymentBooks.Item item = items.get(sight.number());
            if (item != null && item.openMinor() > 0) {
                open.add(new Open(customer, item, sight));
            }
        }
        return open;
    }

    private static ExpectedPayment expected(Open open, Optional<Foretold> said) {
        PaymentBooks.Item item = open.item();
        return new ExpectedPayment(
                item.number(),
                item.instalment(),
                Days.date(open.sight().dueDay()),
                item.openMinor(),
                item.isDisputed(),
                open.sight().paid(),
                said.map(of -> span(of, Days.date(open.sight().baseDay()))));
    }

    private static ExpectedPayment.Span span(Foretold said, LocalDate base) {
        return new ExpectedPayment.Span(
                base.plusDays(said.lowDays()), within(base, said.middleDays()), within(base, said.highDays()));
    }

    private static Optional<LocalDate> within(LocalDate base, int days) {
        return days < PaymentSight.HORIZON_DAYS ? Optional.of(base.plusDays(days)) : Optional.empty();
    }

    /** The model that was fitted last, read once; nothing where it is not better than no model. */
    private Optional<Loaded> inUse() {
        Optional<PaymentModelRows.Newest> newest = rows.newest().filter(of -> of.isUsedNotDue() || of.isUsedOverdue());
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        Optional<Loaded> known = loaded.get().filter(of -> of.of().equals(newest.get()));
        if (known.isEmpty()) {
            known = newest.flatMap(of -> rows.text(of.id()).map(text -> new Loaded(of, PaymentDays.parse(text))));
            loaded.set(known);
        }
        return known;
    }
}
