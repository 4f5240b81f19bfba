package io.ballast.server.web;

import java.util.Optional;

/**
 * One figure that opens exactly the rows it is made of.
 *
 * @param name what it counts, in words
 * @param value the figure as written
 * @param unit behind the figure, empty if it has none
 * @param note a sentence below, empty if there is none
 * @param href the rows
 * @param tone colour, by the fixed risk scale
 */
public record Tile(String name, String value, String unit, String note, Optional<String> href, Badge.Tone tone) {
    public static Tile of(String name, String value, String href) {
        return new Tile(name, value, "", "", Optional.of(href), Badge.Tone.NEUTRAL);
    }

    public Tile in(String newUnit) {
        return new Tile(name, value, newUnit, note, href, tone);
    }

    public Tile noting(String newNote) {
        return new Tile(name, value, unit, newNote, href, tone);
    }

    public Tile toned(Badge.Tone newTone) {
        return new Tile(name, value, unit, note, href, newTone);
    }
}
