package io.ballast.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Begins the session of who proved to be somebody by other means than the form of name and password. */
@Component
class SignIn {
    private final Sessions sessions;

    SignIn(Sessions sessions) {
        this.sessions = sessions;
    }

    /** A new session id for the new user, so that nobody can have planted the old one. */
    void begin(CurrentUser user, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SecurityContext context = Users.contextOf(user);
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        sessions.goesOn(request.getSession(), user, request);
    }

    /** To the page that was asked for before. */
    static ModelAndView onward(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest saved = new HttpSessionRequestCache().getRequest(request, response);
        return new ModelAndView("redirect:" + (saved == null ? "/" : saved.getRedirectUrl()));
    }
}
