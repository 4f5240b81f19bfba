package io.ballast.server.assessment;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.warning.Severity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A customer of the list, as the interface gives it. */
@Schema(description = "A customer, and what the run in force said of it")
record CustomerView(
        String code,
        String name,
        @Schema(description = "Sales person in charge") Optional<String> owner,
        @Schema(description = "Sales department") Optional<String> department,
        Optional<String> region,

        @Schema(description = "Letter of its section in GB/T 4754")
        Optional<String> industry,

        @Schema(description = "ACTIVE, STOPPED or CLOSED") String status,

        @Schema(description = "Null before the first run, or for a customer added since")
        Optional<VerdictView> verdict) {

    static CustomerView of(CustomerLine line) {
        return new CustomerView(
                line.who().code(),
                line.who().name(),
                line.who().owner(),
                line.who().department(),
                line.who().region(),
                line.who().industry(),
                line.who().status(),
                line.verdict().map(VerdictView::of));
    }

    /** What a run said of a customer. */
    @Schema(description = "What a run said of a customer; amounts in minor units of the run's currency")
    record VerdictView(
            @Schema(description = "AAA to D") String grade,

            @Schema(description = "Class A to D the grade counts as")
            String customerClass,

            @Schema(description = "LOW, MEDIUM or HIGH") String risk,
            @Schema(description = "Score, higher is better") int points,
            Optional<Integer> previousPoints,

            @Schema(description = "Within twelve months, 0..1")
            double probabilityOfDefault,

            @Schema(description = "Share of the score that rests on real readings, 0..1")
            double coverage,

            @Schema(description = "NONE, AMOUNT or UNLIMITED")
            String limitKind,

            Optional<Long> limitMinor,

            @Schema(description = "Null where no method can say")
            Optional<Long> recommendedLimitMinor,

            long exposureMinor,

            @Schema(description = "Limit less exposure; below zero over the limit")
            Optional<Long> freeMinor,

            @Schema(description = "Exposure as a share of the limit")
            Optional<Double> utilisation,

            long balanceMinor,
            long overdueMinor,
            int oldestOverdueDays,
            long sales90Minor,

            @Schema(description = "INFO, WATCH or ALARM; null without a warning")
            Optional<String> worstSeverity,

            @Schema(description = "How many warning rules fired")
            int warnings) {

        static VerdictView of(CustomerLine.Verdict verdict) {
            return new VerdictView(
                    verdict.grade().name(),
                    verdict.range().customerClass().name(),
                    verdict.range().riskLevel().name(),
                    verdict.points(),
                    boxed(verdict.previousPoints()),
                    verdict.probabilityOfDefault(),
                    verdict.coverage(),
                    switch (verdict.limit()) {
                        case LimitInForce.None none -> "NONE";
                        case LimitInForce.Amount amount -> "AMOUNT";
                        case LimitInForce.Unlimited unlimited -> "UNLIMITED";
                    },
                    verdict.limit() instanceof LimitInForce.Amount amount
                            ? Optional.of(amount.minor())
                            : Optional.empty(),
                    boxed(verdict.recommendedMinor()),
                    verdict.exposureMinor(),
                    boxed(verdict.freeMinor()),
                    boxed(verdict.utilisation()),
                    verdict.balanceMinor(),
                    verdict.overdueMinor(),
                    verdict.oldestOverdueDays(),
                    verdict.sales90Minor(),
                    verdict.severity() == 0
                            ? Optional.empty()
                            : Optional.of(Severity.values()[verdict.severity() - 1].name()),
                    verdict.warnings());
        }
    }

    static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
