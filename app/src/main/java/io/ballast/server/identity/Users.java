package io.ballast.server.identity;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** The door to who acts. Roles and scope are read again at every request, so a change holds from the next one on. */
public final class Users {
    private Users() {}

    /**
     * Who acts now.
     *
     * @throws IllegalStateException if nobody is signed in; jobs and commands act by {@link #as}
     */
    public static CurrentUser current() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }

    public static Optional<CurrentUser> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof CurrentUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    /** Runs work as this user on this thread, and gives the thread back as it was. */
    public static <T> T as(CurrentUser user, Callable<T> work) throws Exception {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(contextOf(user));
        try {
            return work.call();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    static SecurityContext contextOf(CurrentUser user) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authenticationOf(user));
        return context;
    }

    static Authentication authenticationOf(CurrentUser user) {
        return UsernamePasswordAuthenticationToken.authenticated(user, "", List.of());
    }
}
