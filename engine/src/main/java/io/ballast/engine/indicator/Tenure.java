package io.ballast.engine.indicator;

import io.ballast.engine.value.Days;
import io.ballast.engine.value.Text;

/**
 * Days since business began, as the profile says or, where it does not, since the first document.
 *
 * <pre>asOf - (customer since, or day of the first document)</pre>
 *
 * <ul>
 *   <li>shape: one customer in, one reading out
 *   <li>unit: days, 0 or more
 *   <li>window: all of history
 *   <li>no value: no documents
 *   <li>error: exact
 *   <li>source: docs/sources.md#own-definition
 * </ul>
 */
final class Tenure implements Indicator {
    private static final Description DESCRIPTION = new Description(
            "tenure_days",
            Family.RELATIONSHIP,
            Text.of("合作时长", "Tenure"),
            Unit.DAYS,
            Text.of("合作多久了？", "For how long have we done business?"),
            "asOf - (customer since, or day of the first document)",
            Description.ALL_HISTORY,
            Lack.NO_DOCUMENTS.text(),
            "own-definition");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Reading read(Observation seen) {
        var facts = seen.facts();
        var since = facts.profile().since();
        if (since.isPresent() && !since.get().isAfter(facts.asOf())) {
            return Reading.of(Days.between(since.get(), facts.asOf()));
        }
        return seen.exposure().isEmpty()
                ? Lack.NO_DOCUMENTS.reading()
                : Reading.of(seen.exposure().historyDays() - 1);
    }
}
