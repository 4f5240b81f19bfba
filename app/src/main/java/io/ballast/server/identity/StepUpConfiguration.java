package io.ballast.server.identity;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the guard of sensitive acts behind the guard of permissions. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class StepUpConfiguration {
    /** That of permissions has 0: who may not do it is told so, and not asked for a password. */
    private static final int BEHIND_PERMISSIONS = 10;

    @Bean
    WebMvcConfigurer stepUp(Presence presence, Clock clock) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new StepUpInterceptor(presence, clock)).order(BEHIND_PERMISSIONS);
            }
        };
    }
}
