package io.ballast.server.identity;

import jakarta.servlet.SessionCookieConfig;

/** The one cookie that signs a browser in. */
final class SessionCookie {
    static final String NAME = "ballast-session";
    static final String NAME_WITH_TLS = "__Host-" + NAME;

    private SessionCookie() {}

    static void configure(SessionCookieConfig cookie, boolean tls) {
        cookie.setName(tls ? NAME_WITH_TLS : NAME);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(tls);
        cookie.setAttribute("SameSite", "Lax");
    }
}
