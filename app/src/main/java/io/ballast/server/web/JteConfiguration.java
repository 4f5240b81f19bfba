package io.ballast.server.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Renders JTE templates, which the build has compiled into the packages of their modules. */
@Configuration(proxyBeanMethods = false)
class JteConfiguration {
    static final String PACKAGE = "io.ballast.server";

    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(
                null, ContentType.Html, JteConfiguration.class.getClassLoader(), PACKAGE);
    }

    @Bean
    @ConditionalOnWebApplication
    JteViewResolver jteViewResolver(TemplateEngine engine, Frames frames) {
        return new JteViewResolver(engine, frames, Ordered.HIGHEST_PRECEDENCE);
    }
}
