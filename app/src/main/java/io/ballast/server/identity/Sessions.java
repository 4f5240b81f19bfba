package io.ballast.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The browsers that are signed in: who, since when and from where. One that is ended here, or is older than
 * {@link #LONGEST} since its login, is out at its next request. In memory, as the sessions are.
 */
@Component
class Sessions implements HttpSessionListener {
    /** From the login on, however busy the session is; an idle one ends after the time the server is set to. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final String HANDLE = Sessions.class.getName();
    private static final int LONGEST_BROWSER = 200;

    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /**
     * A signed-in browser.
     *
     * @param handle names the session on pages; not its secret id
     * @param userId whose it is
     * @param username whose it is
     * @param since when it signed in
     * @param lastSeen its last request
     * @param address where that came from
     * @param browser what the browser calls itself, shortened
     * @param provedAt when the user last proved to be there: by signing in or for a {@link StepUp}
     */
    record Open(
            String handle,
            long userId,
            String username,
            Instant since,
            Instant lastSeen,
            String address,
            String browser,
            Instant provedAt) {}

    /** Notes a request of a signed-in browser; false if its session was ended or has lasted too long. */
    boolean goesOn(HttpSession session, CurrentUser user, HttpServletRequest request) {
        Instant now = clock.instant();
        Optional<String> handle = handleOf(session);
        Optional<Open> known = handle.map(open::get);
        boolean isOfUser = known.map(one -> one.userId() == user.id()).orElse(true);
        if (handle.isPresent() && isOfUser) {
            if (known.isEmpty() || known.get().since().plus(LONGEST).isBefore(now)) {
                handle.ifPresent(open::remove);
                return false;
            }
            open.computeIfPresent(
                    handle.get(), (key, one) -> seen(key, user, one.since(), now, one.provedAt(), request));
            return true;
        }
        handle.ifPresent(open::remove);
        String fresh = Secret.random("").text().substring(0, 16);
        session.setAttribute(HANDLE, fresh);
        open.put(fresh, seen(fresh, user, now, now, now, request));
        return true;
    }

    private static Open seen(
            String handle, CurrentUser user, Instant since, Instant now, Instant proved, HttpServletRequest request) {
        String browser =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
        return new Open(
                handle,
                user.id(),
                user.username(),
                since,
                now,
                request.getRemoteAddr(),
                browser.length() > LONGEST_BROWSER ? browser.substring(0, LONGEST_BROWSER) : browser,
                proved);
    }

    /** All that are signed in, the last seen first. */
    List<Open> all() {
        return open.values().stream()
                .sorted(Comparator.comparing(Open::lastSeen).reversed().thenComparing(Open::handle))
                .toList();
    }

    List<Open> of(long userId) {
        return all().stream().filter(one -> one.userId() == userId).toList();
    }

    Optional<Open> find(String handle) {
        return Optional.ofNullable(open.get(handle));
    }

    /** Notes when the user of a session proved to be there. */
    void proved(String handle, Instant at) {
        open.computeIfPresent(
                handle,
                (key, one) -> new Open(
                        key,
                        one.userId(),
                        one.username(),
                        one.since(),
                        one.lastSeen(),
                        one.address(),
                        one.browser(),
                        at));
    }

    /** Ends one; false if it is not there (any more). */
    boolean end(String handle) {
        return open.remove(handle) != null;
    }

    /** Ends those of a user that meet a condition; returns how many. */
    int end(long userId, Predicate<Open> which) {
        return (int) of(userId).stream()
                .filter(which)
                .filter(one -> end(one.handle()))
                .count();
    }

    /** The handle of the session of a request, if it is signed in. */
    static Optional<String> handleOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).flatMap(Sessions::handleOf);
    }

    private static Optional<String> handleOf(HttpSession session) {
        return session.getAttribute(HANDLE) instanceof String handle ? Optional.of(handle) : Optional.empty();
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        handleOf(event.getSession()).ifPresent(open::remove);
    }
}
