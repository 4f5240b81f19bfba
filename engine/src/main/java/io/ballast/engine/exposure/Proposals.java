package io.ballast.engine.exposure;

import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.terms.GrantedTerms;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** What might clear a check that holds an order, cheapest for the customer first; others try whether it does. */
final class Proposals {
    private static final BigInteger WHOLE = BigInteger.valueOf(100);

    private final Followed state;
    private final CheckPolicy policy;
    private final List<CheckResult> results;

    Proposals(Followed state, CheckPolicy policy, List<CheckResult> results) {
        this.state = state;
        this.policy = policy;
        this.results = results;
    }

    /** Advice without claims, to be given the codes that it clears. */
    interface Draft extends Function<List<String>, Advice> {}

    List<Draft> of(CheckResult held) {
        CheckRule rule = rule(held);
        int threshold = rule.kind().isLimit()
                ? 0
                : Math.toIntExact(Math.min(held.threshold().orElse(0), 3_650));
        Payments own = Payments.by(Level.CUSTOMER, state.file());
        return switch (rule.kind()) {
            case STATIC_LIMIT, DYNAMIC_LIMIT, COMPANY_LIMIT, GROUP_LIMIT -> limit(held, rule);
            case KIND_LIMIT -> kindLimit(held, own);
            case CONCENTRATION -> lessExposure(held);
            case NO_LIMIT -> setLimit(Level.CUSTOMER);
            case LIMIT_EXPIRED -> prolong(held.level(), rule);
            case DOCUMENT_VALUE -> cut(held);
            case OLDEST_ITEM -> List.of(codes -> own.allOverdue(threshold, codes));
            case OVERDUE_AMOUNT -> List.of(codes -> own.ofOverdue(held.overshoot(), rule.days(), codes));
            case OVERDUE_SHARE -> List.of(codes -> own.ofOverdue(toPay(held), rule.days(), codes));
            case DUNNING_LEVEL -> List.of(codes -> own.allDunned(threshold, codes));
            case GROUP_OVERDUE ->
                List.of(codes -> Payments.by(held.level(), state.file()).allOverdue(threshold, codes));
            case TERMS_RANK -> agreeTerms(held);
            case ASSESSMENT_AGE -> List.of(Advice.AssessAgain::new);
            case PAYMENT_INDEX, GRADE, IN_DEFAULT, STATUS_BLOCK -> List.of();
        };
    }

    private CheckRule rule(CheckResult held) {
        return policy.rules().stream()
                .filter(rule -> rule.code().equals(held.code()))
                .findFirst()
                .orElseThrow();
    }

    private List<Draft> lessExposure(CheckResult held) {
        List<Draft> drafts = new ArrayList<>();
        for (Level payer : payers(held.level())) {
            drafts.add(codes -> Payments.by(payer, state.file()).lowering(held.overshoot(), policy, codes));
        }
        drafts.addAll(cut(held));
        return drafts;
    }

    private List<Draft> limit(CheckResult held, CheckRule rule) {
        long minor = held.overshoot();
        List<Draft> drafts = new ArrayList<>(lessExposure(held));
        if (rule.days() > 0 && minor <= state.order().minor()) {
            LocalDate beyond = state.file().day().plusDays(rule.days() + 1L);
            drafts.add(codes -> new Advice.ShipLater(beyond, state.order().minor() - minor, minor, codes));
        }
        if (rule.isNet()) {
            expired(held.level())
                    .forEach(security -> drafts.add(codes ->
                            new Advice.RenewSecurity(security.reference(), security.countedWhileValidMinor(), codes)));
            drafts.add(codes -> new Advice.AddSecurity(minor, codes));
        }
        drafts.addAll(setLimit(held.level()));
        return drafts;
    }

    /** Invoices go by being paid; orders, deliveries and bills only by there being less of them. */
    private List<Draft> kindLimit(CheckResult held, Payments own) {
        List<Draft> drafts = new ArrayList<>();
        if (held.level().kind().equals(Optional.of(ExposureKind.RECEIVABLES))) {
            drafts.add(codes -> own.ofOpen(held.overshoot(), codes));
        }
        drafts.addAll(cut(held));
        drafts.addAll(setLimit(held.level()));
        return drafts;
    }

    /** Whose payment brings the exposure of a level down; other members only where they owe something. */
    private List<Level> payers(Level level) {
        return upTo(level).stream()
                .filter(payer -> !payer.isGroup() || state.file().beside(payer).balanceMinor() > 0)
                .toList();
    }

    /** Whose books are in the exposure of a level: those of the customer, and of the members of the groups up to it. */
    private List<Level> upTo(Level level) {
        return level.isCompany() ? List.of(level) : state.file().levels().subList(0, level.number() + 1);
    }

    private Stream<Security> expired(Level level) {
        return upTo(level).stream()
                .flatMap(each -> state.file().beside(each).securities().stream())
                .filter(security -> security.notCounted(state.file().day()).equals(Optional.of(NotCounted.EXPIRED)))
                .filter(security -> security.countedWhileValidMinor() > 0);
    }

    private List<Draft> cut(CheckResult held) {
        long most = state.order().minor() - held.overshoot();
        return most > 0 ? List.of(codes -> new Advice.CutOrder(most, codes)) : List.of();
    }

    /** The smallest limit under which no check of this level holds the order. */
    private List<Draft> setLimit(Level level) {
        long to = 0;
        for (CheckResult result : results) {
            boolean counts =
                    result.kind().isLimit() && result.level().equals(level) && result.reaction() == Reaction.HOLD;
            if (counts && result.measured() instanceof Measured.AgainstLimit(long minor, LimitInForce limit)) {
                to = Math.max(to, Judging.smallestSufficient(minor, rule(result).threshold(), policy.exceeded()));
            }
        }
        long enough = to;
        LimitInForce now = state.file().limit(level);
        return List.of(codes -> new Advice.SetLimit(level, now, enough, codes));
    }

    private List<Draft> prolong(Level level, CheckRule rule) {
        LocalDate enough = state.file().day().minusDays(rule.threshold());
        return state.file().limitValidTo(level).filter(last -> last.isBefore(enough)).stream()
                .<Draft>map(last -> codes -> new Advice.ProlongLimit(level, last, enough, codes))
                .toList();
    }

    private static List<Draft> agreeTerms(CheckResult held) {
        if (!(held.measured() instanceof Measured.OfTerms(var terms, var grade, GrantedTerms granted))) {
            return List.of();
        }
        int most = Math.toIntExact(held.threshold().orElse(granted.days()));
        return List.of(codes -> new Advice.AgreeTerms(most, granted.depositPercent(), codes));
    }

    /** Least x for which (overdue - x) / (balance - x) is at most so many percent; all of it at 0 %. */
    private static long toPay(CheckResult held) {
        OptionalLong percent = held.threshold();
        if (!(held.measured() instanceof Measured.Share(long part, long whole)) || percent.isEmpty()) {
            return 0;
        }
        BigInteger allowed = BigInteger.valueOf(percent.getAsLong());
        BigInteger excess =
                WHOLE.multiply(BigInteger.valueOf(part)).subtract(allowed.multiply(BigInteger.valueOf(whole)));
        BigInteger rest = WHOLE.subtract(allowed);
        return excess.add(rest).subtract(BigInteger.ONE).divide(rest).longValueExact();
    }
}
