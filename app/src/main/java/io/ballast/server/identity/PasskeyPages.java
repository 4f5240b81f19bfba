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
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Passkeys: signing in by one, registering, renaming, removing. */
@Controller
class PasskeyPages {
    private static final String ONE = "/profile/passkeys/{id}";

    private final Passkeys passkeys;
    private final SecondFactorView view;
    private final SecondFactors factors;
    private final SecondFactorGate gate;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SignIn signIn;
    private final OwnMeans ownMeans;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PasskeyPages(
            Passkeys passkeys,
            SecondFactorView view,
            SecondFactors factors,
            SecondFactorGate gate,
            Accounts accounts,
            Sessions sessions,
            SignIn signIn,
            OwnMeans ownMeans,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.passkeys = passkeys;
        this.view = view;
        this.factors = factors;
        this.gate = gate;
        this.accounts = accounts;
        this.sessions = sessions;
        this.signIn = signIn;
        this.ownMeans = ownMeans;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Without name and password: a passkey stands for both factors. It cannot be guessed, so failures do not count. */
    @PostMapping("/login/passkey")
    @Allowed(Allowed.ANYONE)
    ModelAndView enter(
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (passkeys.answered(
                credential, Challenges.Purpose.SIGN_IN, Optional.empty(), request.getSession())) {
            case Passkeys.Answer.Nobody nobody -> Page.redirect("/login?passkey");
            case Passkeys.Answer.By(Account account, String label) -> {
                CurrentUser user = accounts.asCurrent(account);
                OwnMeans.Way way = ownMeans.of(account);
                if (way == OwnMeans.Way.CLOSED) {
                    transaction.executeWithoutResult(
                            status -> ownMeans.refused(account, request.getRemoteAddr(), "passkey"));
                    yield Page.redirect("/login?passkey");
                }
                transaction.executeWithoutResult(status -> {
                    if (way == OwnMeans.Way.BREAK_GLASS) {
                        ownMeans.used(account, request.getRemoteAddr(), "passkey");
                    }
                    accounts.loggedIn(account.id(), clock.instant());
                    audit.recordAs(
                            account.username(),
                            "identity.login.succeeded",
                            "user",
                            account.username(),
                            "",
                            Map.of(),
                            Map.of("address", request.getRemoteAddr(), "passkey", label));
                });
                signIn.begin(user, request, response);
                SecondFactorGate.passed(request.getSession(), user);
                yield SignIn.onward(request, response);
            }
        };
    }

    @PostMapping("/profile/passkeys")
    @Allowed(Allowed.SIGNED_IN)
    @StepUp("identity.step-up.act.passkey")
    ModelAndView register(
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request) {
        CurrentUser user = Users.current();
        return switch (passkeys.register(credential, label, user, request.getSession())) {
            case Passkeys.Registered.Refused(String key) -> view.page(List.of(), Optional.of(key), request);
            case Passkeys.Registered.Done(List<String> codes) -> {
                request.changeSessionId();
                SecondFactorGate.passed(request.getSession(), user);
                sessions.end(
                        user.id(),
                        one -> Sessions.handleOf(request)
                                .filter(one.handle()::equals)
                                .isEmpty());
                yield codes.isEmpty()
                        ? Page.redirect(SecondFactorGate.SET_UP)
                        : view.page(codes, Optional.empty(), request);
            }
        };
    }

    @PostMapping(ONE + "/label")
    @Allowed(Allowed.SIGNED_IN)
    ModelAndView rename(@PathVariable long id, @RequestParam(defaultValue = "") String label) {
        passkeys.rename(id, label, Users.current());
        return Page.redirect(SecondFactorGate.SET_UP);
    }

    @PostMapping(ONE + "/removal")
    @Allowed(Allowed.SIGNED_IN)
    @StepUp("identity.step-up.act.passkey-removal")
    ModelAndView remove(@PathVariable long id, HttpServletRequest request) {
        Account account = accounts.find(Users.current().id()).orElseThrow(Refusal::notFound);
        boolean isLast =
                !factors.hasApp(account.id()) && passkeys.of(account.id()).size() == 1;
        if (isLast && gate.isRequiredOf(account.roles())) {
            return view.page(List.of(), Optional.of("identity.second-factor.last"), request);
        }
        passkeys.remove(id, account, "");
        return Page.redirect(SecondFactorGate.SET_UP);
    }

    /** By an administrator, for a lost or stolen one: all sessions of the user end. */
    @PostMapping("/users/{id}/passkeys/{passkey}/removal")
    @Allowed("identity:user:write")
    @StepUp("identity.step-up.act.reset")
    ModelAndView removeFor(
            @PathVariable long id, @PathVariable long passkey, @RequestParam(defaultValue = "") String why) {
        passkeys.remove(passkey, accounts.find(id).orElseThrow(Refusal::notFound), why.strip());
        sessions.end(id, session -> true);
        return Page.redirect("/users/" + id + "?notice=saved");
    }
}
