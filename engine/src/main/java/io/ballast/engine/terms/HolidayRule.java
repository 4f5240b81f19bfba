package io.ballast.engine.terms;

import io.ballast.engine.value.Text;
import java.time.LocalDate;
import java.time.YearMonth;

/** Where a due day goes that is not worked. */
public enum HolidayRule {
    UNMOVED("", Text.of("遇节假日不调整", "not moved")),
    FOLLOWING("following", Text.of("遇节假日顺延", "next working day")),
    PRECEDING("preceding", Text.of("遇节假日提前", "previous working day")),
    /** Into the next month never: back instead. */
    MODIFIED_FOLLOWING("modified following", Text.of("遇节假日顺延不跨月", "next working day of the same month"));

    private final String code;
    private final Text label;

    HolidayRule(String code, Text label) {
        this.code = code;
        this.label = label;
    }

    public Text label() {
        return label;
    }

    /** As a code of terms names it. */
    String code() {
        return code;
    }

    /**
     * The day on which something due on a day is to be paid.
     *
     * @param first what it must not lie before; where it would, it goes on to the next working day
     */
    LocalDate moved(LocalDate due, LocalDate first, WorkingDays calendar) {
        LocalDate next = calendar.onOrAfter(due);
        LocalDate wanted = switch (this) {
            case UNMOVED -> due;
            case FOLLOWING -> next;
            case PRECEDING -> calendar.onOrBefore(due);
            case MODIFIED_FOLLOWING ->
                YearMonth.from(next).equals(YearMonth.from(due)) ? next : calendar.onOrBefore(due);
        };
        return wanted.isBefore(first) && !due.isBefore(first) ? next : wanted;
    }
}
