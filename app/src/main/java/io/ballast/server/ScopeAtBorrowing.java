package io.ballast.server;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Puts {@link ScopedDataSource} in front of the pool, whichever database it leads to. */
@Component
final class ScopeAtBorrowing implements BeanPostProcessor, EnvironmentAware {
    private Duration patience = Duration.ofMinutes(1);

    @Override
    public void setEnvironment(Environment environment) {
        patience = environment.getRequiredProperty("ballast.database.patience", Duration.class);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool && !(bean instanceof ScopedDataSource)
                ? new ScopedDataSource(pool, patience)
                : bean;
    }
}
