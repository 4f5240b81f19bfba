package io.ballast.engine.scoring;

import io.ballast.engine.value.Grade;
import java.util.List;

/**
 * The fewest readings that must change for a better grade than the one in force.
 *
 * @param grade the grade they lead to
 * @param pointsNeeded points that are short of it, those of the margin included
 * @param marginPoints points by which the score must pass the limit of the grade, as the policy keeps the grade before
 * @param improvements the changes, most points first; together they give at least the points needed
 */
public record PathToGrade(Grade grade, int pointsNeeded, int marginPoints, List<Improvement> improvements) {
    public PathToGrade {
        improvements = List.copyOf(improvements);
    }
}
