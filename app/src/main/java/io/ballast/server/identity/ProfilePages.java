package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own account: password and tokens. */
@Controller
class ProfilePages {
    private static final int MOST_TOKENS = 20;
    private static final Set<Integer> DAYS = Set.of(7, 30, 90, 365);

    private final Accounts accounts;
    private final ApiTokens tokens;
    private final Passwords passwords;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ProfilePages(
            Accounts accounts,
            ApiTokens tokens,
            Passwords passwords,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/profile")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView profile() {
        return page(Optional.empty(), Optional.empty(), Optional.empty());
    }

    @PostMapping("/profile/password")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView password(@RequestParam String current, @RequestParam String password) {
        CurrentUser user = Users.current();
        if (!passwords.matches(current, accounts.passwordHash(user.id()))) {
            return page(Optional.empty(), Optional.empty(), Optional.of("identity.fault.password.current"));
        }
        Optional<String> fault = passwords.fault(password, user.username());
        if (fault.isPresent()) {
            return page(Optional.empty(), Optional.empty(), fault);
        }
        String hash = passwords.hash(password);
        transaction.executeWithoutResult(status -> {
            accounts.activate(user.id(), hash);
            audit.record("identity.password.changed", "user", user.username(), "", Map.of(), Map.of());
        });
        return page(Optional.empty(), Optional.of("identity.password.changed"), Optional.empty());
    }

    @PostMapping("/profile/tokens")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView addToken(@RequestParam String label, @RequestParam int days) {
        CurrentUser user = Users.current();
        String name = label.strip();
        boolean isSound = !name.isEmpty() && name.length() <= NewUser.LONGEST_NAME && DAYS.contains(days);
        if (!isSound || tokens.of(user.id()).size() >= MOST_TOKENS) {
            return page(Optional.empty(), Optional.empty(), Optional.of("identity.fault.token"));
        }
        Instant now = clock.instant();
        Secret secret = transaction.execute(status -> {
            audit.record(
                    "identity.token.issued",
                    "user",
                    user.username(),
                    "",
                    Map.of(),
                    Map.of("label", name, "days", days));
            return tokens.issue(user.id(), name, now, now.plus(Duration.ofDays(days)));
        });
        return page(Optional.ofNullable(secret).map(Secret::text), Optional.empty(), Optional.empty());
    }

    @PostMapping("/profile/tokens/{id}/revocation")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView revoke(@PathVariable long id) {
        CurrentUser user = Users.current();
        Boolean isRevoked = transaction.execute(status -> {
            boolean isMine = tokens.revoke(id, user.id(), clock.instant());
            if (isMine) {
                audit.record("identity.token.revoked", "user", user.username(), "", Map.of("token", id), Map.of());
            }
            return isMine;
        });
        if (!Boolean.TRUE.equals(isRevoked)) {
            throw Refusal.notFound();
        }
        return Page.redirect("/profile");
    }

    private ModelAndView page(Optional<String> newToken, Optional<String> notice, Optional<String> fault) {
        CurrentUser user = Users.current();
        ProfilePage page = new ProfilePage(user, tokens.of(user.id()), newToken, notice, fault);
        return Page.of("identity/profile", page, fault.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
