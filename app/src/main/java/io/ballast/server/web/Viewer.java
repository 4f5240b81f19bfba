package io.ballast.server.web;

import java.security.Principal;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The person a page is shown to, as far as the frame must know: a name, and what the person may do. */
public interface Viewer extends Principal {

    String displayName();

    /**
     * Whether a permission is given.
     *
     * @param permission {@code module:entity:action}, such as {@code identity:user:write}
     */
    boolean may(String permission);

    /** Whether the person may know of every customer of the company, and so of their number and sums. */
    boolean seesEveryCustomer();

    /** The name of who is away, where the person acts as a deputy. */
    Optional<String> actsFor();

    /** Who is signed in on this request, if anyone. */
    static Optional<Viewer> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Viewer viewer
                ? Optional.of(viewer)
                : Optional.empty();
    }
}
