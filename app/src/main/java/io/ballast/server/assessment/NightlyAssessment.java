package io.ballast.server.assessment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import io.ballast.engine.ledger.Knowledge;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Assesses the portfolio shortly after midnight, as of the day that begins, so that what is booked during that day
 * belongs to the run in force. The schedule is kept in the database: of several servers one runs it.
 */
@Configuration(proxyBeanMethods = false)
class NightlyAssessment {
    private static final String WHO = "nightly";

    @Bean
    RecurringTask<Void> nightlyAssessmentTask(
            AssessmentRuns runs,
            NightlyNotices notices,
            Clock clock,
            @Value("${ballast.assessment.nightly:0 30 0 * * *}") String schedule) {
        return Tasks.recurring("assessment-nightly", new CronSchedule(schedule, clock.getZone()))
                .execute((task, context) -> {
                    LocalDate day = LocalDate.now(clock);
                    try {
                        notices.ended(
                                day,
                                runs.assess(new RunRequest(day, Knowledge.AS_KNOWN_THEN, Run.Trigger.NIGHTLY, WHO)));
                    } catch (RuntimeException e) {
                        notices.failed(day);
                        throw e;
                    }
                });
    }
}
