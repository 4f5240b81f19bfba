package io.ballast.engine;

import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.limit.LimitAdvice;
import io.ballast.engine.limit.LimitProposal;
import io.ballast.engine.scoring.Contribution;
import io.ballast.engine.scoring.InDefault;
import io.ballast.engine.scoring.Rating;
import io.ballast.engine.scoring.Score;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Decimals;
import io.ballast.engine.value.Money;
import io.ballast.engine.warning.Warning;
import java.util.List;
import java.util.OptionalLong;

/**
 * An assessment as canonical text: equal assessments have equal texts on every machine, and different ones different
 * texts. Numbers stand exactly, readings as the shortest decimal that reads back the same. Made for replay and review,
 * not for a screen.
 */
public final class AssessmentText {
    private final StringBuilder out = new StringBuilder(16_384);

    private AssessmentText() {}

    public static String of(Assessment assessment) {
        var text = new AssessmentText();
        text.line("customer " + assessment.customer() + " as of " + assessment.asOf() + " " + assessment.knowledge());
        text.write(assessment.score());
        text.write(assessment.rating());
        text.write(assessment.limit());
        text.write(assessment.warnings(), assessment.undecided());
        text.write(assessment.readings());
        text.line("");
        text.line("engine " + assessment.provenance().engineVersion());
        text.line("policy " + assessment.provenance().policyHash());
        text.line("facts  " + assessment.provenance().factsHash());
        return text.out.toString();
    }

    private void write(Score score) {
        line("");
        line("score " + score.points() + ", coverage " + Decimals.text(score.coverage()) + ", newest document "
                + score.stalenessDays() + " days old");
        row(Integer.toString(score.basePoints()), "", "base", "");
        for (Contribution contribution : score.contributions()) {
            String points = Integer.toString(contribution.points());
            String best = "of " + contribution.bestPoints();
            row(
                    points,
                    best,
                    contribution.indicator(),
                    reading(contribution.reading()) + " [" + contribution.band() + "]");
        }
    }

    private void write(Rating rating) {
        line("");
        line("grade " + rating.grade() + " " + rating.basis() + ", computed " + rating.computed() + ", PD "
                + Decimals.text(rating.probabilityOfDefault())
                + rating.inDefault().map(why -> ", " + defaulted(why)).orElse(""));
    }

    private static String defaulted(InDefault why) {
        return switch (why) {
            case InDefault.Overdue(long amountMinor, int oldestDays) ->
                "owed " + amountMinor + " minor, overdue for " + oldestDays + " days";
            case InDefault.Probation(var until) -> "on probation until " + until;
        };
    }

    private void write(LimitAdvice limit) {
        line("");
        line("limit " + amount(limit.recommendedMinor(), limit.currency()) + ": "
                + limit.because().en());
        for (LimitProposal proposal : limit.proposals()) {
            line("  " + proposal.method() + " "
                    + amount(proposal.amountMinor(), limit.currency()) + ": "
                    + proposal.because().en());
        }
    }

    private void write(List<Warning> warnings, List<String> undecided) {
        line("");
        line("warnings " + warnings.size());
        for (Warning warning : warnings) {
            var because = new StringBuilder();
            for (Warning.Observed observed : warning.because()) {
                because.append(' ').append(observed.indicator()).append('=').append(Decimals.text(observed.value()));
            }
            line("  " + warning.severity() + " " + warning.rule() + because);
        }
        line("undecided" + (undecided.isEmpty() ? " none" : ""));
        for (String rule : undecided) {
            line("  " + rule);
        }
    }

    private void write(Readings readings) {
        line("");
        line("readings " + readings.size());
        for (int i = 0; i < readings.size(); i++) {
            line("  " + readings.catalogue().at(i).name() + " = " + reading(readings.at(i)));
        }
    }

    private static String reading(Reading reading) {
        return switch (reading) {
            case Reading.Value value -> Decimals.text(value.amount());
            case Reading.NotEnoughData missing -> missing.because().name();
        };
    }

    private static String amount(OptionalLong minor, Currency currency) {
        return minor.isPresent() ? new Money(minor.getAsLong(), currency).toString() : "none";
    }

    /** Two columns, then the rest. */
    private void row(String figure, String beside, String name, String note) {
        out.repeat(' ', Math.max(0, 5 - figure.length())).append(figure);
        out.append(' ').append(beside).repeat(' ', Math.max(0, 6 - beside.length()));
        line("  " + name + (note.isEmpty() ? "" : ": " + note));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
