package io.ballast.engine.exposure;

import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Text;
import java.util.List;

/** The unit of a check's threshold. */
public enum CheckUnit {
    PERCENT(0, 1_000, Text.of("%", "%")),
    /** Minor units of the reporting currency. */
    MINOR(0, 1_000_000_000_000_000L, Text.of("最小货币单位", "minor units")),
    DAYS(0, 3_650, Text.of("天", "days")),
    POINTS(0, 100, Text.of("分", "points")),
    /** Levels of dunning: 0 is not dunned, {@link DueAmount#HIGHEST_LEVEL} the last letter. */
    LEVEL(0, DueAmount.HIGHEST_LEVEL, Text.of("级", "level")),
    /** {@link Grade#rank()}, written as the grade's name. */
    GRADE(1, Grade.values().length, Text.of("等级", "grade")),
    /** The check has no threshold; 0. */
    NONE(0, 0, Text.of("无", "none"));

    private final long least;
    private final long most;
    private final Text label;

    CheckUnit(long least, long most, Text label) {
        this.least = least;
        this.most = most;
        this.label = label;
    }

    public Text label() {
        return label;
    }

    boolean isAllowed(long threshold) {
        return threshold >= least && threshold <= most;
    }

    /** The threshold as a policy's text has it. */
    public String text(long threshold) {
        return this == GRADE ? Grade.values()[Math.toIntExact(threshold) - 1].name() : Long.toString(threshold);
    }

    /**
     * The threshold in a policy's text.
     *
     * @throws IllegalArgumentException if it is none of this unit
     */
    public long parse(String text) {
        if (this != GRADE) {
            return Long.parseLong(text);
        }
        for (Grade grade : Grade.values()) {
            if (grade.name().equals(text)) {
                return grade.rank();
            }
        }
        throw new IllegalArgumentException("'" + text + "' is none of " + List.of(Grade.values()));
    }
}
