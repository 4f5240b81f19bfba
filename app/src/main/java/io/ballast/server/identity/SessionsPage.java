package io.ballast.server.identity;

import java.util.List;

/**
 * Browsers that are signed in.
 *
 * @param sessions the last seen first
 * @param own handle of the one that looks
 */
record SessionsPage(List<Sessions.Open> sessions, String own) {
    SessionsPage {
        sessions = List.copyOf(sessions);
    }
}
