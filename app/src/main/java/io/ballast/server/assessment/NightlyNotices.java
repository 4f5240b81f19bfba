package io.ballast.server.assessment;

import io.ballast.server.notification.Audience;
import io.ballast.server.notification.Kind;
import io.ballast.server.notification.Notice;
import io.ballast.server.notification.Notifications;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who may run an assessment how the nightly one ended. */
@Component
class NightlyNotices {
    private static final Audience WHO_MAY_RUN = new Audience.Overseers("assessment:run:write");

    private final Notifications notifications;

    NightlyNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    /** Tells of a run with results; one that found nothing to do is told to nobody. */
    @Transactional
    public void ended(LocalDate day, RunOutcome outcome) {
        if (outcome instanceof RunOutcome.Published(long run, int assessed)) {
            notifications.tell(new Notice(
                    Kind.NIGHTLY_FINISHED,
                    "nightly:" + day,
                    "/runs/" + run,
                    List.of(Notice.word(day.toString()), Notice.word(Integer.toString(assessed))),
                    WHO_MAY_RUN));
        }
    }

    @Transactional
    public void failed(LocalDate day) {
        notifications.tell(new Notice(
                Kind.NIGHTLY_FAILED,
                "nightly-failed:" + day,
                "/runs",
                List.of(Notice.word(day.toString())),
                WHO_MAY_RUN));
    }
}
