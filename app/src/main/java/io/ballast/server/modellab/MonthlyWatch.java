package io.ballast.server.modellab;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import io.ballast.server.web.Progress;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.YearMonth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Watches the scorecard in force once a month, after the month end is booked and assessed. The schedule is kept in the
 * database: of several servers one runs it. Books without customers are not watched.
 */
@Configuration(proxyBeanMethods = false)
class MonthlyWatch {
    private static final Logger LOG = LoggerFactory.getLogger(MonthlyWatch.class);
    static final Progress UNSEEN = new Progress() {
        @Override
        public void total(long rows) {}

        @Override
        public void done(long rows) {}
    };

    @Bean
    RecurringTask<Void> monthlyModelWatchTask(
            Watches watches, Clock clock, @Value("${ballast.models.watch:0 0 4 3 * *}") String schedule) {
        return Tasks.recurring("model-watch", new CronSchedule(schedule, clock.getZone()))
                .execute((task, context) -> once(watches, YearMonth.now(clock)));
    }

    @Bean
    RecurringTask<Void> modelValidationTask(
            Validations validations,
            Clock clock,
            @Value("${ballast.models.validation-reminder:0 0 6 * * *}") String schedule) {
        return Tasks.recurring("model-validation", new CronSchedule(schedule, clock.getZone()))
                .execute((task, context) -> validations.remind());
    }

    /** The run of a month, however often it is asked for. */
    static void once(Watches watches, YearMonth month) {
        try {
            long run = watches.watch("monthly-" + month, "monthly", UNSEEN);
            LOG.info("watched the scorecard in force run={}", run);
        } catch (Refusal nothing) {
            LOG.info("nothing to watch why={}", nothing.getReason());
        } catch (Progress.Cancelled e) {
            throw new IllegalStateException("Nobody can cancel the monthly watch", e);
        }
    }
}
