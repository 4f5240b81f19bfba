package io.ballast.server.audit;

import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who makes an entry.
 *
 * @param actor user name, or the name of the job or command
 * @param absent for whom the actor acts as a deputy
 * @param requestId request of the log, empty for jobs and commands
 */
public record Author(String actor, Optional<String> absent, String requestId) {
    /** The actor where nobody is signed in: start-up, schedules and the command line. */
    static final String SYSTEM = "ballast";

    /** Who is signed in in this thread, or the system. */
    public static Author current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            return named(SYSTEM);
        }
        Optional<String> absent = authentication.getDetails() instanceof OnBehalfOf(String username)
                ? Optional.of(username)
                : Optional.empty();
        return new Author(authentication.getName(), absent, request());
    }

    /** One who is not signed in (yet). */
    static Author named(String actor) {
        return new Author(actor, Optional.empty(), request());
    }

    private static String request() {
        return Optional.ofNullable(MDC.get("requestId")).orElse("");
    }
}
