package io.ballast.server.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Builds the frame of a request. */
@Component
@ConditionalOnWebApplication
class Frames {
    private final Formats formats;
    private final ResourceUrlProvider resources;
    private final List<NavigationEntry> entries;
    private final ObjectProvider<Unread> unread;

    Frames(
            Formats formats,
            ResourceUrlProvider resources,
            List<NavigationEntry> entries,
            ObjectProvider<Unread> unread) {
        this.unread = unread;
        this.formats = formats;
        this.resources = resources;
        this.entries = entries.stream()
                .sorted(Comparator.comparing(NavigationEntry::section).thenComparingInt(NavigationEntry::order))
                .toList();
    }

    Frame of(HttpServletRequest request) {
        Preferences preferences = Preferences.of(request);
        Optional<Viewer> viewer = Viewer.current();
        String path = pathOf(request);
        String query = request.getQueryString();
        return new Frame(
                formats.of(preferences),
                preferences,
                viewer,
                viewer.map(this::navigationOf).orElse(List.of()),
                viewer.map(this::unreadOf).orElse(0),
                path,
                query == null ? path : path + "?" + query,
                csrfOf(request),
                RequestIdFilter.of(request),
                asset -> Objects.requireNonNullElse(resources.getForLookupPath(asset), asset));
    }

    private int unreadOf(Viewer viewer) {
        Unread messages = unread.getIfAvailable();
        return messages == null ? 0 : messages.of(viewer);
    }

    private List<Frame.Group> navigationOf(Viewer viewer) {
        Map<NavigationEntry.Section, List<NavigationEntry>> bySection = entries.stream()
                .filter(entry -> entry.isFor(viewer))
                .collect(Collectors.groupingBy(
                        NavigationEntry::section,
                        () -> new EnumMap<>(NavigationEntry.Section.class),
                        Collectors.toList()));
        return bySection.entrySet().stream()
                .map(section -> new Frame.Group(section.getKey(), section.getValue()))
                .toList();
    }

    private static String pathOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    private static Frame.Csrf csrfOf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Frame.Csrf(token.getHeaderName(), token.getParameterName(), token.getToken())
                : new Frame.Csrf("X-CSRF-TOKEN", "_csrf", "");
    }
}
