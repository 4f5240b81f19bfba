package io.ballast.server.creditcontrol;

import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.CustomerLink;
import io.ballast.server.customers.Customers;
import io.ballast.server.notification.Audience;
import io.ballast.server.notification.Kind;
import io.ballast.server.notification.Notice;
import io.ballast.server.notification.Notifications;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells who is in charge that a limit is likely to break within days. */
@Component
class BreakingNotices {
    /** Of more than these at once, one notice says how many. */
    private static final int FEW = 3;

    private final Customers customers;
    private final Notifications notifications;
    private final int noticeDays;

    BreakingNotices(
            Customers customers,
            Notifications notifications,
            @Value("${ballast.breaking.notice-days}") int noticeDays) {
        if (noticeDays < 0 || noticeDays >= Forecasts.DAYS) {
            throw new IllegalArgumentException(
                    "BALLAST_BREAKING_NOTICE_DAYS is 0 to " + (Forecasts.DAYS - 1) + ", not " + noticeDays);
        }
        this.customers = customers;
        this.notifications = notifications;
        this.noticeDays = noticeDays;
    }

    /** A limit that breaks on a day, and that nobody was told of. */
    record Fact(CustomerId customer, LocalDate day) {}

    /** Whether a break on this day is told of now. */
    boolean isSoon(LocalDate day, LocalDate today) {
        return noticeDays > 0 && !day.isAfter(today.plusDays(noticeDays));
    }

    /** Tells of these, in the transaction of the caller. */
    void tell(List<Fact> facts, LocalDate today) {
        if (facts.size() <= FEW) {
            facts.forEach(this::one);
            return;
        }
        Set<Long> keys = facts.stream().map(fact -> fact.customer().value()).collect(Collectors.toSet());
        notifications.tell(new Notice(
                Kind.LIMITS_BREAKING,
                "breaking:" + today + ":" + facts.getFirst().customer().value() + ":" + facts.size(),
                "/breaking-limits?days=" + noticeDays,
                List.of(Notice.word(Integer.toString(facts.size()))),
                new Audience.InCharge(),
                keys));
    }

    private void one(Fact fact) {
        long key = fact.customer().value();
        customers
                .byId(fact.customer())
                .ifPresent(customer -> notifications.tell(new Notice(
                        Kind.LIMIT_BREAKING,
                        "breaking:" + key + ":" + fact.day(),
                        CustomerLink.to(customer.code()) + "#headroom",
                        List.of(
                                Notice.word(customer.name()),
                                Notice.word(fact.day().toString())),
                        new Audience.InCharge(),
                        Set.of(key))));
    }
}
