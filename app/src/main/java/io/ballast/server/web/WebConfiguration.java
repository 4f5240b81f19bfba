package io.ballast.server.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AbstractLocaleResolver;

/** Time, languages and the guard of all request handlers. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    private static final String CHINESE = "_zh_CN.properties";

    /** A region, for the database reads a difference such as UTC+8 the other way round. */
    @Bean
    ZoneId zone(@Value("${ballast.zone}") String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new IllegalArgumentException("BALLAST_ZONE must be a region such as Asia/Shanghai, and is " + zone);
        }
        return ZoneId.of(zone);
    }

    @Bean
    DatabaseClock clock(ZoneId zone) {
        return DatabaseClock.of(Clock.system(zone));
    }

    /** Every module's pair {@code messages/<module>_zh_CN.properties} and {@code _en}, found by itself. */
    @Bean
    MessageSource messageSource() throws IOException {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*" + CHINESE))
                .map(resource -> Objects.requireNonNull(resource.getFilename()))
                .map(name -> "messages/" + name.substring(0, name.length() - CHINESE.length()))
                .distinct()
                .toArray(String[]::new));
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        return messages;
    }

    @Bean
    LocaleResolver localeResolver() {
        return new PreferredLocale();
    }

    @Bean
    WebMvcConfigurer guard() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AllowedInterceptor());
            }
        };
    }

    /** The language of the cookie, never that of the browser: a shared link must look the same to a team. */
    private static final class PreferredLocale extends AbstractLocaleResolver {
        @Override
        public Locale resolveLocale(jakarta.servlet.http.HttpServletRequest request) {
            return Preferences.of(request).locale();
        }

        @Override
        public void setLocale(
                jakarta.servlet.http.HttpServletRequest request,
                jakarta.servlet.http.@org.jspecify.annotations.Nullable HttpServletResponse response,
                @org.jspecify.annotations.Nullable Locale locale) {
            throw new UnsupportedOperationException("The language is set by POST /preferences");
        }
    }
}
