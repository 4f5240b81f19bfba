package io.ballast.server.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.DispatcherServlet;

/** Answers every failed request: a page for people, problem+json (RFC 9457) below /api; never a stack trace. */
@Controller
class ErrorPages implements ErrorController {
    private static final Set<Integer> EXPLAINED = Set.of(400, 401, 403, 404, 405, 409, 413, 500, 503, 507);

    private final Formats formats;

    ErrorPages(Formats formats) {
        this.formats = formats;
    }

    @RequestMapping("/error")
    @Allowed(Allowed.ANYONE)
    Object error(HttpServletRequest request, HttpServletResponse response) {
        ErrorPage page = explain(request);
        if (page.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, Unavailable.RETRY_AFTER);
        }
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                && (path.equals("/api") || path.startsWith("/api/"))) {
            return problem(page, path);
        }
        return Page.of("web/error", page, HttpStatus.valueOf(page.status()));
    }

    private ErrorPage explain(HttpServletRequest request) {
        int status = Unavailable.is(request) ? HttpStatus.SERVICE_UNAVAILABLE.value() : statusOf(request);
        Fmt fmt = formats.of(Preferences.of(request));
        String key = "web.error." + kind(status, request);
        String reason = reason(request, fmt, key);
        return new ErrorPage(
                status, fmt.text(key + ".title"), reason, fmt.text(key + ".next"), RequestIdFilter.of(request));
    }

    private static int statusOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpStatus.NOT_FOUND.value();
    }

    private static String reason(HttpServletRequest request, Fmt fmt, String key) {
        if (request.getAttribute(AllowedInterceptor.MISSING_PERMISSION) instanceof String permission) {
            return fmt.text("web.error.403.permission", permission);
        }
        if (request.getAttribute(AllowedInterceptor.MISSING_SCOPE) != null) {
            return fmt.text("web.error.403.scope");
        }
        return request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) instanceof Refusal refusal
                ? refusal.reason(fmt)
                : fmt.text(key + ".reason");
    }

    private static String kind(int status, HttpServletRequest request) {
        if (status == 403 && request.getAttribute(ExpiredForm.ATTRIBUTE) != null) {
            return "expired";
        }
        if (EXPLAINED.contains(status)) {
            return Integer.toString(status);
        }
        return status < 500 ? "400" : "500";
    }

    private static ResponseEntity<ProblemDetail> problem(ErrorPage page, String path) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(page.status()), page.reason());
        problem.setTitle(page.title());
        problem.setInstance(URI.create(path));
        problem.setProperty("next", page.next());
        problem.setProperty("requestId", page.requestId());
        return ResponseEntity.status(page.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
