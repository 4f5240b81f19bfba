package io.ballast.server.web;

import java.util.List;
import java.util.Optional;

/**
 * What surrounds every page: navigation, viewer, preferences and the tokens its forms need.
 *
 * @param fmt formats of the viewer
 * @param preferences language, theme and amounts
 * @param viewer who looks, if anyone is signed in
 * @param navigation what the viewer may open, by section
 * @param unread messages the viewer has not read
 * @param path path of this page
 * @param address path and query of this page, to come back to
 * @param csrf token that every change must carry
 * @param requestId names this request in the log
 * @param assets addresses of static files with their content hash
 */
public record Frame(
        Fmt fmt,
        Preferences preferences,
        Optional<Viewer> viewer,
        List<Group> navigation,
        int unread,
        String path,
        String address,
        Csrf csrf,
        String requestId,
        Assets assets) {
    public Frame {
        navigation = List.copyOf(navigation);
    }

    /** One section of the navigation with at least one entry. */
    public record Group(NavigationEntry.Section section, List<NavigationEntry> entries) {
        public Group {
            entries = List.copyOf(entries);
        }
    }

    /** The token against forged requests. */
    public record Csrf(String header, String parameter, String token) {
        /** For htmx, which sends it with every request. */
        public String asHeaders() {
            return "{\"" + header + "\":\"" + token + "\"}";
        }
    }

    public boolean may(String permission) {
        return viewer.isPresent() && viewer.get().may(permission);
    }

    /** The number beside the bell, in at most three signs. */
    public String unreadShown() {
        return unread < Unread.MOST ? Integer.toString(unread) : Unread.MOST - 1 + "+";
    }

    /** The entry this page belongs to is the one with the longest path that leads here. */
    public boolean isCurrent(NavigationEntry entry) {
        return navigation.stream()
                .flatMap(group -> group.entries().stream())
                .filter(candidate -> leadsHere(candidate.path()))
                .max(java.util.Comparator.comparingInt(
                        candidate -> candidate.path().length()))
                .filter(entry::equals)
                .isPresent();
    }

    private boolean leadsHere(String candidate) {
        return path.equals(candidate) || (!candidate.equals("/") && path.startsWith(candidate + "/"));
    }
}
