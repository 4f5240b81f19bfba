package io.ballast.server.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.util.WebUtils;

/**
 * How one browser wants to see pages, kept in cookies: nothing personal, valid before signing in.
 *
 * @param locale simplified Chinese or English
 * @param theme light, dark or as the system
 * @param amounts amounts in full or in 万/亿 (k, m, bn in English)
 */
public record Preferences(Locale locale, Theme theme, Amounts amounts) {
    static final String LANGUAGE = "ballast-language";
    static final String THEME = "ballast-theme";
    static final String AMOUNTS = "ballast-amounts";

    /** Whether amounts are written out. */
    public enum Amounts {
        FULL,
        COMPACT
    }

    public static Preferences of(HttpServletRequest request) {
        return new Preferences(
                localeOf(cookie(request, LANGUAGE)),
                Theme.of(cookie(request, THEME)),
                cookie(request, AMOUNTS).equals("compact") ? Amounts.COMPACT : Amounts.FULL);
    }

    static Locale localeOf(String code) {
        return code.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    private static String cookie(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? "" : cookie.getValue();
    }
}
