package io.ballast.server.identity;

import io.ballast.server.audit.Audit;
import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
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
    private final SecondFactorGate gate;
    private final Accounts accounts;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Sessions sessions;
    private final Audit audit;
    private final TransactionTemplate transaction;

    SecondFactorPages(
            SecondFactors factors,
            SecondFactorGate gate,
            Accounts accounts,
            Passwords passwords,
            LoginThrottle throttle,
            Sessions sessions,
            Audit audit,
            TransactionTemplate transaction) {
        this.factors = factors;
        this.gate = gate;
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping(SecondFactorGate.CODE)
    @Allowed(Allowed.ANYONE)
    ModelAndView code(HttpServletRequest request) {
        return SecondFactorGate.waiting(request).isEmpty()
                ? Page.redirect("/login")
                : Page.of("identity/code", new CodePage(Optional.empty()));
    }

    @PostMapping(SecondFactorGate.CODE)
    @Allowed(Allowed.ANYONE)
    ModelAndView enter(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        Optional<CurrentUser> waiting = SecondFactorGate.waiting(request);
        if (waiting.isEmpty()) {
            return Page.redirect("/login");
        }
        CurrentUser user = waiting.get();
        // A name no user can have: failures of codes and of passwords are counted apart.
        String counted = user.username() + " code";
        if (!throttle.isOpen(counted, request.getRemoteAddr())) {
            return refused("identity.login.throttled");
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
            return refused("identity.code.refused");
        }
        throttle.succeeded(counted, request.getRemoteAddr());
        request.changeSessionId();
        SecondFactorGate.passed(request.getSession(), user);
        SavedRequest saved = new HttpSessionRequestCache().getRequest(request, response);
        return saved == null ? Page.redirect("/") : new ModelAndView("redirect:" + saved.getRedirectUrl());
    }

    private static ModelAndView refused(String key) {
        return Page.of("identity/code", new CodePage(Optional.of(key)), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping(SecondFactorGate.SET_UP)
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView show() {
        return page(List.of(), Optional.empty());
    }

    @PostMapping(SecondFactorGate.SET_UP)
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView confirm(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        CurrentUser user = Users.current();
        Optional<List<String>> codes = factors.confirm(code, user);
        if (codes.isEmpty()) {
            return page(List.of(), Optional.of("identity.code.refused"));
        }
        request.changeSessionId();
        SecondFactorGate.passed(request.getSession(), user);
        sessions.end(
                user.id(),
                one -> Sessions.handleOf(request).filter(one.handle()::equals).isEmpty());
        return page(codes.get(), Optional.empty());
    }

    /** By the user, who must know the password and hold a code. */
    @PostMapping(SecondFactorGate.SET_UP + "/removal")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView remove(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        CurrentUser user = Users.current();
        String counted = user.username() + " code";
        boolean isSure = throttle.isOpen(counted, request.getRemoteAddr())
                && passwords.matches(password, accounts.passwordHash(user.id()))
                && factors.passes(code, user);
        if (!isSure) {
            throttle.failed(counted, request.getRemoteAddr());
            return page(List.of(), Optional.of("identity.second-factor.not-removed"));
        }
        factors.remove(user.id(), user.username(), "");
        return Page.redirect("/profile");
    }

    /** By an administrator, for who lost app and recovery codes: all sessions of the user end. */
    @PostMapping("/users/{id}/second-factor/removal")
    @Allowed("identity:user:write")
    ModelAndView removeFor(@PathVariable long id, @RequestParam(defaultValue = "") String why) {
        Account account = accounts.find(id).orElseThrow(Refusal::notFound);
        factors.remove(id, account.username(), why.strip());
        sessions.end(id, session -> true);
        return Page.redirect("/users/" + id + "?notice=saved");
    }

    private ModelAndView page(List<String> codes, Optional<String> fault) {
        CurrentUser user = Users.current();
        Optional<byte[]> offered = codes.isEmpty() ? factors.offered(user) : Optional.empty();
        return Page.of(
                "identity/secondfactor",
                new SecondFactorPage(
                        offered.map(secret -> QrCode.of(Totp.address(user.username(), secret))),
                        offered.map(Totp::base32).orElse(""),
                        codes,
                        factors.recoveryCodesLeft(user.id()),
                        gate.mayLeave(),
                        fault),
                fault.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
