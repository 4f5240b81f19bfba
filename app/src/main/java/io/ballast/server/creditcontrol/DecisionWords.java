package io.ballast.server.creditcontrol;

import io.ballast.engine.exposure.Advice;
import io.ballast.engine.exposure.CheckResult;
import io.ballast.engine.exposure.CheckUnit;
import io.ballast.engine.exposure.DuePart;
import io.ballast.engine.exposure.Level;
import io.ballast.engine.exposure.Measured;
import io.ballast.engine.exposure.NoMeasure;
import io.ballast.engine.exposure.SecurityCount;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.terms.GrantedTerms;
import io.ballast.engine.terms.PaymentTerms;
import io.ballast.engine.terms.TermsRank;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.server.web.Fmt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a check saw, and what would release an order, in the words of the reader. */
record DecisionWords(Currency currency, Fmt fmt) {
    private static final int PARTS_SHOWN = 3;

    /** What a check saw. */
    String measured(CheckResult result) {
        return switch (result.measured()) {
            case Measured.AgainstLimit(long minor, LimitInForce _) -> money(minor);
            case Measured.OfPortfolio(long minor, long portfolio) ->
                fmt.text(
                        "creditcontrol.of-portfolio",
                        money(minor),
                        fmt.percent((double) minor / portfolio, 2),
                        money(portfolio));
            case Measured.Amount(long minor) -> money(minor);
            case Measured.DayCount(int days) -> days(days);
            case Measured.Dunned(int level) -> level(level);
            case Measured.Share(long part, long whole) -> fmt.percent((double) part / whole, 1);
            case Measured.Points(double points) -> fmt.number(points, 1);
            case Measured.Graded(Grade grade) -> grade.name();
            case Measured.OfTerms(TermsRank terms, Grade _, GrantedTerms _) -> rank(terms);
            case Measured.Fact(boolean isSo) -> fmt.text(isSo ? "creditcontrol.yes" : "creditcontrol.no");
            case Measured.Nothing(NoMeasure because) -> fmt.text(because.label());
        };
    }

    /** What a check is called, and of which group. */
    String label(CheckResult result) {
        return level(fmt.text(result.kind().label()), result.level());
    }

    /** Something that is said of a customer or of a group, with the name of the group. */
    String level(String said, Level level) {
        if (level.kind().isPresent()) {
            return said + " · " + kind(level);
        }
        return level.isGroup() ? said + " · " + level.name() : level.isCompany() ? said + " · " + company(level) : said;
    }

    private String kind(Level level) {
        return fmt.text(level.kind().orElseThrow().label());
    }

    private String company(Level level) {
        return level.code().isEmpty() ? fmt.text("customers.company.main") : level.name();
    }

    /** A limit in force. */
    String limit(LimitInForce limit) {
        return switch (limit) {
            case LimitInForce.None() -> fmt.text("creditcontrol.no-limit");
            case LimitInForce.Amount(long minor) -> money(minor);
            case LimitInForce.Unlimited() -> fmt.text("creditcontrol.unlimited");
        };
    }

    /** What it was held against. */
    String threshold(CheckResult result) {
        if (result.threshold().isEmpty()) {
            boolean isUnlimited = result.measured() instanceof Measured.AgainstLimit against
                    && against.limit() instanceof LimitInForce.Unlimited;
            return isUnlimited ? fmt.text("creditcontrol.unlimited") : Fmt.NONE;
        }
        String threshold = inUnit(result.threshold().getAsLong(), result.kind().measuredUnit());
        return result.measured() instanceof Measured.OfTerms(TermsRank _, Grade _, GrantedTerms granted)
                ? terms(threshold, granted.depositBasisPoints())
                : threshold;
    }

    /** Effective days and deposit. */
    String rank(TermsRank terms) {
        return terms(days(terms.days()), terms.depositBasisPoints());
    }

    private String terms(String days, int depositBasisPoints) {
        return depositBasisPoints == 0 ? days : fmt.text("creditcontrol.terms.rank", days, share(depositBasisPoints));
    }

    String deposit(GrantedTerms granted) {
        return share(granted.depositBasisPoints());
    }

    /** The price of credit a year. */
    String price(GrantedTerms granted) {
        return share(granted.priceBasisPoints());
    }

    private String share(int basisPoints) {
        return fmt.percent(
                (double) basisPoints / PaymentTerms.WHOLE, basisPoints % GrantedTerms.BASIS_POINTS == 0 ? 0 : 2);
    }

    /** By how much it failed; nothing where it did not, or where it is a matter of yes or no. */
    String overshoot(CheckResult result) {
        CheckUnit unit = result.kind().measuredUnit();
        if (!result.isFailed() || unit == CheckUnit.NONE || unit == CheckUnit.GRADE) {
            return Fmt.NONE;
        }
        return result.measured() instanceof Measured.OfTerms terms
                        && !terms.granted().hasDeposit(terms.terms())
                ? missing(result.overshoot(), terms)
                : inUnit(result.overshoot(), unit);
    }

    private String missing(long overshoot, Measured.OfTerms terms) {
        String deposit = fmt.text(
                "creditcontrol.terms.short",
                share(terms.granted().depositBasisPoints() - terms.terms().depositBasisPoints()));
        return overshoot == 0 ? deposit : fmt.text("creditcontrol.terms.both", days(overshoot), deposit);
    }

    private String inUnit(long value, CheckUnit unit) {
        return switch (unit) {
            case MINOR -> money(value);
            case DAYS -> days(value);
            case PERCENT -> fmt.text("creditcontrol.percent", fmt.number(value));
            case POINTS -> fmt.number(value);
            case LEVEL -> level(value);
            case GRADE -> unit.text(value);
            case NONE -> Fmt.NONE;
        };
    }

    private String level(long level) {
        return fmt.text("creditcontrol.level", fmt.number(level));
    }

    /** Why a security counts nothing, and since when or from when on. */
    String notCounted(SecurityCount security) {
        String because = security.because()
                .map(why -> fmt.text(why.label()))
                .orElseGet(() -> fmt.text("creditcontrol.securities.counts"));
        return security.since()
                .map(day -> fmt.text("creditcontrol.securities.since", because, fmt.date(day)))
                .orElse(because);
    }

    /** The steps of a piece of advice: one sentence each. */
    List<String> steps(Advice advice) {
        return advice instanceof Advice.AllOf(List<Advice> steps, List<String> _)
                ? steps.stream().map(this::sentence).toList()
                : List.of(sentence(advice));
    }

    private String sentence(Advice advice) {
        return switch (advice) {
            case Advice.Pay pay -> pay(pay);
            case Advice.CutOrder(long most, List<String> _) -> fmt.text("creditcontrol.advice.cut", money(most));
            case Advice.ShipLater later ->
                later.nowMinor() > 0
                        ? fmt.text(
                                "creditcontrol.advice.part",
                                money(later.nowMinor()),
                                money(later.laterMinor()),
                                fmt.date(later.from()))
                        : fmt.text("creditcontrol.advice.later", fmt.date(later.from()));
            case Advice.RenewSecurity(String reference, long adds, List<String> _) ->
                fmt.text("creditcontrol.advice.renew", reference, money(adds));
            case Advice.AddSecurity(long least, List<String> _) ->
                fmt.text("creditcontrol.advice.security", money(least));
            case Advice.SetLimit limit
            when limit.level().isKind() ->
                fmt.text("creditcontrol.advice.limit.KIND", kind(limit.level()), money(limit.toMinor()));
            case Advice.SetLimit limit
            when limit.level().isCompany() ->
                fmt.text("creditcontrol.advice.limit.COMPANY", company(limit.level()), money(limit.toMinor()));
            case Advice.SetLimit limit ->
                limit.level().isGroup()
                        ? fmt.text(
                                "creditcontrol.advice.limit.GROUP",
                                limit.level().name(),
                                money(limit.toMinor()))
                        : fmt.text("creditcontrol.advice.limit.CUSTOMER", money(limit.toMinor()));
            case Advice.ProlongLimit prolong
            when prolong.level().isKind() ->
                fmt.text(
                        "creditcontrol.advice.prolong.KIND",
                        kind(prolong.level()),
                        fmt.date(prolong.expiredOn()),
                        fmt.date(prolong.to()));
            case Advice.ProlongLimit prolong
            when prolong.level().isCompany() ->
                fmt.text(
                        "creditcontrol.advice.prolong.COMPANY",
                        company(prolong.level()),
                        fmt.date(prolong.expiredOn()),
                        fmt.date(prolong.to()));
            case Advice.ProlongLimit prolong ->
                prolong.level().isGroup()
                        ? fmt.text(
                                "creditcontrol.advice.prolong.GROUP",
                                prolong.level().name(),
                                fmt.date(prolong.expiredOn()),
                                fmt.date(prolong.to()))
                        : fmt.text(
                                "creditcontrol.advice.prolong.CUSTOMER",
                                fmt.date(prolong.expiredOn()),
                                fmt.date(prolong.to()));
            case Advice.AgreeTerms terms -> agree(terms);
            case Advice.AssessAgain _ -> fmt.text("creditcontrol.advice.assess");
            case Advice.AskAuthority _ -> fmt.text("creditcontrol.advice.authority");
            case Advice.WriteChecks _ -> fmt.text("creditcontrol.advice.checks");
            case Advice.AllOf(List<Advice> steps, List<String> _) ->
                steps.stream().map(this::sentence).collect(Collectors.joining(" "));
        };
    }

    private String agree(Advice.AgreeTerms terms) {
        if (terms.leastDepositPercent() == GrantedTerms.MOST_DEPOSIT) {
            return fmt.text("creditcontrol.advice.terms.prepaid");
        }
        return terms.leastDepositPercent() == 0
                ? fmt.text("creditcontrol.advice.terms", days(terms.mostDays()))
                : fmt.text(
                        "creditcontrol.advice.terms.deposit",
                        days(terms.mostDays()),
                        share(terms.leastDepositPercent() * GrantedTerms.BASIS_POINTS));
    }

    private String pay(Advice.Pay pay) {
        List<String> sentences = new ArrayList<>();
        if (pay.payer().isCompany()) {
            sentences.add(fmt.text("creditcontrol.advice.pay.COMPANY", company(pay.payer())));
        }
        if (pay.applyCashMinor() > 0) {
            sentences.add(fmt.text("creditcontrol.advice.apply-cash", money(pay.applyCashMinor())));
        }
        if (pay.applyCreditMinor() > 0) {
            sentences.add(fmt.text("creditcontrol.advice.apply-credit", money(pay.applyCreditMinor())));
        }
        if (pay.payMinor() > 0) {
            sentences.add(
                    pay.payer().isGroup()
                            ? fmt.text(
                                    "creditcontrol.advice.pay.GROUP",
                                    pay.payer().name(),
                                    money(pay.payMinor()))
                            : fmt.text("creditcontrol.advice.pay", money(pay.payMinor())));
        }
        if (!pay.parts().isEmpty()) {
            String parts = pay.parts().stream()
                    .limit(PARTS_SHOWN)
                    .map(this::part)
                    .collect(Collectors.joining(fmt.text("creditcontrol.and")));
            int more = pay.parts().size() - PARTS_SHOWN;
            sentences.add(
                    more > 0
                            ? fmt.text("creditcontrol.advice.parts-and-more", parts, fmt.number(more))
                            : fmt.text("creditcontrol.advice.parts", parts));
        }
        return String.join("", sentences);
    }

    private String part(DuePart part) {
        return fmt.text("creditcontrol.advice.due-part", money(part.minor()), fmt.date(part.dueOn()));
    }

    private String money(long minor) {
        return fmt.amount(minor, currency);
    }

    private String days(long days) {
        return fmt.text("creditcontrol.days", fmt.number(days));
    }
}
