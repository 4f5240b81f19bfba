package io.ballast.engine.merkle;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a tile below {@code tile/}, as C2SP tlog-tiles writes it: {@code 0/x001/x234/067} for tile 1,234,067 of
 * level 0, {@code 0/000.p/15} for the first 15 hashes of tile 0, {@code entries/000} for the entries below it.
 *
 * @param kind hashes or entries
 * @param level 0 for leaf hashes; each level further is 8 levels of the tree further; 0 for entries
 * @param number of the tile in its level
 * @param width hashes in it, 1 to 256
 */
public record TilePath(Kind kind, int level, long number, int width) {
    /** Hashes, or entries, of a full tile. */
    public static final int FULL = 256;

    private static final int HIGHEST_LEVEL = 5;
    private static final Pattern WRITTEN =
            Pattern.compile("(entries|[0-5])/((?:x\\d{3}/){0,5}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    /** What a tile holds. */
    public enum Kind {
        HASHES,
        ENTRIES
    }

    public TilePath {
        if (level < 0 || level > HIGHEST_LEVEL || number < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("No tile " + level + "/" + number + " of " + width);
        }
    }

    /** Reads one; nothing where the text is none, or not in the one way to write it. */
    public static Optional<TilePath> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean isEntries = matcher.group(1).equals("entries");
        String width = matcher.group(3);
        int hashes = width == null ? FULL : Integer.parseInt(width);
        if (hashes > FULL || width != null && hashes == FULL) {
            return Optional.empty();
        }
        var path = new TilePath(
                isEntries ? Kind.ENTRIES : Kind.HASHES,
                isEntries ? 0 : Integer.parseInt(matcher.group(1)),
                Long.parseLong(matcher.group(2).replace("x", "").replace("/", "")),
                hashes);
        return path.toString().equals(text) ? Optional.of(path) : Optional.empty();
    }

    /** Leaves below one hash of it. */
    public long leavesOfOne() {
        return 1L << 8 * level;
    }

    /** Whether a tree of this size has all its hashes. */
    public boolean isWithin(long size) {
        return number < Long.MAX_VALUE / FULL / leavesOfOne() - 1 && (number * FULL + width) * leavesOfOne() <= size;
    }

    @Override
    public String toString() {
        String digits = "%03d".formatted(number % 1000);
        for (long rest = number / 1000; rest > 0; rest /= 1000) {
            digits = "x%03d/".formatted(rest % 1000) + digits;
        }
        return (kind == Kind.ENTRIES ? "entries" : Integer.toString(level)) + "/" + digits
                + (width == FULL ? "" : ".p/" + width);
    }
}
