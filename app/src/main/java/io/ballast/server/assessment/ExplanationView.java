package io.ballast.server.assessment;

import io.ballast.engine.indicator.Description;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.scoring.Contribution;
import io.ballast.engine.scoring.Improvement;
import io.ballast.engine.scoring.PathToGrade;
import io.ballast.engine.scoring.Reason;
import io.ballast.engine.scoring.ReasonCodes;
import io.ballast.engine.value.Text;
import io.ballast.engine.warning.Warning;
import io.ballast.engine.warning.WarningRule;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything the run in force said of a customer, and why, as the interface gives it. */
@Schema(description = "What the run in force said of a customer, and why: contributions sum exactly to the score")
record ExplanationView(
        String customer,
        @Schema(description = "Key of the run") long run,
        LocalDate asOf,
        @Schema(description = "Currency of every amount") String currency,
        String policy,
        String policyHash,
        CustomerView.VerdictView verdict,

        @Schema(description = "Grade the score leads to, whatever an override says")
        String computedGrade,

        @Schema(description = "COMPUTED, OVERRIDDEN, WITHHELD, KEPT or DEFAULTED")
        String basis,

        @Schema(description = "Why the grade is not simply the one of the score; null where it is")
        Optional<Text> gradeBecause,

        @Schema(description = "Age of the newest document in days")
        int stalenessDays,

        @Schema(description = "Points every customer starts from")
        int basePoints,

        List<ContributionView> contributions,

        @Schema(description = "Why the score is not higher, worst first; empty under a policy that is gone")
        List<ReasonView> reasons,

        @Schema(
                description = "The fewest changes that lead to a better grade than the one in force; null where none do"
                        + " or where points do not move it, see gradeBecause")
        Optional<NextGradeView> nextGrade,

        List<ReadingView> readings,

        @Schema(description = "What each limit method would grant; null where it cannot say")
        Map<String, Optional<Long>> limitProposals,

        List<FiredView> warnings) {

    /** Points one characteristic gave. */
    record ContributionView(
            String indicator,
            Text label,

            @Schema(description = "Null where there is no value")
            Optional<Double> value,

            @Schema(description = "Why there is none") Optional<Text> lack,

            @Schema(description = "The band the value fell into")
            String band,

            int points,
            int bestPoints) {}

    /** Why the score is not higher. */
    record ReasonView(String indicator, int lostPoints, Text text) {}

    /** What would bring a better grade. */
    record NextGradeView(
            String grade,

            @Schema(description = "Points that are short of it, those of the margin included")
            int pointsNeeded,

            @Schema(description = "Points of them because the policy keeps a grade while the score is near its band")
            int marginPoints,

            List<ImprovementView> improvements) {}

    /** What one value must become. */
    record ImprovementView(
            String indicator,
            Optional<Double> now,

            @Schema(description = "The value must be at least this")
            Optional<Double> from,

            @Schema(description = "and below this") Optional<Double> below,
            int pointsGained) {}

    /** One indicator. */
    record ReadingView(String indicator, String unit, Optional<Double> value, Optional<Text> lack) {}

    /** A warning rule that fired. */
    record FiredView(
            String rule, Optional<Text> label, Optional<Text> advice, String severity, List<ObservedView> because) {}

    /** A value a rule looked at. */
    record ObservedView(String indicator, double value) {}

    static ExplanationView of(
            String code, Evidence evidence, Optional<Judgement> judgement, RuleBook rules, List<Warning> warnings) {
        return new ExplanationView(
                code,
                evidence.run().id(),
                evidence.run().asOf(),
                evidence.currency().code(),
                evidence.run().policyCode(),
                evidence.policyHash(),
                CustomerView.VerdictView.of(evidence.verdict()),
                evidence.standing().rating().computed().name(),
                evidence.standing().rating().basis().name(),
                judgement.flatMap(known -> evidence.standing().because(known, evidence.currency())),
                evidence.stalenessDays(),
                evidence.score().basePoints(),
                evidence.score().contributions().stream()
                        .map(ExplanationView::contribution)
                        .toList(),
                judgement.map(known -> reasons(evidence, known)).orElse(List.of()),
                judgement.flatMap(evidence.standing()::next).map(ExplanationView::path),
                evidence.readings().entrySet().stream()
                        .map(entry -> reading(entry.getKey(), entry.getValue()))
                        .toList(),
                proposals(evidence),
                warnings.stream().map(warning -> fired(warning, rules)).toList());
    }

    private static List<ReasonView> reasons(Evidence evidence, Judgement judgement) {
        List<Reason> reasons = ReasonCodes.of(
                evidence.score(),
                judgement.scorecard(),
                judgement.catalogue(),
                judgement.scorecard().characteristics().size());
        return reasons.stream()
                .map(reason -> new ReasonView(reason.code(), reason.lostPoints(), reason.text()))
                .toList();
    }

    private static ContributionView contribution(Contribution contribution) {
        return new ContributionView(
                contribution.indicator(),
                ScorePanel.ScorePage.description(contribution.indicator())
                        .map(Description::label)
                        .orElse(Text.of(contribution.indicator(), contribution.indicator())),
                value(contribution.reading()),
                lack(contribution.reading()),
                contribution.band(),
                contribution.points(),
                contribution.bestPoints());
    }

    private static NextGradeView path(PathToGrade path) {
        return new NextGradeView(
                path.grade().name(),
                path.pointsNeeded(),
                path.marginPoints(),
                path.improvements().stream().map(ExplanationView::improvement).toList());
    }

    private static ImprovementView improvement(Improvement improvement) {
        return new ImprovementView(
                improvement.indicator(),
                value(improvement.now()),
                CustomerView.boxed(improvement.target().from()),
                CustomerView.boxed(improvement.target().below()),
                improvement.pointsGained());
    }

    private static ReadingView reading(String indicator, Reading reading) {
        return new ReadingView(
                indicator,
                ScorePanel.ScorePage.description(indicator)
                        .map(known -> known.unit().name())
                        .orElse(""),
                value(reading),
                lack(reading));
    }

    private static Optional<Double> value(Reading reading) {
        return reading instanceof Reading.Value(double amount) ? Optional.of(amount) : Optional.empty();
    }

    private static Optional<Text> lack(Reading reading) {
        return reading instanceof Reading.NotEnoughData missing
                ? Optional.of(missing.because().text())
                : Optional.empty();
    }

    private static Map<String, Optional<Long>> proposals(Evidence evidence) {
        Map<String, Optional<Long>> proposals = new LinkedHashMap<>();
        evidence.proposals().forEach((method, amount) -> proposals.put(method, CustomerView.boxed(amount)));
        return proposals;
    }

    private static FiredView fired(Warning warning, RuleBook rules) {
        Optional<WarningRule> rule = rules.find(warning.rule());
        return new FiredView(
                warning.rule(),
                rule.map(WarningRule::label),
                rule.map(WarningRule::advice),
                warning.severity().name(),
                warning.because().stream()
                        .map(observed -> new ObservedView(observed.indicator(), observed.value()))
                        .toList());
    }
}
