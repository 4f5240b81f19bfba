package io.ballast.server.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a bearer token act as its user below /api and /actuator; a wrong token is refused, never ignored. */
final class TokenFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final ApiTokens tokens;
    private final Accounts accounts;
    private final Clock clock;

    TokenFilter(ApiTokens tokens, Accounts accounts, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Browsers never send this header by themselves, so such a request cannot be forged by another site. */
    static boolean isBearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER) && isForTokens(request);
    }

    private static boolean isForTokens(HttpServletRequest request) {
        String path = request.getRequestURI();
        // /audit/ serves checkpoint and tiles under the names that log clients know; it has no form to post
        return path.startsWith("/api/") || path.startsWith("/actuator/") || path.startsWith("/audit/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isBearer(request)) {
            chain.doFilter(request, response);
            return;
        }
        String text = request.getHeader(HttpHeaders.AUTHORIZATION).substring(BEARER.length());
        Optional<CurrentUser> user = tokens.grantOf(new Secret(text), clock.instant())
                .flatMap(grant -> accounts.find(grant.userId())
                        .filter(account -> account.state() == UserState.ACTIVE)
                        .map(account -> accounts.asCurrent(account).limitedTo(grant.limit())));
        if (user.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        SecurityContextHolder.setContext(Users.contextOf(user.get()));
        chain.doFilter(request, response);
    }
}
