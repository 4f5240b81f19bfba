package io.ballast.server;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Puts {@link ScopedDataSource} in front of the pool, whichever database it leads to. */
@Component
final class ScopeAtBorrowing implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool && !(bean instanceof ScopedDataSource)
                ? new ScopedDataSource(pool)
                : bean;
    }
}
