package io.ballast.server.identity;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Patterns of permissions {@code module:entity:action}; a star stands for any one part.
 *
 * @param patterns 1 to {@value #MOST} of them
 */
public record Permissions(Set<String> patterns) {
    static final int MOST = 50;
    private static final Pattern PATTERN = Pattern.compile("([a-z-]{1,40}|\\*)(:([a-z-]{1,40}|\\*)){2}");
    private static final String ANY = "*";

    /** Everything the holder may do. */
    static final Permissions ALL = new Permissions(Set.of("*:*:*"));

    /** Everything the holder may look at, files excepted. */
    static final Permissions READ_ONLY = new Permissions(Set.of("*:*:read"));

    public Permissions {
        patterns = Set.copyOf(patterns);
        if (patterns.isEmpty() || patterns.size() > MOST || !patterns.stream().allMatch(Permissions::isPattern)) {
            throw new IllegalArgumentException("Not 1 to " + MOST + " patterns module:entity:action: " + patterns);
        }
    }

    static boolean isPattern(String text) {
        return PATTERN.matcher(text).matches();
    }

    /**
     * Whether one of the patterns gives a permission.
     *
     * @throws IllegalArgumentException if the permission has not exactly three parts
     */
    boolean give(String permission) {
        String[] parts = permission.split(":");
        if (parts.length != 3) {
            throw new IllegalArgumentException("A permission is module:entity:action, not '" + permission + "'");
        }
        return patterns.stream().anyMatch(pattern -> matches(pattern.split(":"), parts));
    }

    private static boolean matches(String[] pattern, String[] parts) {
        for (int i = 0; i < parts.length; i++) {
            if (!pattern[i].equals(ANY) && !pattern[i].equals(parts[i])) {
                return false;
            }
        }
        return true;
    }

    /** The patterns in the order of their text, as a person writes them. */
    String text() {
        return String.join(" ", patterns.stream().sorted().toList());
    }
}
