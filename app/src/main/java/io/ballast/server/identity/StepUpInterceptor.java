package io.ballast.server.identity;

import io.ballast.server.web.Allowed;
import io.ballast.server.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets what is {@link StepUp} pass within the window only; runs after the permission was found. */
final class StepUpInterceptor implements HandlerInterceptor {
    /** Where presence is proved. */
    static final String PAGE = "/step-up";

    private final Presence presence;
    private final Clock clock;

    StepUpInterceptor(Presence presence, Clock clock) {
        this.presence = presence;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        StepUp act = method.getMethodAnnotation(StepUp.class);
        if (act == null) {
            return true;
        }
        if (TokenFilter.isBearer(request)) {
            requireNamed(method.getMethodAnnotation(Allowed.class));
            return true;
        }
        if (presence.isProved(request)) {
            return true;
        }
        if (SecurityConfiguration.isMachine(request)) {
            throw Refusal.forbidden(
                    "identity.step-up.machine", presence.window().toMinutes());
        }
        CurrentUser user = Users.current();
        KeptAct kept = KeptAct.of(request, act.value(), user, clock.instant())
                .orElseThrow(() -> Refusal.forbidden("identity.step-up.not-kept"));
        KeptActs.in(request.getSession()).keep(kept);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", PAGE + "?act=" + kept.id());
        return false;
    }

    /**
     * A token proves that somebody was there when it was made, and no more: what it may do of these acts must have been
     * written down then, without a star.
     */
    private static void requireNamed(@org.jspecify.annotations.Nullable Allowed allowed) {
        if (allowed == null || !allowed.value().contains(":")) {
            throw Refusal.forbidden("identity.step-up.token-never");
        }
        if (!Users.current().limit().patterns().contains(allowed.value())) {
            throw Refusal.forbidden("identity.step-up.token", allowed.value());
        }
    }
}
