package io.ballast.server.modellab;

import io.ballast.server.web.Refusal;

/** Keys that clients make, so that what is sent twice is done once. */
final class RequestKeys {
    private RequestKeys() {}

    /** Refuses what is no key. */
    static void check(String key) {
        if (!key.matches("[0-9a-f-]{8,64}")) {
            throw Refusal.badRequest("modellab.fault.key");
        }
    }
}
