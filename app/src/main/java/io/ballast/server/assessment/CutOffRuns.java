package io.ballast.server.assessment;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** At the start, runs of a process that was killed are called what they are: cut off. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class CutOffRuns {
    @Bean
    SmartInitializingSingleton endCutOffRuns(AssessmentRuns runs) {
        return runs::endCutOff;
    }
}
