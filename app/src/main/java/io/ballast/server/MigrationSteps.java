package io.ballast.server;

import io.ballast.server.web.CrashPoint;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each step of the migrations is a place where the fault harness may end the process, before the step is committed. */
@Configuration(proxyBeanMethods = false)
class MigrationSteps {
    @Bean
    FlywayConfigurationCustomizer crashPointAtEachStep() {
        return configuration -> configuration.callbacks(new Step());
    }

    private static final class Step extends BaseCallback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.AFTER_EACH_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            CrashPoint.hit("migration.step");
        }
    }
}
