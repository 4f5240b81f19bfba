package io.ballast.server.earlywarning;

import io.ballast.server.assessment.RuleBook;
import io.ballast.server.customers.CustomerLink;
import io.ballast.server.notification.Audience;
import io.ballast.server.notification.Kind;
import io.ballast.server.notification.Notice;
import io.ballast.server.notification.Notifications;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells those in charge of new alarms: one by one, or in one message where a run raises many. */
@Component
class AlarmNotices {
    /** So many are told one by one. */
    static final int FEW = 10;

    private static final String LIST = "/warnings?severity=ALARM";

    private final Notifications notifications;

    AlarmNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    /** Tells alarms, in the order of their keys. */
    void tell(List<AlertRaising.NewAlarm> alarms, RuleBook book) {
        Set<Long> customers =
                alarms.stream().map(AlertRaising.NewAlarm::customer).collect(Collectors.toSet());
        if (alarms.size() <= FEW || customers.size() == 1) {
            alarms.forEach(alarm -> one(alarm, book));
        } else {
            notifications.tell(new Notice(
                    Kind.WARNINGS,
                    "alarms:" + alarms.getFirst().id() + "-" + alarms.getLast().id() + ":" + alarms.size(),
                    LIST,
                    List.of(Notice.word(Integer.toString(customers.size()))),
                    new Audience.InCharge(),
                    customers));
        }
    }

    private void one(AlertRaising.NewAlarm alarm, RuleBook book) {
        notifications.tell(new Notice(
                Kind.WARNING,
                "alarm:" + alarm.customer() + ":" + alarm.rule(),
                CustomerLink.to(alarm.code()),
                List.of(Notice.word(alarm.name()), book.label(alarm.rule())),
                new Audience.InCharge(),
                Set.of(alarm.customer())));
    }
}
