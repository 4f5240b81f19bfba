package io.ballast.engine.ledger;

import io.ballast.engine.value.Grade;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the assessment before this one said.
 *
 * @param asOf its day, before the day of these facts
 * @param points its score in points
 * @param grade its grade
 * @param scoredUnder hash of the policy under which the grade came from the score; empty where a person set it, or
 *     where it was withheld
 */
public record PreviousAssessment(LocalDate asOf, int points, Grade grade, Optional<String> scoredUnder) {}
