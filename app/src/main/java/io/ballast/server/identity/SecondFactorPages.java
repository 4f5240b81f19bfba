package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
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

/** The code after the password, setting an app up, and taking it away. */
@Controller
class SecondFactorPages {
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final PasskeyOptions options;
    private final SecondFactorView view;
    private final SecondFactorGate gate;
    private final Accounts accounts;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Sessions sessions;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SecondFactorPages(
            SecondFactors factors,
            Passkeys passkeys,
            PasskeyOptions options,
            SecondFactorView view,
            SecondFactorGate gate,
            Accounts accounts,
            Passwords passwords,
            LoginThrottle throttle,
            Sessions sessions,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.options = options;
        this.view = view;
        this.gate = gate;
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping(SecondFactorGate.CODE)
    @Allowed(Allowed.ANYONE)
    ModelAndView code(HttpServletRequest request) {
        return SecondFactorGate.waiting(request)
                .map(user -> page(user, Optional.empty(), HttpStatus.OK, request))
                .orElseGet(() -> Page.redirect("/login"));
    }

    @PostMapping(SecondFactorGate.CODE)
    @Allowed(Allowed.ANYONE)
    ModelAndView enter(
            @RequestParam(defaultValue = "") String code,
            @RequestParam Optional<String> credential,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<CurrentUser> waiting = SecondFactorGate.waiting(request);
        if (waiting.isEmpty()) {
            return Page.redirect("/login");
        }
        CurrentUser user = waiting.get();
        if (credential.isPresent()) {
            boolean isTheirs = passkeys.answered(
                            credential.get(),
                            Challenges.Purpose.SECOND_FACTOR,
                            Optional.of(user.id()),
                            request.getSession())
                    instanceof Passkeys.Answer.By;
            return isTheirs
                    ? passed(user, request, response)
                    : page(user, Optional.of("identity.passkey.refused"), HttpStatus.UNPROCESSABLE_CONTENT, request);
        }
        // A name no user can have: failures of codes and of passwords are counted apart.
        String counted = user.username() + " code";
        if (!throttle.isOpen(counted, request.getRemoteAddr())) {
            return refused(user, "identity.login.throttled", request);
        }
        if (!factors.passes(code, user)) {
            throttle.failed(counted, request.getRemoteAddr());
            transaction.executeWithoutResult(status -> audit.recordAs(
                    user.username(),
                    "identity.code.refused",
                    "user",
                    user.username(),
                    "",
                    Map.of(),
                    Map.of("address", request.getRemoteAddr())));
            return refused(user, "identity.code.refused", request);
        }
        throttle.succeeded(counted, request.getRemoteAddr());
        return passed(user, request, response);
    }

    private ModelAndView passed(CurrentUser user, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        SecondFactorGate.passed(request.getSession(), user);
        Sessions.handleOf(request).ifPresent(handle -> sessions.proved(handle, clock.instant()));
        return SignIn.onward(request, response);
    }

    private ModelAndView refused(CurrentUser user, String key, HttpServletRequest request) {
        return page(user, Optional.of(key), HttpStatus.UNPROCESSABLE_CONTENT, request);
    }

    private ModelAndView page(CurrentUser user, Optional<String> fault, HttpStatus status, HttpServletRequest request) {
        CodePage page =
                new CodePage(options.from(user.id(), Challenges.Purpose.SECOND_FACTOR, request.getSession()), fault);
        return Page.of("identity/code", page, status);
    }

    @GetMapping(SecondFactorGate.SET_UP)
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView show(HttpServletRequest request) {
        return view.page(List.of(), Optional.empty(), request);
    }

    @PostMapping(SecondFactorGate.SET_UP)
    @Allowed(Allowed.SIGNED_IN)
    @StepUp("identity.step-up.act.factor")
    ModelAndView confirm(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        CurrentUser user = Users.current();
        Optional<List<String>> codes = factors.confirm(code, user);
        if (codes.isEmpty()) {
            return view.page(List.of(), Optional.of("identity.code.refused"), request);
        }
        request.changeSessionId();
        SecondFactorGate.passed(request.getSession(), user);
        sessions.end(
                user.id(),
                one -> Sessions.handleOf(request).filter(one.handle()::equals).isEmpty());
        return view.page(codes.get(), Optional.empty(), request);
    }

    /** By the user, who must know the password and hold a code. */
    @PostMapping(SecondFactorGate.SET_UP + "/removal")
    @Allowed(Allowed.SIGNED_IN)
    @StepUp("identity.step-up.act.factor-removal")
    ModelAndView remove(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        CurrentUser user = Users.current();
        String counted = user.username() + " code";
        Set<Role> roles = accounts.find(user.id()).map(Account::roles).orElse(Set.of());
        if (gate.isRequiredOf(roles) && passkeys.of(user.id()).isEmpty()) {
            return view.page(List.of(), Optional.of("identity.second-factor.last"), request);
        }
        boolean isSure = throttle.isOpen(counted, request.getRemoteAddr())
                && (!accounts.hasPassword(user.id()) || passwords.matches(password, accounts.passwordHash(user.id())))
                && factors.passes(code, user);
        if (!isSure) {
            throttle.failed(counted, request.getRemoteAddr());
            return view.page(List.of(), Optional.of("identity.second-factor.not-removed"), request);
        }
        factors.remove(user.id(), user.username(), "");
        return Page.redirect("/profile");
    }

    /** By an administrator, for who lost app and recovery codes: all sessions of the user end. */
    @PostMapping("/users/{id}/second-factor/removal")
    @Allowed("identity:user:write")
    @StepUp("identity.step-up.act.reset")
    ModelAndView removeFor(@PathVariable long id, @RequestParam(defaultValue = "") String why) {
        Account account = accounts.find(id).orElseThrow(Refusal::notFound);
        passkeys.removeAll(account, why.strip());
        factors.remove(id, account.username(), why.strip());
        sessions.end(id, session -> true);
        return Page.redirect("/users/" + id + "?notice=saved");
    }
}
