package io.ballast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Answers 403, and tells a form whose token has expired with its session from a missing permission. */
public final class ExpiredForm implements AccessDeniedHandler {
    static final String ATTRIBUTE = ExpiredForm.class.getName();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            request.setAttribute(ATTRIBUTE, true);
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
