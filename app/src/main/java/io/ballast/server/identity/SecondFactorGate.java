package io.ballast.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What stands between a right password and the pages: the code of an app, or making one's first one. */
@Component
class SecondFactorGate {
    /** Where a code is asked for. */
    static final String CODE = "/login/code";

    /** Where an app is set up. */
    static final String SET_UP = "/profile/second-factor";

    private static final String PASSED = SecondFactorGate.class.getName() + ".passed";
    private static final String ASKED = SecondFactorGate.class.getName() + ".asked";
    private static final String WAITING = SecondFactorGate.class.getName() + ".waiting";
    private static final Set<Role> ROLES = Set.of(Role.ADMIN, Role.CREDIT_MANAGER, Role.CREDIT_COMMITTEE);
    private static final Set<String> OPEN_MEANWHILE =
            Set.of(SET_UP, StepUpInterceptor.PAGE, "/logout", "/preferences", "/error");

    private final Rule rule;

    SecondFactorGate(@Value("${ballast.mfa}") String rule, @Value("${ballast.demo:false}") boolean isDemo) {
        this.rule = isDemo ? Rule.OPTIONAL : Rule.valueOf(rule.toUpperCase(Locale.ROOT));
    }

    /** What administrators and those who approve must do; whoever has an app is always asked for its code. */
    enum Rule {
        /** Nothing works before they have an app. */
        REQUIRED,
        /** They are led to the page once after each login, and may leave it. */
        ASKED,
        OPTIONAL
    }

    /** What a request may do. */
    enum Way {
        OPEN,
        /** The password was right, the code is missing: nobody is signed in. */
        CODE_MISSING,
        /** The request is led to the page where an app is set up. */
        SET_UP_FIRST
    }

    Way of(HttpServletRequest request, HttpSession session, Account account) {
        boolean isPassed = session.getAttribute(PASSED) instanceof Long user && user == account.id();
        if (isPassed || account.hasSecondFactor()) {
            return isPassed ? Way.OPEN : Way.CODE_MISSING;
        }
        if (rule == Rule.OPTIONAL || account.roles().stream().noneMatch(ROLES::contains)) {
            return Way.OPEN;
        }
        String path = request.getRequestURI();
        if (rule == Rule.ASKED) {
            boolean isNew =
                    request.getMethod().equals("GET") && path.equals("/") && session.getAttribute(ASKED) == null;
            if (isNew) {
                session.setAttribute(ASKED, true);
            }
            return isNew ? Way.SET_UP_FIRST : Way.OPEN;
        }
        boolean isFile = path.endsWith(".css") || path.endsWith(".js") || path.endsWith(".svg");
        return OPEN_MEANWHILE.contains(path) || isFile ? Way.OPEN : Way.SET_UP_FIRST;
    }

    /** Whether nobody may act with these roles without an app. */
    boolean isRequiredOf(Set<Role> roles) {
        return rule == Rule.REQUIRED && roles.stream().anyMatch(ROLES::contains);
    }

    boolean mayLeave() {
        return rule != Rule.REQUIRED;
    }

    static void passed(HttpSession session, CurrentUser user) {
        session.setAttribute(PASSED, user.id());
    }

    /** Tells the login pages whose code is missing. */
    static void keepWaiting(HttpServletRequest request, CurrentUser user) {
        request.setAttribute(WAITING, user);
    }

    static Optional<CurrentUser> waiting(HttpServletRequest request) {
        return request.getAttribute(WAITING) instanceof CurrentUser user ? Optional.of(user) : Optional.empty();
    }
}
