package io.ballast.server.web;

/**
 * A line of the navigation; every module offers its own as a bean.
 *
 * @param section where it stands
 * @param order place within the section, ascending
 * @param label message key
 * @param icon drawing beside the label
 * @param path address, also the prefix of the pages below it
 * @param permission permission without which it is not shown
 */
public record NavigationEntry(Section section, int order, String label, Icon icon, String path, String permission) {
    public NavigationEntry {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("A path starts with '/': " + path);
        }
    }

    /** The parts of the navigation, top down; the label of each is the message {@code web.section.<name>}. */
    public enum Section {
        TODAY,
        CUSTOMERS,
        RISK,
        DATA,
        SETTINGS;

        public String label() {
            return "web.section." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
