package io.ballast.engine.ledger;

import io.ballast.engine.value.Grade;
import java.time.LocalDate;

/**
 * What the assessment before this one said.
 *
 * @param asOf its day, before the day of these facts
 * @param points its score in points
 * @param grade its grade
 */
public record PreviousAssessment(LocalDate asOf, int points, Grade grade) {}
