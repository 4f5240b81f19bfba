package io.ballast.server.identity;

import io.ballast.server.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one's own account: sessions, deputies and tokens. */
@Component
class ProfileView {
    private final ApiTokens tokens;
    private final Sessions sessions;
    private final Deputies deputies;
    private final Clock clock;

    ProfileView(ApiTokens tokens, Sessions sessions, Deputies deputies, Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.deputies = deputies;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param newToken the token just made, shown this once
     * @param notice message key of what just happened
     * @param fault message key of what is wrong
     */
    ModelAndView page(
            HttpServletRequest request, Optional<String> newToken, Optional<String> notice, Optional<String> fault) {
        HttpStatus status = fault.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
        DeputyForm form = DeputyForm.fresh(LocalDate.now(clock));
        return Page.of("identity/profile", page(request, newToken, notice, fault, form), status);
    }

    /** The page with a form that was refused, as it was typed. */
    ModelAndView again(HttpServletRequest request, DeputyForm form) {
        return Page.of(
                "identity/profile",
                page(request, Optional.empty(), Optional.empty(), Optional.empty(), form),
                form.status());
    }

    private ProfilePage page(
            HttpServletRequest request,
            Optional<String> newToken,
            Optional<String> notice,
            Optional<String> fault,
            DeputyForm form) {
        CurrentUser user = Users.current();
        return new ProfilePage(
                user,
                tokens.of(user.id()),
                sessions.of(user.id()),
                Sessions.handleOf(request).orElse(""),
                DeputyList.of(user.id(), deputies.of(user.id()), LocalDate.now(clock), form),
                newToken,
                notice,
                fault);
    }
}
