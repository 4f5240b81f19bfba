package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Commitment;
import io.ballast.server.customers.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a limit breaks of: the largest orders that ship by then, deliveries, and invoices not expected to be paid. */
@Repository
class BreakCauses {
    private static final int MOST = 5;

    /** Disputed invoices, and those open for longer than the usual delay, are not counted on. */
    private static final String UNPAID = """
        select i.number, i.due_on, i.base_minor - coalesce(s.minor, 0) as open_minor
        from ledger.invoice i
        left join lateral (
          select sum(t.base_minor)::bigint as minor
          from ledger.settlement t
          where t.invoice_id = i.id) s on true
        where i.customer_id = :customer and i.base_minor > coalesce(s.minor, 0)
          and (i.due_on + :delay < :today
            or i.due_on + :delay > :day
            or exists (
              select
              from ledger.dispute d
              where d.invoice_id = i.id and d.closed_on is null))
        order by open_minor desc, i.number
        limit :most""";

    private final JdbcClient jdbc;

    BreakCauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The largest first, at most {@value #MOST}. */
    List<BreakCause> of(CustomerId customer, Forecast forecast, LocalDate day) {
        List<BreakCause> causes = new ArrayList<>();
        for (Commitment each : forecast.position().commitments()) {
            if (each.minor() > 0 && each.shipOn().filter(day::isBefore).isEmpty()) {
                BreakCause.Kind kind = each.isReserved() ? BreakCause.Kind.RESERVED : BreakCause.Kind.ORDER;
                causes.add(new BreakCause(kind, each.number(), each.shipOn(), each.minor()));
            }
        }
        long delivered = forecast.position().deliveredMinor();
        if (delivered > 0) {
            causes.add(new BreakCause(BreakCause.Kind.DELIVERED, "", Optional.empty(), delivered));
        }
        causes.addAll(unpaid(customer, forecast, day));
        return causes.stream()
                .sorted(Comparator.comparingLong(BreakCause::minor).reversed().thenComparing(BreakCause::number))
                .limit(MOST)
                .toList();
    }

    private List<BreakCause> unpaid(CustomerId customer, Forecast forecast, LocalDate day) {
        return forecast.payments().isPresent() ? unpaid(forecast, day) : unpaidByUsualDelay(customer, forecast, day);
    }

    /** Of invoices whose payment was foretold one by one. */
    private static List<BreakCause> unpaid(Forecast forecast, LocalDate day) {
        return forecast.expected().stream()
                .filter(payment ->
                        forecast.countedOn(payment).map(day::isBefore).orElse(true))
                .map(payment -> new BreakCause(
                        BreakCause.Kind.INVOICE, payment.number(), Optional.of(payment.dueOn()), payment.openMinor()))
                .toList();
    }

    private List<BreakCause> unpaidByUsualDelay(CustomerId customer, Forecast forecast, LocalDate day) {
        return jdbc.sql(UNPAID)
                .param("customer", customer.value())
                .param("delay", forecast.delayDays().orElse(0))
                .param("today", forecast.today())
                .param("day", day)
                .param("most", MOST)
                .query((row, _) -> new BreakCause(
                        BreakCause.Kind.INVOICE,
                        row.getString("number"),
                        Optional.of(row.getObject("due_on", LocalDate.class)),
                        row.getLong("open_minor")))
                .list();
    }
}
