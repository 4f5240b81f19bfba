package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether the person of a session was there lately: signed in, or proved it again, within the window. */
@Component
class Presence {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Duration window;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final LoginThrottle throttle;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Presence(
            @Value("${ballast.step-up}") Duration window,
            Sessions sessions,
            Accounts accounts,
            Passwords passwords,
            SecondFactors factors,
            Passkeys passkeys,
            LoginThrottle throttle,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(Sessions.LONGEST) > 0) {
            throw new IllegalArgumentException("BALLAST_STEP_UP must be from " + SHORTEST + " to " + Sessions.LONGEST
                    + ", as in 10m, and is " + window);
        }
        this.window = window;
        this.sessions = sessions;
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.passkeys = passkeys;
        this.throttle = throttle;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What became of a proof. */
    enum Outcome {
        PROVED,
        REFUSED,
        /** No passkey of the user answered what was asked. */
        UNANSWERED,
        /** Too many failures; nothing was looked at. */
        THROTTLED;

        String fault() {
            return switch (this) {
                case PROVED -> "";
                case REFUSED -> "identity.step-up.refused";
                case UNANSWERED -> "identity.passkey.refused";
                case THROTTLED -> "identity.login.throttled";
            };
        }
    }

    boolean isProved(HttpServletRequest request) {
        Instant oldest = clock.instant().minus(window);
        return Sessions.handleOf(request)
                .flatMap(sessions::find)
                .filter(open -> open.provedAt().isAfter(oldest))
                .isPresent();
    }

    Duration window() {
        return window;
    }

    /**
     * By the password, or what the identity provider just said in place of it, and a code where the user has a second
     * factor. An empty password is no guess.
     */
    Outcome prove(String password, String code, String act, HttpServletRequest request) {
        CurrentUser user = Users.current();
        // A name no user can have: these failures are counted apart from those of signing in.
        String counted = user.username() + " step-up";
        if (!throttle.isOpen(counted, request.getRemoteAddr())) {
            return Outcome.THROTTLED;
        }
        Optional<ProviderProof> proof = ProviderProof.of(request, user.id(), clock.instant());
        if (password.isEmpty() && proof.isEmpty()) {
            return Outcome.REFUSED;
        }
        boolean isThere = accounts.find(user.id())
                .filter(known -> proof.isPresent() || passwords.matches(password, accounts.passwordHash(known.id())))
                .filter(known -> !known.hasSecondFactor()
                        || proof.filter(ProviderProof::isSecondFactor).isPresent()
                        || factors.passes(code, user))
                .isPresent();
        if (!isThere) {
            throttle.failed(counted, request.getRemoteAddr());
            note("identity.step-up.refused", act, user, request);
            return Outcome.REFUSED;
        }
        throttle.succeeded(counted, request.getRemoteAddr());
        ProviderProof.use(request);
        proved(act, user, request);
        return Outcome.PROVED;
    }

    /** By a passkey of the user, which stands for both factors. */
    Outcome prove(String credential, String act, HttpServletRequest request) {
        CurrentUser user = Users.current();
        if (passkeys.answered(credential, Challenges.Purpose.STEP_UP, Optional.of(user.id()), request.getSession())
                instanceof Passkeys.Answer.By) {
            proved(act, user, request);
            return Outcome.PROVED;
        }
        note("identity.step-up.refused", act, user, request);
        return Outcome.UNANSWERED;
    }

    /** From now on for the window; the id of the session changes. */
    private void proved(String act, CurrentUser user, HttpServletRequest request) {
        note("identity.step-up.passed", act, user, request);
        request.changeSessionId();
        Sessions.handleOf(request).ifPresent(handle -> sessions.proved(handle, clock.instant()));
    }

    private void note(String action, String act, CurrentUser user, HttpServletRequest request) {
        transaction.executeWithoutResult(status -> audit.record(
                action, "user", user.username(), "", Map.of(), Map.of("act", act, "address", request.getRemoteAddr())));
    }
}
