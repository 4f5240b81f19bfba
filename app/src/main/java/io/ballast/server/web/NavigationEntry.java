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
 * @param everyCustomer whether it is for those alone who know of every customer
 */
public record NavigationEntry(
        Section section, int order, String label, Icon icon, String path, String permission, boolean everyCustomer) {
    public NavigationEntry {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("A path starts with '/': " + path);
        }
    }

    public NavigationEntry(Section section, int order, String label, Icon icon, String path, String permission) {
        this(section, order, label, icon, path, permission, false);
    }

    /** The same line, shown to those alone who know of every customer. */
    public NavigationEntry forEveryCustomer() {
        return new NavigationEntry(section, order, label, icon, path, permission, true);
    }

    boolean isFor(Viewer viewer) {
        return (permission.equals(Allowed.SIGNED_IN) || viewer.may(permission))
                && (!everyCustomer || viewer.seesEveryCustomer());
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
