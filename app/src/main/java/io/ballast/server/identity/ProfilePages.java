package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
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
    private final ProfileView view;
    private final Accounts accounts;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final TokenKeeping keeping;
    private final SessionEnding ending;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ProfilePages(
            ProfileView view,
            Accounts accounts,
            Passwords passwords,
            LoginThrottle throttle,
            TokenKeeping keeping,
            SessionEnding ending,
            Audit audit,
            TransactionTemplate transaction) {
        this.view = view;
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.keeping = keeping;
        this.ending = ending;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/profile")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView profile(HttpServletRequest request) {
        return view.page(request, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @PostMapping("/profile/password")
    @Allowed(Allowed.SIGNED_IN)
    @StepUp("identity.step-up.act.password")
    ModelAndView password(@RequestParam String current, @RequestParam String password, HttpServletRequest request) {
        CurrentUser user = Users.current();
        String counted = user.username() + " password";
        if (!throttle.isOpen(counted, request.getRemoteAddr())) {
            return view.page(request, Optional.empty(), Optional.empty(), Optional.of("identity.login.throttled"));
        }
        if (!passwords.matches(current, accounts.passwordHash(user.id()))) {
            throttle.failed(counted, request.getRemoteAddr());
            return view.page(
                    request, Optional.empty(), Optional.empty(), Optional.of("identity.fault.password.current"));
        }
        throttle.succeeded(counted, request.getRemoteAddr());
        Optional<String> fault = passwords.fault(password, user.username());
        if (fault.isPresent()) {
            return view.page(request, Optional.empty(), Optional.empty(), fault);
        }
        String hash = passwords.hash(password);
        transaction.executeWithoutResult(status -> {
            if (!accounts.activate(user.id(), hash)) {
                throw Refusal.notFound();
            }
            audit.record("identity.password.changed", "user", user.username(), "", Map.of(), Map.of());
        });
        ending.others(user, Sessions.handleOf(request));
        return view.page(request, Optional.empty(), Optional.of("identity.password.changed"), Optional.empty());
    }

    @PostMapping("/profile/tokens")
    @Allowed(Allowed.SIGNED_IN)
    @StepUp("identity.step-up.act.token")
    ModelAndView addToken(
            @RequestParam String label,
            @RequestParam int days,
            @RequestParam(defaultValue = "READ_ONLY") TokenKeeping.Preset preset,
            @RequestParam(defaultValue = "") String permissions,
            HttpServletRequest request) {
        Optional<Secret> secret = keeping.issue(label, days, preset, permissions, Users.current());
        return view.page(
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
}
