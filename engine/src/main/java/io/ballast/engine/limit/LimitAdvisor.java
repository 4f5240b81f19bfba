package io.ballast.engine.limit;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.scoring.Rating;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Portion;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * All limit methods side by side, and the policy's pick.
 *
 * <ul>
 *   <li>shape: one customer's facts and rating in, one advice out
 *   <li>unit: minor units of the ledger's currency
 *   <li>window: sales of the 365 days up to the day of assessment, that day included
 *   <li>no value: a method without its figures says what is missing; without any chosen method there is no advice
 *   <li>error: exact products, one half-even division per method
 *   <li>source: docs/sources.md#credit-limit-methods
 * </ul>
 */
public final class LimitAdvisor {
    private static final LimitMethod[] METHODS = LimitMethod.values();

    private LimitAdvisor() {}

    public static LimitAdvice advise(CustomerFacts facts, Rating rating, LimitPolicy policy) {
        SalesPace pace = SalesPace.of(facts);
        LimitProposal[] proposals = new LimitProposal[METHODS.length];
        for (int i = 0; i < METHODS.length; i++) {
            Arithmetic arithmetic = arithmetic(METHODS[i], facts, rating, pace, policy);
            proposals[i] = new LimitProposal(METHODS[i], facts.currency(), arithmetic);
        }
        return pick(proposals, facts, rating, policy);
    }

    private static Arithmetic arithmetic(
            LimitMethod method, CustomerFacts facts, Rating rating, SalesPace pace, LimitPolicy policy) {
        MethodTerms terms = policy.terms();
        return switch (method) {
            case NET_WORTH ->
                share(
                        Arithmetic.Subject.TANGIBLE_NET_WORTH,
                        facts.profile().tangibleNetWorthMinor(),
                        terms.netWorthBasisPoints(),
                        NoLimit.NO_NET_WORTH);
            case WORKING_CAPITAL ->
                share(
                        Arithmetic.Subject.WORKING_CAPITAL,
                        facts.profile().workingCapitalMinor(),
                        terms.workingCapitalBasisPoints(),
                        NoLimit.NO_WORKING_CAPITAL);
            case NEED -> need(facts, pace, terms);
            case MONTHLY_SALES ->
                pace.salesMinor() == 0
                        ? new Arithmetic.Missing(NoLimit.NO_SALES)
                        : new Arithmetic.MonthlyShare(pace.salesMinor(), pace.days(), terms.monthlySalesBasisPoints());
            case TRADE_REFERENCES -> {
                List<Long> references = facts.profile().tradeReferenceHighsMinor();
                yield references.isEmpty()
                        ? new Arithmetic.Missing(NoLimit.NO_REFERENCES)
                        : new Arithmetic.MedianOf(references);
            }
            case RATING_SIZE -> table(facts, rating, policy);
            case INSURER -> {
                OptionalLong limit = facts.standing().insurerLimitMinor();
                yield limit.isEmpty()
                        ? new Arithmetic.Missing(NoLimit.NO_INSURER)
                        : new Arithmetic.Insured(limit.getAsLong(), terms.insurerOwnBasisPoints());
            }
            case ECONOMIC -> economic(facts, rating, policy);
        };
    }

    private static Arithmetic share(
            Arithmetic.Subject subject, OptionalLong baseMinor, int basisPoints, NoLimit otherwise) {
        return baseMinor.isEmpty()
                ? new Arithmetic.Missing(otherwise)
                : new Arithmetic.ShareOf(subject, baseMinor.getAsLong(), basisPoints);
    }

    private static Arithmetic need(CustomerFacts facts, SalesPace pace, MethodTerms terms) {
        OptionalInt termsDays = facts.standing().termsDays();
        OptionalLong declared = facts.profile().annualPurchasesMinor();
        if (termsDays.isEmpty()) {
            return new Arithmetic.Missing(NoLimit.NO_TERMS);
        }
        if (pace.salesMinor() > 0) {
            int days = pace.isFullYear() ? terms.daysPerYear() : pace.days();
            return new Arithmetic.Need(pace.salesMinor(), days, termsDays.getAsInt(), terms.taxBasisPoints(), false);
        }
        if (declared.isEmpty() || declared.getAsLong() < 0) {
            return new Arithmetic.Missing(NoLimit.NO_SALES);
        }
        long expected = Portion.of(declared.getAsLong(), terms.purchaseShareBasisPoints(), 10_000);
        return new Arithmetic.Need(expected, terms.daysPerYear(), termsDays.getAsInt(), terms.taxBasisPoints(), true);
    }

    private static Arithmetic table(CustomerFacts facts, Rating rating, LimitPolicy policy) {
        Currency currency = facts.currency();
        return currency.equals(policy.currency())
                ? policy.table().entry(facts.profile().sizeClass(), rating.grade(), currency.minorPerMajor())
                : new Arithmetic.Missing(NoLimit.OTHER_CURRENCY);
    }

    private static Arithmetic economic(CustomerFacts facts, Rating rating, LimitPolicy policy) {
        Arithmetic tested = table(facts, rating, policy);
        MethodTerms terms = policy.terms();
        return tested instanceof Arithmetic.Missing
                ? tested
                : new Arithmetic.Economic(
                        rating.probabilityOfDefault(),
                        terms.lossBasisPoints(),
                        terms.costBasisPoints(),
                        terms.marginBasisPoints(),
                        tested.amountMinor());
    }

    private static LimitAdvice pick(LimitProposal[] proposals, CustomerFacts facts, Rating rating, LimitPolicy policy) {
        LimitMethod[] spoken = new LimitMethod[METHODS.length];
        long[] amounts = new long[METHODS.length];
        int count = 0;
        for (LimitMethod chosen : policy.chosen()) {
            OptionalLong amount = proposals[chosen.ordinal()].amountMinor();
            if (amount.isPresent()) {
                spoken[count] = chosen;
                amounts[count++] = amount.getAsLong();
            }
        }
        long[] ascending = Arrays.copyOf(amounts, count);
        Arrays.sort(ascending);
        OptionalLong combined = count == 0
                ? OptionalLong.empty()
                : OptionalLong.of(policy.combination().of(ascending));
        OptionalLong cap = capMinor(policy);
        LimitPick.End end = end(combined, cap, facts, rating, policy);
        LimitPick pick = new LimitPick(policy.combination(), List.of(Arrays.copyOf(spoken, count)), combined, cap, end);
        return new LimitAdvice(facts.currency(), List.of(proposals), recommended(pick, policy), pick);
    }

    private static OptionalLong capMinor(LimitPolicy policy) {
        return policy.capMajor().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.multiplyExact(
                        policy.capMajor().getAsLong(), policy.currency().minorPerMajor()));
    }

    private static LimitPick.End end(
            OptionalLong combined, OptionalLong cap, CustomerFacts facts, Rating rating, LimitPolicy policy) {
        if (facts.standing().isStopped()) {
            return LimitPick.End.STOPPED;
        }
        if (rating.basis() == Rating.Basis.DEFAULTED) {
            return LimitPick.End.IN_DEFAULT;
        }
        if (!policy.noCreditFrom().isWorseThan(rating.grade())) {
            return LimitPick.End.GRADE_BARS_CREDIT;
        }
        if (!facts.currency().equals(policy.currency())) {
            return LimitPick.End.OTHER_CURRENCY;
        }
        if (combined.isEmpty()) {
            return LimitPick.End.NO_METHOD;
        }
        return cap.isPresent() && combined.getAsLong() > cap.getAsLong()
                ? LimitPick.End.CAPPED
                : LimitPick.End.AS_COMBINED;
    }

    private static OptionalLong recommended(LimitPick pick, LimitPolicy policy) {
        return switch (pick.end()) {
            case STOPPED, IN_DEFAULT, GRADE_BARS_CREDIT -> OptionalLong.of(0);
            case OTHER_CURRENCY, NO_METHOD -> OptionalLong.empty();
            case CAPPED -> rounded(pick.capMinor().orElseThrow(), policy);
            case AS_COMBINED -> rounded(pick.combinedMinor().orElseThrow(), policy);
        };
    }

    private static OptionalLong rounded(long amountMinor, LimitPolicy policy) {
        long step = Math.multiplyExact(policy.roundingMajor(), policy.currency().minorPerMajor());
        return OptionalLong.of(amountMinor < step ? amountMinor : amountMinor - amountMinor % step);
    }
}
