package io.ballast.server.identity;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The way in: the login form, and the form behind a one-time link. */
@Controller
class LoginPages {
    private final Welcome welcome;
    private final Sessions sessions;

    LoginPages(Welcome welcome, Sessions sessions) {
        this.welcome = welcome;
        this.sessions = sessions;
    }

    @GetMapping("/login")
    @Allowed(Allowed.ANYONE)
    ModelAndView login(
            @RequestParam Optional<String> token,
            @RequestParam Optional<String> refused,
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
        Optional<String> notice =
                refused.isPresent() ? Optional.of(refusal(request)) : out.map(signedOut -> "identity.login.out");
        return Page.of("identity/login", new LoginPage(notice, refused.isPresent()));
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
                signIn(accepted.user(), request, response);
                yield Page.redirect("/");
            }
            case Welcome.Outcome.Refused refused ->
                Page.of("identity/welcome", refused.page(), HttpStatus.UNPROCESSABLE_CONTENT);
            case Welcome.Outcome.Lapsed gone ->
                Page.of("identity/login", new LoginPage(Optional.of("identity.login.void"), true), HttpStatus.GONE);
        };
    }

    private ModelAndView welcome(String token) {
        return welcome.page(new Secret(token))
                .map(page -> Page.of("identity/welcome", page))
                .orElseGet(() -> Page.of(
                        "identity/login", new LoginPage(Optional.of("identity.login.void"), true), HttpStatus.GONE));
    }

    private static String refusal(HttpServletRequest request) {
        var session = request.getSession(false);
        Object failure = session == null ? "" : session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        return failure instanceof org.springframework.security.authentication.LockedException
                ? "identity.login.throttled"
                : "identity.login.refused";
    }

    /** A new session id for the new user, so that nobody can have planted the old one. */
    private void signIn(CurrentUser user, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SecurityContext context = Users.contextOf(user);
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        sessions.goesOn(request.getSession(), user, request);
    }
}
