package io.ballast.server.modellab;

import io.ballast.server.audit.SubjectNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model lab makes has a page each, for readers of the trail. */
@Configuration(proxyBeanMethods = false)
class LabTrailNames {
    @Bean
    SubjectNames dataSetsOfTrail() {
        return SubjectNames.numbered("data-set", "/models/data-sets/");
    }

    @Bean
    SubjectNames trainingsOfTrail() {
        return SubjectNames.numbered("training", "/models/trainings/");
    }

    @Bean
    SubjectNames modelsOfTrail() {
        return SubjectNames.numbered("model", "/models/");
    }

    @Bean
    SubjectNames paymentModelsOfTrail() {
        return SubjectNames.numbered("payment-model", "/models/behaviour/");
    }

    @Bean
    SubjectNames orderStudiesOfTrail() {
        return SubjectNames.numbered("order-study", "/models/behaviour/orders/");
    }
}
