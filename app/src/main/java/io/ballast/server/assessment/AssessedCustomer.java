package io.ballast.server.assessment;

import io.ballast.engine.Assessment;
import io.ballast.engine.indicator.Reading;
import io.ballast.engine.indicator.Readings;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.ledger.PreviousAssessment;
import io.ballast.engine.limit.LimitProposal;
import io.ballast.engine.scoring.Contribution;
import io.ballast.engine.scoring.InDefault;
import io.ballast.engine.warning.Warning;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One customer's assessment with its money, ready to be written.
 *
 * @param customerId key of the customer
 * @param revision of its facts
 * @param assessment what the engine said
 * @param figures its money
 * @param facts all it was made from but the ledger, as the canonical text
 * @param previous what the assessment before said
 */
record AssessedCustomer(
        long customerId,
        long revision,
        Assessment assessment,
        BookFigures figures,
        String facts,
        Optional<PreviousAssessment> previous) {
    static final String COPY_ASSESSMENTS = """
        copy assessment.assessment (
          run_id, customer_id, revision, points, grade, computed_grade, basis, pd, coverage, staleness_days,
          recommended_limit_minor, limit_kind, limit_minor, balance_minor, not_due_minor, overdue_minor,
          unapplied_cash_minor, unapplied_credit_minor, buckets_minor, open_orders_minor, delivered_minor,
          exposure_minor, utilisation, sales_90_minor, oldest_overdue_days, previous_points, previous_grade,
          worst_severity, warning_rules, facts_hash, default_minor, default_days, probation_until)
        from stdin (format binary)""";

    private static final int ASSESSMENT_COLUMNS = 33;

    static final String COPY_EVIDENCE = """
        copy assessment.evidence (
          run_id, customer_id, readings, lacks, points, bands, proposals, warnings, undecided, facts)
        from stdin (format binary)""";

    private static final int EVIDENCE_COLUMNS = 10;

    void writeAssessment(long run, CopyBuffer out) {
        out.row(ASSESSMENT_COLUMNS)
                .bigint(run)
                .bigint(customerId)
                .bigint(revision)
                .integer(assessment.score().points())
                .smallint(assessment.rating().grade().rank())
                .smallint(assessment.rating().computed().rank())
                .smallint(assessment.rating().basis().ordinal())
                .number(assessment.rating().probabilityOfDefault())
                .number(assessment.score().coverage())
                .integer(assessment.score().stalenessDays())
                .bigint(assessment.limit().recommendedMinor());
        writeMoney(out);
        if (previous.isPresent()) {
            out.integer(previous.get().points()).smallint(previous.get().grade().rank());
        } else {
            out.noValue().noValue();
        }
        out.smallint(worstSeverity())
                .texts(assessment.warnings().stream().map(Warning::rule).toList())
                .bytea(HexFormat.of().parseHex(assessment.provenance().factsHash()));
        writeDefault(out);
    }

    private void writeDefault(CopyBuffer out) {
        if (assessment.rating().inDefault().isEmpty()) {
            out.noValue().noValue().noValue();
            return;
        }
        switch (assessment.rating().inDefault().get()) {
            case InDefault.Overdue(long amountMinor, int oldestDays) ->
                out.bigint(amountMinor).integer(oldestDays).noValue();
            case InDefault.Probation(var until) -> out.noValue().noValue().day(until);
        }
    }

    private void writeMoney(CopyBuffer out) {
        switch (figures.limit()) {
            case LimitInForce.None none -> out.smallint(0).noValue();
            case LimitInForce.Amount amount -> out.smallint(1).bigint(amount.minor());
            case LimitInForce.Unlimited unlimited -> out.smallint(2).noValue();
        }
        out.bigint(figures.ageing().balanceMinor())
                .bigint(figures.notDueMinor())
                .bigint(figures.overdueMinor())
                .bigint(figures.ageing().unappliedCashMinor())
                .bigint(figures.ageing().unappliedCreditMinor())
                .bigints(figures.ageing().amountsMinor().stream()
                        .map(OptionalLong::of)
                        .toList())
                .bigint(figures.exposure().openOrdersMinor())
                .bigint(figures.exposure().deliveredNotInvoicedMinor())
                .bigint(figures.exposureMinor());
        if (figures.utilisation().isPresent()) {
            out.number(figures.utilisation().getAsDouble());
        } else {
            out.noValue();
        }
        out.bigint(figures.sales90Minor()).integer(figures.oldestOverdueDays());
    }

    /** 0 without a warning, else 1 for the mildest to 3 for the loudest. */
    private int worstSeverity() {
        int worst = 0;
        for (Warning warning : assessment.warnings()) {
            worst = Math.max(worst, warning.severity().ordinal() + 1);
        }
        return worst;
    }

    void writeEvidence(long run, CopyBuffer out) {
        List<Contribution> contributions = assessment.score().contributions();
        out.row(EVIDENCE_COLUMNS)
                .bigint(run)
                .bigint(customerId)
                .readings(assessment.readings())
                .smallints(lacks(assessment.readings()))
                .integers(contributions.stream().mapToInt(Contribution::points).toArray())
                .texts(contributions.stream().map(Contribution::band).toList())
                .bigints(assessment.limit().proposals().stream()
                        .map(LimitProposal::amountMinor)
                        .toList())
                .jsonb(WarningJson.write(assessment.warnings()))
                .texts(assessment.undecided())
                .text(facts);
    }

    private static int[] lacks(Readings readings) {
        int[] lacks = new int[readings.size()];
        for (int i = 0; i < lacks.length; i++) {
            lacks[i] = switch (readings.at(i)) {
                case Reading.Value value -> 0;
                case Reading.NotEnoughData lacking -> 1 + lacking.because().ordinal();
            };
        }
        return lacks;
    }
}
