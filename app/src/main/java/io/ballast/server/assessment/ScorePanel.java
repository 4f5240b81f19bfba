package io.ballast.server.assessment;

import io.ballast.engine.indicator.Description;
import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.scoring.Contribution;
import io.ballast.engine.scoring.Improvement;
import io.ballast.engine.scoring.PathToGrade;
import io.ballast.engine.scoring.Reason;
import io.ballast.engine.scoring.ReasonCodes;
import io.ballast.engine.value.Text;
import io.ballast.server.web.Chart;
import io.ballast.server.web.Fmt;
import io.ballast.server.web.Fragment;
import io.ballast.server.web.Panel;
import io.ballast.server.web.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How the points came about, why there are not more, and what would bring a better grade. */
@Component
class ScorePanel implements Panel {
    private final CustomerVerdicts verdicts;
    private final Runs runs;
    private final Judgements judgements;

    ScorePanel(CustomerVerdicts verdicts, Runs runs, Judgements judgements) {
        this.verdicts = verdicts;
        this.runs = runs;
        this.judgements = judgements;
    }

    /**
     * A step of the waterfall.
     *
     * @param contribution what one characteristic gave
     * @param before points before it
     */
    record Step(Contribution contribution, int before) {
        int after() {
            return before + contribution.points();
        }
    }

    /**
     * What the section shows.
     *
     * @param code of the customer
     * @param evidence what the run in force said
     * @param because why the grade is not simply the one of the score, where it is not
     * @param reasons why the score is not higher, worst first; empty under a policy this server no longer knows
     * @param path what would bring a better grade than the one in force
     * @param history points by day, oldest first
     */
    record ScorePage(
            String code,
            Evidence evidence,
            Optional<Text> because,
            List<Reason> reasons,
            Optional<PathToGrade> path,
            List<CustomerVerdicts.Past> history) {
        ScorePage {
            reasons = List.copyOf(reasons);
            history = List.copyOf(history);
        }

        /** Whether more points lead to a better grade at all. */
        boolean isMovedByPoints() {
            return evidence.standing().rating().basis().followsPoints();
        }

        /** From the base to the score, what cost most first. */
        List<Step> steps() {
            List<Step> steps = new ArrayList<>();
            int points = evidence.score().basePoints();
            List<Contribution> worstFirst = evidence.score().contributions().stream()
                    .sorted(Comparator.comparingInt(Contribution::lostPoints).reversed())
                    .toList();
            for (Contribution contribution : worstFirst) {
                steps.add(new Step(contribution, points));
                points += contribution.points();
            }
            return steps;
        }

        /** The most points the card can give this customer: the end of the scale of the bars. */
        int best() {
            return evidence.score().basePoints()
                    + evidence.score().contributions().stream()
                            .mapToInt(Contribution::bestPoints)
                            .sum();
        }

        /** Place of so many points on the bars, 0..100. */
        double across(int points) {
            return 100.0 * Math.max(0, Math.min(points, best())) / Math.max(1, best());
        }

        Map<String, Reason> reasonsByCode() {
            return reasons.stream().collect(Collectors.toMap(Reason::code, reason -> reason));
        }

        static Optional<Description> description(String indicator) {
            var index = Indicators.CATALOGUE.find(indicator);
            return index.isPresent() ? Optional.of(Indicators.CATALOGUE.at(index.getAsInt())) : Optional.empty();
        }

        String label(String indicator, Fmt fmt) {
            return description(indicator).map(known -> fmt.text(known.label())).orElse(indicator);
        }

        String reading(Contribution contribution, Fmt fmt) {
            return description(contribution.indicator())
                    .map(known -> ReadingText.of(contribution.reading(), known.unit(), evidence.currency(), fmt))
                    .orElse(Fmt.NONE);
        }

        String now(Improvement improvement, Fmt fmt) {
            return description(improvement.indicator())
                    .map(known -> ReadingText.of(improvement.now(), known.unit(), evidence.currency(), fmt))
                    .orElse(Fmt.NONE);
        }

        /** The readings an improvement must come to, in the unit of the indicator. */
        String target(Improvement improvement, Fmt fmt) {
            var unit = description(improvement.indicator()).orElseThrow().unit();
            var band = improvement.target();
            if (band.from().isEmpty() && band.below().isPresent()) {
                return fmt.text(
                        "assessment.band.below",
                        ReadingText.of(band.below().getAsDouble(), unit, evidence.currency(), fmt));
            }
            if (band.from().isPresent() && band.below().isEmpty()) {
                return fmt.text(
                        "assessment.band.from",
                        ReadingText.of(band.from().getAsDouble(), unit, evidence.currency(), fmt));
            }
            return fmt.text(
                    "assessment.band.between",
                    ReadingText.of(band.from().orElse(0), unit, evidence.currency(), fmt),
                    ReadingText.of(band.below().orElse(0), unit, evidence.currency(), fmt));
        }

        /** The points of past runs. */
        Chart chart(Fmt fmt) {
            List<Chart.Point> points = history.stream()
                    .map(past -> Chart.Point.of(past.points(), past.points() + " · " + past.grade()))
                    .toList();
            return new Chart(
                    Chart.Kind.LINES,
                    "score-history",
                    fmt.text("assessment.history"),
                    fmt.text("assessment.column.points"),
                    fmt.date(history.getFirst().asOf()) + " ~ "
                            + fmt.date(history.getLast().asOf()),
                    history.stream().map(past -> fmt.date(past.asOf())).toList(),
                    List.of(new Chart.Series(fmt.text("assessment.column.points"), points)));
        }
    }

    @Override
    public Place place() {
        return new Place("customer", 110, "score", "assessment.score", "assessment:rating:read");
    }

    @Override
    public Optional<Fragment> of(Subject customer) {
        return verdicts.of(customer.id())
                .map(evidence -> new Fragment("assessment/customer_score", page(customer, evidence)));
    }

    private ScorePage page(Subject customer, Evidence evidence) {
        Optional<Judgement> judgement = runs.byId(evidence.run().id()).flatMap(judgements::of);
        return new ScorePage(
                customer.code(),
                evidence,
                judgement.flatMap(known -> evidence.standing().because(known, evidence.currency())),
                judgement.map(known -> reasons(evidence, known)).orElse(List.of()),
                judgement.flatMap(evidence.standing()::next),
                verdicts.history(customer.id(), customer.at().date()));
    }

    private static List<Reason> reasons(Evidence evidence, Judgement judgement) {
        return ReasonCodes.of(
                evidence.score(),
                judgement.scorecard(),
                judgement.catalogue(),
                judgement.scorecard().characteristics().size());
    }
}
