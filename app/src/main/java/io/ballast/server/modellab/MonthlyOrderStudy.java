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

/** Foretells the orders of the month once a month. Of several servers one does it. */
@Configuration(proxyBeanMethods = false)
class MonthlyOrderStudy {
    private static final Logger LOG = LoggerFactory.getLogger(MonthlyOrderStudy.class);

    @Bean
    RecurringTask<Void> monthlyOrderStudyTask(
            OrderStudies studies, Clock clock, @Value("${ballast.models.orders:0 45 4 3 * *}") String schedule) {
        return Tasks.recurring("order-study", new CronSchedule(schedule, clock.getZone()))
                .execute((task, context) -> once(studies, YearMonth.now(clock)));
    }

    /** The study of a month, however often it is asked for. */
    static void once(OrderStudies studies, YearMonth month) {
        try {
            long study = studies.study("monthly-" + month, "monthly", MonthlyWatch.UNSEEN);
            LOG.info("foretold the orders of the month study={}", study);
        } catch (Refusal nothing) {
            LOG.info("no orders to foretell why={}", nothing.getReason());
        } catch (Progress.Cancelled e) {
            throw new IllegalStateException("Nobody can cancel the monthly study", e);
        }
    }
}
