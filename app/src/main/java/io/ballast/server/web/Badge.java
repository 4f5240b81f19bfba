package io.ballast.server.web;

import io.ballast.engine.value.Grade;
import io.ballast.engine.warning.Severity;
import java.util.Locale;

/**
 * A state in three ways at once: icon, word and colour, so that it reads in grey and aloud.
 *
 * @param tone colour by the fixed risk scale
 * @param icon drawing that differs between tones
 * @param word what it says
 */
public record Badge(Tone tone, Icon icon, String word) {

    /** The fixed scale of colours. */
    public enum Tone {
        NEUTRAL(Icon.INFO),
        ACCENT(Icon.INFO),
        GOOD(Icon.CHECK),
        WATCH(Icon.CLOCK),
        HIGH(Icon.WARNING),
        BAD(Icon.ALARM);

        private final Icon icon;

        Tone(Icon icon) {
            this.icon = icon;
        }

        /** Name of the class in the style sheet. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Badge of(Tone tone, String word) {
        return new Badge(tone, tone.icon, word);
    }

    public static Badge of(Severity severity, Fmt fmt) {
        Tone tone = switch (severity) {
            case INFO -> Tone.NEUTRAL;
            case WATCH -> Tone.WATCH;
            case ALARM -> Tone.BAD;
        };
        return of(tone, fmt.text(severity.label()));
    }

    /** AAA to A good, BBB and BB neutral, B and CCC to watch, CC and C high, D bad. */
    public static Badge of(Grade grade) {
        Tone tone = switch (grade) {
            case AAA, AA, A -> Tone.GOOD;
            case BBB, BB -> Tone.NEUTRAL;
            case B, CCC -> Tone.WATCH;
            case CC, C -> Tone.HIGH;
            case D -> Tone.BAD;
        };
        return of(tone, grade.name());
    }
}
