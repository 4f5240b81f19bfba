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

/** Reads the signed-in user again at every request: who is disabled is out at once, a new scope holds at once. */
final class FreshUserFilter extends OncePerRequestFilter {
    private final Accounts accounts;

    FreshUserFilter(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<CurrentUser> remembered = Users.find();
        if (remembered.isPresent()) {
            Optional<Account> account =
                    accounts.find(remembered.get().id()).filter(known -> known.state() == UserState.ACTIVE);
            if (account.isPresent()) {
                SecurityContextHolder.setContext(Users.contextOf(accounts.asCurrent(account.get())));
            } else {
                SecurityContextHolder.clearContext();
                HttpSession session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
            }
        }
        chain.doFilter(request, response);
    }
}
