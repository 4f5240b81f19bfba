package io.ballast.server.assessment;

import io.ballast.engine.ledger.Standing;
import io.ballast.engine.scoring.InDefault;
import io.ballast.engine.scoring.PathToGrade;
import io.ballast.engine.scoring.Rating;
import io.ballast.engine.scoring.Score;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.engine.value.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The grade a run left a customer with, why it is not the one of the score, and what would move it.
 *
 * @param score points with their contributions
 * @param rating where the score stands, and the grade in force
 * @param overriddenUntil last day of the grade that a person set, where it still stands
 */
record GradeInForce(Score score, Rating rating, Optional<LocalDate> overriddenUntil) {
    private static final Rating.Basis[] BASES = Rating.Basis.values();

    /** From the columns of assessment.assessment that say so, and overridden_until. */
    static GradeInForce of(ResultSet row, Score score) throws SQLException {
        var rating = new Rating(
                Grade.values()[row.getInt("computed_grade") - 1],
                Grade.values()[row.getInt("grade") - 1],
                row.getDouble("pd"),
                BASES[row.getInt("basis")],
                inDefault(row));
        return new GradeInForce(score, rating, Optional.ofNullable(row.getObject("overridden_until", LocalDate.class)));
    }

    private static Optional<InDefault> inDefault(ResultSet row) throws SQLException {
        LocalDate probation = row.getObject("probation_until", LocalDate.class);
        if (probation != null) {
            return Optional.of(new InDefault.Probation(probation));
        }
        long owed = row.getLong("default_minor");
        return row.wasNull() ? Optional.empty() : Optional.of(new InDefault.Overdue(owed, row.getInt("default_days")));
    }

    /**
     * Why the grade is not simply the one of the score; empty where it is.
     *
     * @param currency reporting currency of the run
     */
    Optional<Text> because(Judgement judgement, Currency currency) {
        return switch (rating.basis()) {
            case COMPUTED -> Optional.empty();
            case OVERRIDDEN -> overriddenUntil.map(until -> Standing.GradeOverride.because(rating.grade(), until));
            case WITHHELD -> Optional.of(judgement.policy().missingData().because(score.coverage()));
            case KEPT ->
                Optional.of(judgement
                        .policy()
                        .margin()
                        .because(
                                rating.grade(),
                                score.points(),
                                judgement.policy().scale()));
            case DEFAULTED ->
                rating.inDefault().map(why -> judgement.policy().defaulting().because(why, currency));
        };
    }

    /** What would bring a better grade; nothing where it does not follow points, is the best or is out of reach. */
    Optional<PathToGrade> next(Judgement judgement) {
        return judgement.nextGrade(score, rating);
    }
}
