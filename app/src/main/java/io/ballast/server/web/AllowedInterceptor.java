package io.ballast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses every request whose handler does not state its permission, or states one the viewer lacks. */
final class AllowedInterceptor implements HandlerInterceptor {
    /** Set on a refused request: the permission that the viewer lacks. */
    static final String MISSING_PERMISSION = AllowedInterceptor.class.getName() + ".permission";

    /** Set on a refused request: it is for those alone who know of every customer. */
    static final String MISSING_SCOPE = AllowedInterceptor.class.getName() + ".scope";

    private static final Logger LOG = LoggerFactory.getLogger(AllowedInterceptor.class);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().getName().startsWith(JteConfiguration.PACKAGE)) {
            return true;
        }
        Allowed allowed = method.getMethodAnnotation(Allowed.class);
        if (allowed == null) {
            LOG.error("handler without permission: {} must be annotated with @Allowed", method);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return false;
        }
        Optional<Viewer> viewer = Viewer.current();
        if (!isGiven(allowed.value(), viewer)) {
            request.setAttribute(MISSING_PERMISSION, allowed.value());
        } else if (allowed.everyCustomer()
                && !viewer.map(Viewer::seesEveryCustomer).orElse(false)) {
            request.setAttribute(MISSING_SCOPE, true);
        } else {
            return true;
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
        return false;
    }

    private static boolean isGiven(String permission, Optional<Viewer> viewer) {
        return switch (permission) {
            case Allowed.ANYONE -> true;
            case Allowed.SIGNED_IN -> viewer.isPresent();
            default -> viewer.isPresent() && viewer.get().may(permission);
        };
    }
}
