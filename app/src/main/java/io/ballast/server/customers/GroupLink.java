package io.ballast.server.customers;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** The address of a group's page; the only place that writes it. */
public final class GroupLink {
    private static final String PAGES = "/groups/";

    private GroupLink() {}

    /** The page of the group with this code, whatever characters its source system put into the code. */
    public static String to(String code) {
        return PAGES + UriUtils.encodePathSegment(code, StandardCharsets.UTF_8);
    }
}
