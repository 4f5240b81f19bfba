package io.ballast.engine;

import io.ballast.engine.exposure.BillKind;
import io.ballast.engine.exposure.BillShares;
import io.ballast.engine.exposure.CheckPolicy;
import io.ballast.engine.exposure.CheckRule;
import io.ballast.engine.limit.AuthorityPolicy;
import io.ballast.engine.limit.AuthorityStep;
import io.ballast.engine.limit.LimitPolicy;
import io.ballast.engine.limit.MethodTerms;
import io.ballast.engine.limit.RatingSizeTable;
import io.ballast.engine.limit.ReleaseAuthority;
import io.ballast.engine.limit.ReleaseStep;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.scoring.Characteristic;
import io.ballast.engine.scoring.DefaultRule;
import io.ballast.engine.scoring.GradeMargin;
import io.ballast.engine.scoring.GradeRange;
import io.ballast.engine.terms.TermsPolicy;
import io.ballast.engine.value.Decimals;
import io.ballast.engine.warning.WarningRule;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the canonical text of a policy: one line a part, fields in a fixed order, every number exactly. */
final class PolicyWriter {
    /** Every keyword a line may start with, in the order of the canonical text. */
    static final List<String> KEYWORDS = List.of(
            "policy",
            "missing-data",
            "ageing",
            "score",
            "characteristic",
            "scale",
            "grade",
            "grade-margin",
            "residue",
            "default",
            "limit",
            "limit-terms",
            "limit-table",
            "warning",
            "authority",
            "authority-step",
            "release-step",
            "exposure",
            "bills",
            "check",
            "release",
            "grade-terms");

    private final StringBuilder out = new StringBuilder();

    private PolicyWriter() {}

    static String write(Policy policy) {
        var writer = new PolicyWriter();
        writer.line("policy")
                .field("format", PolicyReader.FORMAT)
                .field("code", policy.code())
                .field("version", policy.version());
        writer.line("missing-data")
                .field("mode", policy.missingData().mode())
                .field("minimum-coverage", Decimals.text(policy.missingData().minimumCoverage()))
                .field("grade-when-withheld", policy.missingData().gradeWhenWithheld());
        writer.line("ageing").field("bounds", spaced(policy.ageing().upperBounds()));
        writer.line("score").field("base", policy.scorecard().basePoints());
        policy.scorecard().characteristics().forEach(writer::write);
        writer.line("scale")
                .field("anchor-points", policy.scale().anchorPoints())
                .field("anchor-odds", Decimals.text(policy.scale().anchorOdds()))
                .field("points-to-double-odds", policy.scale().pointsToDoubleOdds());
        policy.scale().ranges().forEach(writer::write);
        writer.write(policy.margin());
        writer.write(policy.residue());
        writer.write(policy.defaulting());
        writer.write(policy.limit());
        policy.warnings().forEach(writer::write);
        writer.write(policy.authority());
        writer.write(policy.checks());
        return writer.out.append('\n').toString();
    }

    private void write(Characteristic characteristic) {
        line("characteristic")
                .field("indicator", characteristic.indicator())
                .field("weight", characteristic.weight())
                .field("bands", bands(characteristic))
                .field("missing", characteristic.pointsWhenMissing())
                .field("actionable", characteristic.isActionable() ? "yes" : "no")
                .field("zh", characteristic.reason().zh())
                .field("en", characteristic.reason().en());
    }

    /** Points of the lowest band, then each cut and the points from there on: {@code 0 | 50: 15 | 60: 30}. */
    private static String bands(Characteristic characteristic) {
        var text = new StringBuilder().append(characteristic.points().getFirst());
        for (int i = 0; i < characteristic.cuts().size(); i++) {
            text.append(" | ")
                    .append(Decimals.text(characteristic.cuts().get(i)))
                    .append(": ")
                    .append(characteristic.points().get(i + 1));
        }
        return text.toString();
    }

    private void write(GradeRange range) {
        line("grade")
                .field("name", range.grade())
                .field("from", range.fromPoints())
                .field("class", range.customerClass())
                .field("risk", range.riskLevel());
    }

    /** A policy without a margin has no such line, as those had none that were written before there was one. */
    private void write(GradeMargin margin) {
        if (!margin.equals(GradeMargin.NONE)) {
            line("grade-margin").field("points", margin.points());
        }
    }

    /** A policy without residues has no such line, as those had none that were written before there were residues. */
    private void write(Residue residue) {
        if (!residue.equals(Residue.NONE)) {
            line("residue")
                    .field("share-basis-points", residue.shareBasisPoints())
                    .field("most-minor", residue.mostMinor());
        }
    }

    /** A policy that calls nobody in default has no such line, as those had none that were written before. */
    private void write(DefaultRule defaulting) {
        if (!defaulting.equals(DefaultRule.NONE)) {
            line("default").field("overdue-days", defaulting.overdueDays()).field("cure-days", defaulting.cureDays());
        }
    }

    private void write(LimitPolicy limit) {
        line("limit")
                .field("currency", limit.currency().code())
                .field("combination", limit.combination())
                .field("methods", spaced(limit.chosen()))
                .field("cap", limit.capMajor().isPresent() ? limit.capMajor().getAsLong() : "none")
                .field("rounding", limit.roundingMajor())
                .field("no-credit-from", limit.noCreditFrom());
        MethodTerms terms = limit.terms();
        line("limit-terms")
                .field("net-worth", terms.netWorthBasisPoints())
                .field("working-capital", terms.workingCapitalBasisPoints())
                .field("monthly-sales", terms.monthlySalesBasisPoints())
                .field("days-per-year", terms.daysPerYear())
                .field("tax", terms.taxBasisPoints())
                .field("purchase-share", terms.purchaseShareBasisPoints())
                .field("insurer-own", terms.insurerOwnBasisPoints())
                .field("loss", terms.lossBasisPoints())
                .field("cost", terms.costBasisPoints())
                .field("margin", terms.marginBasisPoints());
        RatingSizeTable table = limit.table();
        line("limit-table")
                .field("large", table.largeMajor())
                .field("medium", table.mediumMajor())
                .field("small", table.smallMajor())
                .field("micro", table.microMajor())
                .field("unknown", table.unknownMajor())
                .field("percent", spaced(table.percentByGrade()));
    }

    private void write(WarningRule warning) {
        line("warning")
                .field("code", warning.code())
                .field("severity", warning.severity())
                .field("quiet-days", warning.quietDays())
                .field("when", warning.rule().canonical())
                .field("zh", warning.label().zh())
                .field("en", warning.label().en())
                .field("advice-zh", warning.advice().zh())
                .field("advice-en", warning.advice().en());
    }

    /** A policy without authority has no such lines, as those had none that were written before there was any. */
    private void write(AuthorityPolicy authority) {
        if (!authority.releasing(ReleaseAuthority.NONE).equals(AuthorityPolicy.NONE)) {
            line("authority")
                    .field("window-days", authority.windowDays())
                    .field("temporary-days", authority.temporaryDays())
                    .field("temporary-gap-days", authority.temporaryGapDays())
                    .field("due-hours", authority.dueHours());
            authority.steps().forEach(this::write);
        }
        authority.releases().steps().forEach(this::write);
    }

    private void write(ReleaseStep step) {
        line("release-step")
                .field("by", step.by())
                .field("risk", spaced(step.risks()))
                .field("up-to", step.upToMajor().isPresent() ? step.upToMajor().getAsLong() : "none");
    }

    private void write(AuthorityStep step) {
        line("authority-step")
                .field("code", step.code())
                .field("risk", spaced(step.risks()))
                .field("up-to", step.upToMajor().isPresent() ? step.upToMajor().getAsLong() : "none")
                .field("managers", step.managers())
                .field("committee", step.committee());
    }

    /** A policy without checks has no such lines, as those had none that were written before there were checks. */
    private void write(CheckPolicy checks) {
        CheckPolicy bare =
                checks.granting(TermsPolicy.NONE).following(CheckPolicy.USUAL).counting(BillShares.USUAL);
        if (!bare.equals(CheckPolicy.NONE)) {
            line("exposure")
                    .field("exceeded", checks.exceeded())
                    .field("deducts-cash", checks.deductsUnappliedCash() ? "yes" : "no")
                    .field("deducts-credit", checks.deductsUnappliedCredit() ? "yes" : "no");
        }
        write(checks.bills());
        checks.rules().forEach(this::write);
        if (checks.strategy() != CheckPolicy.USUAL) {
            line("release").field("strategy", checks.strategy());
        }
        checks.terms().bands().forEach(this::write);
    }

    /** Left out as it usually is, like those of policies that were written before bills counted. */
    private void write(BillShares bills) {
        if (!bills.equals(BillShares.USUAL)) {
            PolicyWriter line = line("bills");
            for (BillKind kind : BillKind.values()) {
                line.field(kind.field(), bills.percent(kind));
            }
        }
    }

    private void write(CheckRule check) {
        line("check")
                .field("code", check.code())
                .field("kind", check.kind())
                .field("at", spaced(check.points()))
                .field("risk", spaced(check.risks()))
                .field("reaction", check.reaction())
                .field("threshold", check.kind().unit().text(check.threshold()))
                .field("days", check.days())
                .field("net", check.isNet() ? "yes" : "no");
    }

    private void write(TermsPolicy.Band band) {
        line("grade-terms")
                .field("to", band.to())
                .field("days", band.granted().days())
                .field("deposit", band.granted().depositPercent())
                .field("price", band.granted().priceBasisPoints());
    }

    private static String spaced(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private PolicyWriter line(String keyword) {
        if (!out.isEmpty()) {
            out.append('\n');
        }
        out.append(keyword);
        return this;
    }

    private PolicyWriter field(String name, Object value) {
        out.append(' ').append(name).append('=').append(PolicyLine.quoted(value.toString()));
        return this;
    }
}
