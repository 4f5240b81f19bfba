package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks name and password; every refusal reads and takes the same, whatever the reason. */
@Component
class PasswordLogin implements AuthenticationProvider {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordLogin.class);
    private static final int LONGEST_NAME = 64;
    private static final String BY = "password";

    private final Accounts accounts;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final OwnMeans ownMeans;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PasswordLogin(
            Accounts accounts,
            Passwords passwords,
            LoginThrottle throttle,
            OwnMeans ownMeans,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.ownMeans = ownMeans;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String typed = attempt.getName().strip().toLowerCase(Locale.ROOT);
        String username = typed.length() > LONGEST_NAME ? typed.substring(0, LONGEST_NAME) : typed;
        String password = attempt.getCredentials() instanceof String text ? text : "";
        String address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        if (!throttle.isOpen(username, address)) {
            LOG.info("login throttled");
            throw new LockedException("Too many failures");
        }
        Optional<Account> account = accounts.find(username);
        if (!passwords.matches(password, account.flatMap(known -> accounts.passwordHash(known.id())))) {
            throttle.failed(username, address);
            LOG.info("login refused");
            account.ifPresent(known -> transaction.executeWithoutResult(status -> audit.recordAs(
                    username, "identity.login.refused", "user", username, "", Map.of(), Map.of("address", address))));
            throw new BadCredentialsException("Name or password is wrong");
        }
        Account known = account.orElseThrow();
        OwnMeans.Way way = ownMeans.of(known);
        if (way == OwnMeans.Way.CLOSED) {
            transaction.executeWithoutResult(status -> ownMeans.refused(known, address, BY));
            throw new BadCredentialsException("By the identity provider only");
        }
        throttle.succeeded(username, address);
        transaction.executeWithoutResult(status -> {
            if (way == OwnMeans.Way.BREAK_GLASS) {
                ownMeans.used(known, address, BY);
            }
            accounts.loggedIn(known.id(), clock.instant());
            audit.recordAs(
                    username, "identity.login.succeeded", "user", username, "", Map.of(), Map.of("address", address));
        });
        LOG.info("login succeeded user={}", known.id());
        return Users.authenticationOf(accounts.asCurrent(known));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
