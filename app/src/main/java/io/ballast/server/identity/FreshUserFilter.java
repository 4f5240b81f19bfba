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
    private final SecondFactorGate gate;
    private final Acting acting;

    FreshUserFilter(Accounts accounts, Sessions sessions, SecondFactorGate gate, Acting acting) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.gate = gate;
        this.acting = acting;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<CurrentUser> remembered = TokenFilter.isBearer(request) ? Optional.empty() : Users.find();
        if (remembered.isPresent()) {
            HttpSession session = request.getSession(false);
            Optional<Account> account =
                    accounts.find(remembered.get().id()).filter(known -> known.state() == UserState.ACTIVE);
            SecondFactorGate.Way way = session == null || account.isEmpty()
                    ? SecondFactorGate.Way.OPEN
                    : gate.of(request, session, account.get());
            Optional<CurrentUser> user = account.map(
                            known -> session == null ? accounts.asCurrent(known) : acting.of(session, known))
                    .filter(known -> session == null
                            || way == SecondFactorGate.Way.CODE_MISSING
                            || sessions.goesOn(session, known, request));
            if (user.isEmpty()) {
                SecurityContextHolder.clearContext();
                if (session != null) {
                    session.invalidate();
                }
            } else if (way == SecondFactorGate.Way.CODE_MISSING) {
                SecurityContextHolder.clearContext();
                SecondFactorGate.keepWaiting(request, user.get());
            } else {
                SecurityContextHolder.setContext(Users.contextOf(user.get()));
            }
            if (user.isPresent() && way == SecondFactorGate.Way.SET_UP_FIRST) {
                leadToSetUp(request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void leadToSetUp(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SecurityConfiguration.isMachine(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendRedirect(SecondFactorGate.SET_UP);
        }
    }
}
