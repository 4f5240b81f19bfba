package io.ballast.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Switches language, theme and the writing of amounts, and returns to the page that asked. */
@Controller
class PreferencePages {
    private static final Duration KEPT = Duration.ofDays(365);

    @PostMapping("/preferences")
    @Allowed(Allowed.ANYONE)
    ModelAndView change(
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "") String amounts,
            @RequestParam(name = "return", defaultValue = "/") String back,
            HttpServletResponse response) {
        keep(response, Preferences.LANGUAGE, language, "zh", "en");
        keep(response, Preferences.THEME, theme, "system", "light", "dark");
        keep(response, Preferences.AMOUNTS, amounts, "full", "compact");
        return Page.redirect(isOurs(back) ? back : "/");
    }

    /** A path on this server: one slash, then no second slash or backslash that would name another host. */
    static boolean isOurs(String path) {
        return path.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");
    }

    private static void keep(HttpServletResponse response, String cookie, String value, String... known) {
        for (String candidate : known) {
            if (candidate.equals(value)) {
                response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(cookie, value)
                                .path("/")
                                .httpOnly(true)
                                .sameSite("Lax")
                                .maxAge(KEPT)
                                .build()
                                .toString());
            }
        }
    }
}
