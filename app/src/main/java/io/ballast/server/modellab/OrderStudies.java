package io.ballast.server.modellab;

import io.ballast.engine.model.order.OrderErrors;
import io.ballast.engine.model.order.OrderPast;
import io.ballast.engine.model.order.OrderStudy;
import io.ballast.server.assessment.Histories;
import io.ballast.server.audit.Audit;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.web.Jobs;
import io.ballast.server.web.Progress;
import io.ballast.server.web.Refusal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Foretells what each customer orders in the first month that is not over, and measures what that is worth. */
@Service
class OrderStudies {
    static final String KIND = "modellab.orders.job";
    private static final int MOST_SHOWN = 60;

    private final OrderRows rows;
    private final OrderMonths months;
    private final Histories histories;
    private final Jobs jobs;
    private final Audit audit;
    private final TransactionTemplate transactions;

    OrderStudies(
            OrderRows rows,
            OrderMonths months,
            Histories histories,
            Jobs jobs,
            Audit audit,
            TransactionTemplate transactions) {
        this.rows = rows;
        this.months = months;
        this.histories = histories;
        this.jobs = jobs;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * What is foretold of a customer.
     *
     * @param run the study
     * @param tried past months, the oldest first
     * @param next the month that is foretold
     * @param soFarMinor what was ordered in it until the day that is looked at
     */
    record OfCustomer(OrderRun run, List<OrderedMonth> tried, OrderedMonth next, long soFarMinor) {
        OfCustomer {
            tried = List.copyOf(tried);
        }
    }

    /** The newest first. */
    List<OrderRun> newest() {
        return rows.newest(MOST_SHOWN);
    }

    Optional<OrderRun> find(long id) {
        return rows.find(id);
    }

    List<OrderRows.MonthSum> sums(OrderRun run) {
        return rows.sums(run.id());
    }

    /**
     * What the newest study of books until a day says of a customer.
     *
     * @return empty where there is no study, or the customer did not order in its months
     */
    Optional<OfCustomer> of(CustomerId customer, LocalDate day) {
        return rows.newestUntil(day).flatMap(run -> of(run, customer, day));
    }

    private Optional<OfCustomer> of(OrderRun run, CustomerId customer, LocalDate day) {
        List<OrderedMonth> found = rows.ofCustomer(run.id(), customer);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        LocalDate end = run.month().atEndOfMonth();
        return Optional.of(new OfCustomer(
                run,
                found.subList(0, found.size() - 1),
                found.getLast(),
                months.until(customer, run.month(), day.isBefore(end) ? day : end)));
    }

    /**
     * Starts a study; a request that was sent before is answered with what came of it.
     *
     * @return where it can be seen: its job, or the study
     */
    String start(String key, CurrentUser user) {
        RequestKeys.check(key);
        Optional<OrderRun> done = rows.byKey(key);
        if (done.isPresent()) {
            return done.get().path();
        }
        String title = key.substring(0, 8);
        return "/jobs/"
                + jobs.running(KIND, title)
                        .orElseGet(() -> jobs.start(
                                KIND,
                                title,
                                progress -> Optional.of(
                                        "/models/behaviour/orders/" + study(key, user.username(), progress))));
    }

    /**
     * Studies once for this request.
     *
     * @param key makes one study, however often it is asked for
     * @param by who, or what, asked
     * @return key of the study
     * @throws Refusal if the books hold no orders of full months
     */
    long study(String key, String by, Progress progress) throws Progress.Cancelled {
        Optional<OrderRun> done = rows.byKey(key);
        if (done.isPresent()) {
            return done.get().id();
        }
        LocalDate lastDay = histories.lastDay();
        YearMonth month = YearMonth.from(lastDay.plusDays(1));
        progress.total(2);
        List<OrderPast> customers = months.before(month, lastDay);
        if (customers.isEmpty()) {
            throw Refusal.conflict("modellab.orders.fault.none", lastDay);
        }
        progress.done(1);
        OrderStudy study = OrderStudy.of(customers);
        return transactions.execute(_ -> store(key, lastDay, month, study, by));
    }

    private long store(String key, LocalDate lastDay, YearMonth month, OrderStudy study, String by) {
        OptionalLong added = rows.add(key, lastDay, month, study, by);
        if (added.isEmpty()) {
            return rows.byKey(key).orElseThrow().id();
        }
        audit.record(
                "modellab.order-study.made",
                "order-study",
                Long.toString(added.getAsLong()),
                "",
                Map.of(),
                Map.of(
                        "month",
                        month.toString(),
                        "customers",
                        study.forecasts().size(),
                        "error",
                        study.errors().map(OrderErrors::error).orElse(0.0)));
        return added.getAsLong();
    }
}
