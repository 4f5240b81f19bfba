package io.ballast.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Signs who came by the identity provider out of it too (OpenID Connect RP-Initiated Logout 1.0), where it has a place
 * for that. The way there is a link of the page that says good-bye: the content policy keeps forms in the house.
 */
@Component
class ProviderLogout implements LogoutHandler, LogoutSuccessHandler {
    private static final String TOKEN = ProviderLogout.class.getName() + ".token";
    private static final String PLACE = ProviderLogout.class.getName() + ".place";
    private static final String AFTER = "/login?out";

    private final ProviderSettings settings;
    private final ProviderDirectory directory;
    private final ProviderFlow flow;

    ProviderLogout(ProviderSettings settings, ProviderDirectory directory, ProviderFlow flow) {
        this.settings = settings;
        this.directory = directory;
        this.flow = flow;
    }

    /** Keeps what the provider wants to see when this session ends. */
    static void remember(ProviderPerson person, HttpSession session) {
        session.setAttribute(TOKEN, person.token());
    }

    /** Before the session is gone. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(TOKEN) instanceof Secret token) {
            directory
                    .known()
                    .flatMap(Provider::signOut)
                    .ifPresent(place -> request.setAttribute(PLACE, way(place, token)));
        }
    }

    private URI way(URI place, Secret token) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("id_token_hint", token.text());
        words.put("client_id", settings.client().orElseThrow().id());
        words.put("post_logout_redirect_uri", flow.here(AFTER));
        return ProviderFlow.with(place, words);
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        if (request.getAttribute(PLACE) instanceof URI place) {
            request.getSession(true).setAttribute(PLACE, place);
        }
        response.sendRedirect(AFTER);
    }

    /** Where the page that says good-bye leads, once. */
    static Optional<String> takePlace(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(PLACE) instanceof URI place)) {
            return Optional.empty();
        }
        session.removeAttribute(PLACE);
        return Optional.of(place.toString());
    }
}
