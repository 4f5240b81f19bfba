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

/** Fits the model of days until payment anew once a month. Of several servers one does it. */
@Configuration(proxyBeanMethods = false)
class MonthlyPaymentModel {
    private static final Logger LOG = LoggerFactory.getLogger(MonthlyPaymentModel.class);

    @Bean
    RecurringTask<Void> monthlyPaymentModelTask(
            PaymentModels models, Clock clock, @Value("${ballast.models.payments:0 30 4 3 * *}") String schedule) {
        return Tasks.recurring("payment-model", new CronSchedule(schedule, clock.getZone()))
                .execute((task, context) -> once(models, YearMonth.now(clock)));
    }

    /** The model of a month, however often it is asked for. */
    static void once(PaymentModels models, YearMonth month) {
        try {
            long model = models.fit("monthly-" + month, "monthly", MonthlyWatch.UNSEEN);
            LOG.info("fitted the days until payment model={}", model);
        } catch (Refusal nothing) {
            LOG.info("no days until payment to fit why={}", nothing.getReason());
        } catch (Progress.Cancelled e) {
            throw new IllegalStateException("Nobody can cancel the monthly fit", e);
        }
    }
}
