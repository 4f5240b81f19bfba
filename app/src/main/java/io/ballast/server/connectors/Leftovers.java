package io.ballast.server.connectors;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** At the start, imports of a process that was killed are called what they are: interrupted. */
@Configuration(proxyBeanMethods = false)
class Leftovers {
    @Bean
    SmartInitializingSingleton interruptLeftImports(Batches batches) {
        return batches::interruptLeftovers;
    }
}
