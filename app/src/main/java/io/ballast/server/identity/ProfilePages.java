package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own account: password, sessions and tokens. */
@Controller
class ProfilePages {
    private final Accounts accounts;
    private final ApiTokens tokens;
    private final Passwords passwords;
    private final TokenKeeping keeping;
    private final Sessions sessions;
    private final SessionEnding ending;
    private final Deputies deputies;
    private final Clock clock;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ProfilePages(
            Accounts accounts,
            ApiTokens tokens,
            Passwords passwords,
            TokenKeeping keeping,
            Sessions sessions,
            SessionEnding ending,
            Deputies deputies,
            Clock clock,
            Audit audit,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.passwords = passwords;
        this.keeping = keeping;
        this.sessions = sessions;
        this.ending = ending;
        this.deputies = deputies;
        this.clock = clock;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/profile")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView profile(HttpServletRequest request) {
        return page(request, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @PostMapping("/profile/password")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView password(@RequestParam String current, @RequestParam String password, HttpServletRequest request) {
        CurrentUser user = Users.current();
        if (!passwords.matches(current, accounts.passwordHash(user.id()))) {
            return page(request, Optional.empty(), Optional.empty(), Optional.of("identity.fault.password.current"));
        }
        Optional<String> fault = passwords.fault(password, user.username());
        if (fault.isPresent()) {
            return page(request, Optional.empty(), Optional.empty(), fault);
        }
        String hash = passwords.hash(password);
        transaction.executeWithoutResult(status -> {
            if (!accounts.activate(user.id(), hash)) {
                throw Refusal.notFound();
            }
            audit.record("identity.password.changed", "user", user.username(), "", Map.of(), Map.of());
        });
        ending.others(user, Sessions.handleOf(request));
        return page(request, Optional.empty(), Optional.of("identity.password.changed"), Optional.empty());
    }

    @PostMapping("/profile/tokens")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView addToken(
            @RequestParam String label,
            @RequestParam int days,
            @RequestParam(defaultValue = "READ_ONLY") TokenKeeping.Preset preset,
            @RequestParam(defaultValue = "") String permissions,
            HttpServletRequest request) {
        Optional<Secret> secret = keeping.issue(label, days, preset, permissions, Users.current());
        return page(
                request,
                secret.map(Secret::text),
                Optional.empty(),
                secret.isPresent() ? Optional.empty() : Optional.of("identity.fault.token"));
    }

    @PostMapping("/profile/tokens/{id}/revocation")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView revoke(@PathVariable long id) {
        keeping.revoke(id, Users.current());
        return Page.redirect("/profile");
    }

    private ModelAndView page(
            HttpServletRequest request, Optional<String> newToken, Optional<String> notice, Optional<String> fault) {
        CurrentUser user = Users.current();
        ProfilePage page = new ProfilePage(
                user,
                tokens.of(user.id()),
                sessions.of(user.id()),
                Sessions.handleOf(request).orElse(""),
                DeputyList.of(user.id(), deputies.of(user.id()), LocalDate.now(clock)),
                newToken,
                notice,
                fault);
        return Page.of("identity/profile", page, fault.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
