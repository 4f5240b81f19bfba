package io.ballast.server;

import io.ballast.server.web.CrashPoint;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The steps of the migrations: none is taken on tables of a newer version, and each is a place where the fault harness
 * may end the process, before the step is committed.
 */
@Configuration(proxyBeanMethods = false)
class MigrationSteps {
    @Bean
    FlywayConfigurationCustomizer crashPointAtEachStep() {
        return configuration -> configuration.callbacks(new Step());
    }

    @Bean
    @Primary
    FlywayMigrationStrategy refusingNewerTables(
            @Qualifier("springModulithFlywayMigrationStrategy") FlywayMigrationStrategy modules) {
        return flyway -> {
            NewerTables.refuse(flyway);
            modules.migrate(flyway);
        };
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
