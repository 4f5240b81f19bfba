package io.ballast.server.identity;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The way in: the login form, and the form behind a one-time link. */
@Controller
class LoginPages {
    private final Welcome welcome;
    private final SignIn signIn;
    private final PasskeyOptions options;
    private final ProviderSettings provider;
    private final OwnMeans ownMeans;

    LoginPages(Welcome welcome, SignIn signIn, PasskeyOptions options, ProviderSettings provider, OwnMeans ownMeans) {
        this.welcome = welcome;
        this.signIn = signIn;
        this.options = options;
        this.provider = provider;
        this.ownMeans = ownMeans;
    }

    @GetMapping("/login")
    @Allowed(Allowed.ANYONE)
    ModelAndView login(
            @RequestParam Optional<String> token,
            @RequestParam Optional<String> refused,
            @RequestParam Optional<String> passkey,
            @RequestParam("provider") Optional<String> refusedByProvider,
            @RequestParam Optional<String> out,
            HttpServletRequest request) {
        if (token.isPresent()) {
            return welcome(token.get());
        }
        if (Users.find().isPresent()) {
            return Page.redirect("/");
        }
        if (SecondFactorGate.waiting(request).isPresent()) {
            return Page.redirect(SecondFactorGate.CODE);
        }
        Optional<String> fault = refused.map(any -> refusal(request))
                .or(() -> passkey.map(any -> "identity.passkey.refused"))
                .or(() ->
                        refusedByProvider.flatMap(ProviderRefusal.Reason::named).map(ProviderRefusal.Reason::key));
        return Page.of(
                "identity/login",
                new LoginPage(
                        fault.or(() -> out.map(signedOut -> "identity.login.out")),
                        fault.isPresent(),
                        options.signIn(request.getSession()),
                        provider.offer(ProviderPages.SIGN_IN),
                        ownMeans.areClosed(),
                        out.flatMap(signedOut -> ProviderLogout.takePlace(request))));
    }

    @PostMapping("/login/welcome")
    @Allowed(Allowed.ANYONE)
    ModelAndView setPassword(
            @RequestParam String token,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (welcome.accept(new Secret(token), username, displayName, password)) {
            case Welcome.Outcome.Accepted accepted -> {
                signIn.begin(accepted.user(), request, response);
                yield Page.redirect("/");
            }
            case Welcome.Outcome.Refused refused ->
                Page.of("identity/welcome", refused.page(), HttpStatus.UNPROCESSABLE_CONTENT);
            case Welcome.Outcome.Lapsed gone -> lapsed();
        };
    }

    private ModelAndView welcome(String token) {
        return welcome.page(new Secret(token))
                .map(page -> Page.of("identity/welcome", page))
                .orElseGet(LoginPages::lapsed);
    }

    private static ModelAndView lapsed() {
        return Page.of(
                "identity/login",
                new LoginPage(
                        Optional.of("identity.login.void"),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty()),
                HttpStatus.GONE);
    }

    private static String refusal(HttpServletRequest request) {
        var session = request.getSession(false);
        Object failure = session == null ? "" : session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        return failure instanceof org.springframework.security.authentication.LockedException
                ? "identity.login.throttled"
                : "identity.login.refused";
    }
}
