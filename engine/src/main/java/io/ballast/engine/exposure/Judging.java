package io.ballast.engine.exposure;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.receivable.ExceededWhen;
import java.math.BigInteger;
import java.util.OptionalLong;

/** Holds what a check measured against its threshold. */
final class Judging {
    private static final long WHOLE = 100;

    private final CheckRule rule;
    private final ExceededWhen exceeded;
    private final Observation seen;

    private Judging(CheckRule rule, ExceededWhen exceeded, Observation seen) {
        this.rule = rule;
        this.exceeded = exceeded;
        this.seen = seen;
    }

    static CheckResult of(CheckRule rule, ExceededWhen exceeded, Observation seen) {
        return new Judging(rule, exceeded, seen).result();
    }

    private CheckResult result() {
        return switch (seen.measured()) {
            case Measured.AgainstLimit against -> againstLimit(against);
            case Measured.OfPortfolio(long minor, long portfolio) ->
                result(
                        OptionalLong.of(portion(portfolio, rule.threshold())),
                        Math.subtractExact(minor, portion(portfolio, rule.threshold())));
            case Measured.Amount(long minor) -> atMost(minor);
            case Measured.DayCount(int days) -> atMost(days);
            case Measured.Dunned(int level) -> atMost(level);
            case Measured.Share share -> share(share);
            case Measured.Points(double points) ->
                result(OptionalLong.of(rule.threshold()), (long) Math.ceil(rule.threshold() - points));
            case Measured.Graded(var grade) -> atMost(grade.rank());
            case Measured.OfTerms terms -> terms(terms);
            case Measured.Fact(boolean isSo) -> result(OptionalLong.empty(), isSo ? 1 : 0);
            case Measured.Nothing nothing -> result(Verdict.NOT_APPLICABLE, OptionalLong.empty(), 0);
        };
    }

    private CheckResult againstLimit(Measured.AgainstLimit against) {
        return switch (against.limit()) {
            case LimitInForce.None none -> result(Verdict.NOT_APPLICABLE, OptionalLong.empty(), 0);
            case LimitInForce.Unlimited unlimited -> result(Verdict.PASSED, OptionalLong.empty(), 0);
            case LimitInForce.Amount(long limitMinor) ->
                result(
                        OptionalLong.of(portion(limitMinor, rule.threshold())),
                        Math.subtractExact(against.minor(), largestPassing(limitMinor, rule.threshold(), exceeded)));
        };
    }

    /** The largest exposure that does not exceed so many percent of a limit; -1 where even 0 exceeds it. */
    static long largestPassing(long limitMinor, long percent, ExceededWhen exceeded) {
        return switch (exceeded) {
            case ABOVE -> portion(limitMinor, percent);
            case AT_OR_ABOVE -> {
                long whole = portion(limitMinor, percent);
                boolean isWhole = (limitMinor % WHOLE) * percent % WHOLE == 0;
                yield isWhole ? whole - 1 : whole;
            }
        };
    }

    /** The smallest limit of which so many percent are not exceeded by an exposure. */
    static long smallestSufficient(long exposureMinor, long percent, ExceededWhen exceeded) {
        long exposure = Math.max(exposureMinor, exceeded == ExceededWhen.ABOVE ? 0 : -1);
        BigInteger hundredfold = BigInteger.valueOf(exposure).multiply(BigInteger.valueOf(WHOLE));
        BigInteger divisor = BigInteger.valueOf(percent);
        return switch (exceeded) {
            case ABOVE ->
                hundredfold
                        .add(divisor)
                        .subtract(BigInteger.ONE)
                        .divide(divisor)
                        .longValueExact();
            case AT_OR_ABOVE ->
                exposure < 0
                        ? 0
                        : hundredfold.divide(divisor).add(BigInteger.ONE).longValueExact();
        };
    }

    /** So many percent of an amount, rounded down. */
    static long portion(long minor, long percent) {
        return Math.addExact(Math.multiplyExact(minor / WHOLE, percent), minor % WHOLE * percent / WHOLE);
    }

    private CheckResult share(Measured.Share share) {
        BigInteger whole = BigInteger.valueOf(share.wholeMinor());
        BigInteger excess = BigInteger.valueOf(share.partMinor())
                .multiply(BigInteger.valueOf(WHOLE))
                .subtract(whole.multiply(BigInteger.valueOf(rule.threshold())));
        long points = excess.signum() <= 0
                ? 0
                : excess.add(whole).subtract(BigInteger.ONE).divide(whole).longValueExact();
        return result(OptionalLong.of(rule.threshold()), points);
    }

    private CheckResult terms(Measured.OfTerms seenTerms) {
        long most = seenTerms.granted().days() + rule.threshold();
        long overshoot = Math.max(0, seenTerms.terms().days() - most);
        boolean passes = overshoot == 0 && seenTerms.granted().hasDeposit(seenTerms.terms());
        return result(passes ? Verdict.PASSED : Verdict.FAILED, OptionalLong.of(most), overshoot);
    }

    private CheckResult atMost(long value) {
        return result(OptionalLong.of(rule.threshold()), Math.subtractExact(value, rule.threshold()));
    }

    private CheckResult result(OptionalLong threshold, long overshoot) {
        return overshoot > 0 ? result(Verdict.FAILED, threshold, overshoot) : result(Verdict.PASSED, threshold, 0);
    }

    private CheckResult result(Verdict verdict, OptionalLong threshold, long overshoot) {
        return new CheckResult(
                rule.code(),
                rule.kind(),
                seen.level(),
                verdict,
                seen.measured(),
                threshold,
                overshoot,
                rule.reaction(),
                seen.dataDay());
    }
}
