package io.ballast.server.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the signed-in user again at every request: who is disabled is out at once, as is a session that was ended or
 * has lasted too long; a new scope holds at once. What a token may was read by {@link TokenFilter} just before.
 */
final class FreshUserFilter extends OncePerRequestFilter {
    private final Accounts accounts;
    private final Sessions sessions;

    FreshUserFilter(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<CurrentUser> remembered = TokenFilter.isBearer(request) ? Optional.empty() : Users.find();
        if (remembered.isPresent()) {
            HttpSession session = request.getSession(false);
            Optional<CurrentUser> user = accounts.find(remembered.get().id())
                    .filter(known -> known.state() == UserState.ACTIVE)
                    .map(accounts::asCurrent)
                    .filter(known -> session == null || sessions.goesOn(session, known, request));
            if (user.isPresent()) {
                SecurityContextHolder.setContext(Users.contextOf(user.get()));
            } else {
                SecurityContextHolder.clearContext();
                if (session != null) {
                    session.invalidate();
                }
            }
        }
        chain.doFilter(request, response);
    }
}
