package io.ballast.server.identity;

import io.ballast.server.audit.OnBehalfOf;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** The door to who acts. Roles and scope are read again at every request, so a change holds from the next one on. */
public final class Users {
    private static final ScopedValue<Boolean> BEYOND_SCOPE = ScopedValue.newInstance();

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

    /**
     * Runs work of the signed-in user on connections that show all rows: row-level security does not hold in it, the
     * conditions of its statements alone do. For what must touch rows outside the scope, such as handing a customer
     * over; a transaction must begin inside.
     */
    public static <T> T beyondScope(Supplier<T> work) {
        return ScopedValue.where(BEYOND_SCOPE, true).call(work::get);
    }

    /** The scope that the database must hold this thread to, if it is narrower than all customers. */
    public static Optional<DataScope> narrowScope() {
        return BEYOND_SCOPE.isBound()
                ? Optional.empty()
                : find().map(CurrentUser::scope).filter(scope -> !(scope instanceof DataScope.All));
    }

    static SecurityContext contextOf(CurrentUser user) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authenticationOf(user));
        return context;
    }

    static Authentication authenticationOf(CurrentUser user) {
        UsernamePasswordAuthenticationToken authentication =
                UsernamePasswordAuthenticationToken.authenticated(user, "", List.of());
        user.absent().map(CurrentUser.Absent::username).map(OnBehalfOf::new).ifPresent(authentication::setDetails);
        return authentication;
    }
}
