package io.ballast.engine.scoring;

import io.ballast.engine.value.Grade;
import java.util.List;

/**
 * The fewest readings that must change for a better grade.
 *
 * @param grade the next better grade
 * @param pointsNeeded points that are short of it
 * @param improvements the changes, most points first; together they give at least the points needed
 */
public record PathToGrade(Grade grade, int pointsNeeded, List<Improvement> improvements) {
    public PathToGrade {
        improvements = List.copyOf(improvements);
    }
}
