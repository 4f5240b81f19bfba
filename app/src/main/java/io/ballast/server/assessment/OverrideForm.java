package io.ballast.server.assessment;

import io.ballast.engine.value.Grade;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a form about an override says, as it was written, with the message key of what is wrong of each field.
 *
 * @param grade name of the grade
 * @param reason why the grade is set
 * @param until last day
 * @param why why it is lifted
 * @param faults by field
 */
record OverrideForm(String grade, String reason, String until, String why, Map<Field, String> faults) {
    static final int LONGEST_REASON = 1_000;
    static final OverrideForm EMPTY = new OverrideForm("", "", "", "", Map.of());

    enum Field {
        GRADE,
        REASON,
        UNTIL,
        WHY
    }

    OverrideForm {
        faults = Map.copyOf(faults);
    }

    /** An override to be placed; a day that has passed is found out where it is placed. */
    static OverrideForm placing(String grade, String reason, String until) {
        var form = new OverrideForm(grade, reason, until, "", Map.of());
        Map<Field, String> faults = new EnumMap<>(Field.class);
        if (form.chosen().isEmpty()) {
            faults.put(Field.GRADE, "assessment.override.grade-missing");
        }
        reasonFault(reason).ifPresent(fault -> faults.put(Field.REASON, fault));
        if (form.lastDay().isEmpty()) {
            faults.put(Field.UNTIL, "assessment.override.until-missing");
        }
        return new OverrideForm(grade, reason, until, "", faults);
    }

    /** An override to be lifted. */
    static OverrideForm lifting(String why) {
        return new OverrideForm(
                "",
                "",
                "",
                why,
                reasonFault(why).map(fault -> Map.of(Field.WHY, fault)).orElse(Map.of()));
    }

    /** What is wrong of a reason; nothing where it may be kept. */
    static Optional<String> reasonFault(String reason) {
        if (reason.isBlank()) {
            return Optional.of("assessment.override.reason-missing");
        }
        return reason.strip().length() > LONGEST_REASON
                ? Optional.of("assessment.override.reason-long")
                : Optional.empty();
    }

    /** The same with what the customer's overrides refused. */
    OverrideForm refused(String message) {
        Map<Field, String> all = new EnumMap<>(Field.class);
        all.putAll(faults);
        all.put(why.isEmpty() ? Field.UNTIL : Field.WHY, message);
        return new OverrideForm(grade, reason, until, why, all);
    }

    Optional<Grade> chosen() {
        return Arrays.stream(Grade.values())
                .filter(known -> known.name().equals(grade))
                .findFirst();
    }

    Optional<LocalDate> lastDay() {
        try {
            return Optional.of(LocalDate.parse(until));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    boolean isSound() {
        return faults.isEmpty();
    }

    Optional<String> fault(Field field) {
        return Optional.ofNullable(faults.get(field));
    }

    /** Whether anything is wrong of what shall be placed: its form is shown open then. */
    boolean isPlacingAtFault() {
        return !faults.isEmpty() && fault(Field.WHY).isEmpty();
    }
}
