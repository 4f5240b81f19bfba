package io.ballast.server.identity;

import io.ballast.server.web.ExpiredForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Who gets in, and the headers that every answer carries. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {
    /** Everything from this server only; nothing inline; no frame around us. */
    static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
            + "object-src 'none'; frame-ancestors 'none'";

    private static final String[] OPEN = {
        "/login",
        "/login/**",
        "/preferences",
        "/error",
        "/*.css",
        "/*.js",
        "/*.svg",
        "/favicon.ico",
        "/webjars/**",
        "/_static/**",
        "/actuator/health",
        "/actuator/health/**"
    };

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            PasswordLogin login,
            Accounts accounts,
            ApiTokens tokens,
            Sessions sessions,
            SecondFactorGate gate,
            Acting acting,
            ProviderLogout providerLogout,
            Clock clock) {
        HttpSessionRequestCache comeBack = new HttpSessionRequestCache();
        comeBack.setRequestMatcher(SecurityConfiguration::isPage);
        // Its one provider and no parent: each try is looked at, counted and written down once.
        return http.authenticationManager(new ProviderManager(login))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                jakarta.servlet.DispatcherType.FORWARD,
                                jakarta.servlet.DispatcherType.ERROR,
                                jakarta.servlet.DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((authentication, request) ->
                                new org.springframework.security.authorization.AuthorizationDecision(Users.find()
                                        .filter(user -> user.may("web:metrics:read") && user.seesEveryCustomer())
                                        .isPresent()))
                        .anyRequest()
                        .authenticated())
                .requestCache(cache -> cache.requestCache(comeBack))
                .formLogin(form -> form.loginPage("/login")
                        .failureUrl("/login?refused")
                        .successHandler(noting(sessions, comeBack))
                        .permitAll())
                .logout(logout -> logout.addLogoutHandler(providerLogout)
                        .logoutSuccessHandler(providerLogout)
                        .deleteCookies(SessionCookie.NAME, SessionCookie.NAME_WITH_TLS))
                .csrf(csrf -> csrf.ignoringRequestMatchers(TokenFilter::isBearer))
                .addFilterBefore(new TokenFilter(tokens, accounts, clock), CsrfFilter.class)
                .addFilterBefore(new FreshUserFilter(accounts, sessions, gate, acting), LogoutFilter.class)
                .exceptionHandling(
                        errors -> errors.accessDeniedHandler(new ExpiredForm()).authenticationEntryPoint(entryPoint()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(opener -> opener.policy(
                                org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                        .CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()")))
                .build();
    }

    /** Requests are measured as a whole; measuring each filter as well cost a tenth of a short request. */
    @Bean
    static SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Cookie of the session: with TLS it is bound to this host and never sent in the clear. */
    @Bean
    ServletContextInitializer sessionCookie(@Value("${ballast.tls}") boolean tls) {
        return context -> SessionCookie.configure(context.getSessionCookieConfig(), tls);
    }

    /** A session counts from its login on, also before its first request: what is not known cannot be ended. */
    private static AuthenticationSuccessHandler noting(Sessions sessions, HttpSessionRequestCache comeBack) {
        SavedRequestAwareAuthenticationSuccessHandler back = new SavedRequestAwareAuthenticationSuccessHandler();
        back.setRequestCache(comeBack);
        return (request, response, authentication) -> {
            if (authentication.getPrincipal() instanceof CurrentUser user) {
                sessions.goesOn(request.getSession(), user, request);
            }
            back.onAuthenticationSuccess(request, response, authentication);
        };
    }

    private static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && !isMachine(request)
                && accept != null
                && accept.contains("text/html");
    }

    static boolean isMachine(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/api/") || path.startsWith("/actuator/") || request.getHeader("HX-Request") != null;
    }

    /** People are led to the login page; programs are told 401. */
    private static AuthenticationEntryPoint entryPoint() {
        AuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint("/login");
        return (request, response, failure) -> {
            if (isMachine(request)) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                page.commence(request, response, failure);
            }
        };
    }
}
