package io.ballast.server.web;

import java.util.Optional;

/**
 * A section of a page about one subject, contributed as a bean by the module that knows it: the page knows no module
 * above its own.
 */
public interface Panel {

    /** Where the section stands and who may see it. */
    Place place();

    /** What it shows of this subject, or nothing if it has nothing to say. */
    Optional<Fragment> of(Subject subject);

    /**
     * Where a section stands.
     *
     * @param subjectType kind of page it belongs to, such as {@code customer}
     * @param order place within the page, ascending; below {@link #HEAD_ENDS} it belongs to the head
     * @param name lower-case letters and hyphens: its anchor on the page
     * @param label message key of its title
     * @param permission permission without which it is not shown
     */
    record Place(String subjectType, int order, String name, String label, String permission) {
        /** Panels ordered below this are shown above the section links, without a title. */
        public static final int HEAD_ENDS = 100;

        public Place {
            if (!name.matches("[a-z][a-z-]*")) {
                throw new IllegalArgumentException("Not the name of a panel: '" + name + "'");
            }
        }

        public boolean isHead() {
            return order < HEAD_ENDS;
        }
    }
}
