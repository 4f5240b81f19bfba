package io.ballast.server.creditcontrol;

import io.ballast.server.customers.CustomerId;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.modellab.PaymentForecast;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the list of limits that are likely to break: each customer with a limit is looked at again when its books, its
 * limit, what is held for it, the assessment, the policy or the day have changed. Block by block, one customer in
 * memory at a time; a block that was cut off is looked at again.
 */
@Component
class Outlook {
    private static final Logger LOG = LoggerFactory.getLogger(Outlook.class);
    private static final int BLOCK = 100;

    private final OutlookRows rows;
    private final Forecasts forecasts;
    private final BreakCauses causes;
    private final BreakingNotices notices;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final int days;

    Outlook(
            OutlookRows rows,
            Forecasts forecasts,
            BreakCauses causes,
            BreakingNotices notices,
            Ledger ledger,
            TransactionTemplate transactions,
            Clock clock,
            @Value("${ballast.breaking.days}") int days) {
        if (days < 1 || days >= Forecasts.DAYS) {
            throw new IllegalArgumentException(
                    "BALLAST_BREAKING_DAYS is 1 to " + (Forecasts.DAYS - 1) + ", not " + days);
        }
        this.rows = rows;
        this.forecasts = forecasts;
        this.causes = causes;
        this.notices = notices;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.days = days;
    }

    /** How far ahead, in days. */
    int days() {
        return days;
    }

    /**
     * A customer as it was looked at.
     *
     * @param found the break, with what it comes from
     */
    private record Look(OutlookRows.Due due, Forecast forecast, Optional<Break> found, List<BreakCause> causes) {}

    /**
     * Looks at every customer of whom something has changed.
     *
     * @return how many were looked at
     */
    int look() {
        if (ledger.currency().isEmpty()) {
            return 0;
        }
        LocalDate today = LocalDate.now(clock);
        int looked = 0;
        List<OutlookRows.Due> block = rows.outOfDate(today, 0, BLOCK);
        while (!block.isEmpty() && !Thread.currentThread().isInterrupted()) {
            look(block, today);
            looked += block.size();
            block = rows.outOfDate(today, block.getLast().customer().value(), BLOCK);
        }
        return looked;
    }

    private void look(List<OutlookRows.Due> block, LocalDate today) {
        List<Look> looks = new ArrayList<>(block.size());
        List<OutlookRows.Due> refused = new ArrayList<>();
        Map<CustomerId, PaymentForecast> payments =
                forecasts.payments(block.stream().map(OutlookRows.Due::customer).toList());
        for (OutlookRows.Due due : block) {
            try {
                looks.add(look(due, today, payments));
            } catch (Refusal e) {
                LOG.info(
                        "no forecast of a customer customer={} why={}",
                        due.customer().value(),
                        e.getReason());
                refused.add(due);
            }
        }
        transactions.executeWithoutResult(_ -> {
            refused.forEach(due -> {
                rows.drop(due.customer());
                rows.seen(due, today);
            });
            looks.forEach(look -> keep(look, today));
            notices.tell(toTell(looks, today), today);
        });
    }

    private Look look(OutlookRows.Due due, LocalDate today, Map<CustomerId, PaymentForecast> payments) {
        Forecast forecast = forecasts.of(due.customer(), payments);
        Optional<Break> found = Break.of(forecast, today.plusDays(days));
        List<BreakCause> parts = found.map(first ->
                        causes.of(due.customer(), forecast, first.first().day()))
                .orElseGet(List::of);
        return new Look(due, forecast, found, parts);
    }

    private void keep(Look look, LocalDate today) {
        CustomerId customer = look.due().customer();
        look.found()
                .ifPresentOrElse(
                        found -> rows.keep(customer, look.forecast(), found, look.causes()), () -> rows.drop(customer));
        rows.seen(look.due(), today);
    }

    private List<BreakingNotices.Fact> toTell(List<Look> looks, LocalDate today) {
        List<BreakingNotices.Fact> facts = new ArrayList<>();
        for (Look look : looks) {
            CustomerId customer = look.due().customer();
            look.found()
                    .filter(found -> notices.isSoon(found.first().day(), today))
                    .filter(_ -> rows.isToTell(customer, today))
                    .ifPresent(found -> facts.add(
                            new BreakingNotices.Fact(customer, found.first().day())));
        }
        return facts;
    }
}
