package io.ballast.server.backup;

import java.nio.file.Path;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Lets no server start on a place into which only half of a backup has come. */
@Component
@ConditionalOnWebApplication
class UnfinishedRestore implements BeanFactoryPostProcessor, EnvironmentAware {
    private Path home = Path.of("");

    @Override
    public void setEnvironment(Environment environment) {
        home = Path.of(environment.getRequiredProperty("ballast.home")).toAbsolutePath();
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (RestorePlace.isOpen(home)) {
            throw new IllegalStateException(
                    "A restore into " + home + " was cut off. Run the same ./ballast restore again.");
        }
    }
}
