package io.ballast.server.limits;

import io.ballast.engine.exposure.Headroom;
import io.ballast.engine.exposure.Level;
import io.ballast.engine.ledger.LimitInForce;
import io.ballast.engine.limit.AuthorityPolicy;
import io.ballast.engine.limit.LimitCase;
import io.ballast.engine.limit.RequiredApprovals;
import io.ballast.engine.limit.Stake;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Currency;
import io.ballast.server.assessment.CreditStandings;
import io.ballast.server.assessment.RiskGrade;
import io.ballast.server.customers.CreditGroups;
import io.ballast.server.customers.CustomerId;
import io.ballast.server.customers.Obligor;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.ledger.Rates;
import io.ballast.server.policy.Policies;
import io.ballast.server.policy.StoredPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who has to agree to a journal: the sum of all that rises counts as one, with the limits in force beside it in the
 * trees of these customers and the recent requests, by the risk of the riskiest customer. What it cuts counts as it is
 * until then. A journal that only cuts takes the lowest authority.
 */
@Component
class JournalPlanning {
    private final Planning planning;
    private final Stakes stakes;
    private final CreditGroups groups;
    private final CreditStandings standings;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    JournalPlanning(
            Planning planning,
            Stakes stakes,
            CreditGroups groups,
            CreditStandings standings,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.planning = planning;
        this.stakes = stakes;
        this.groups = groups;
        this.standings = standings;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What the journal means as things are now.
     *
     * @param lines those that change
     */
    record JournalPlan(List<JournalLine> lines, RequiredApprovals required, StoredPolicy policy, Currency currency) {
        JournalPlan {
            lines = List.copyOf(lines);
        }

        /** That of one line, with the authority of all. */
        Plan of(JournalLine line) {
            DatedLimit before = line.before().orElseThrow();
            var used = new Headroom(Level.CUSTOMER, line.beforeInBase(), line.exposureMinor(), line.exposureMinor());
            return new Plan(
                    required,
                    before.limit(),
                    before.currency(),
                    line.afterInBase(),
                    isCut(line),
                    new ObligorFacts(used, Optional.empty(), List.of()),
                    policy,
                    currency);
        }
    }

    /**
     * Counts over all members of the groups, whoever asks: to be called beyond the scope of the user.
     *
     * @param lines those that change, at least one
     */
    JournalPlan of(Journal journal, List<JournalLine> lines) {
        LocalDate today = LocalDate.now(clock);
        StoredPolicy policy = policies.inForce(today);
        AuthorityPolicy authority = Planning.authority(policy, journal.currency());
        List<JournalLine> rises = lines.stream().filter(line -> !isCut(line)).toList();
        List<JournalLine> counted = rises.isEmpty() ? lines : rises;
        RiskLevel risk = risk(counted);
        JournalLine first = counted.getFirst();
        var inCase = rises.isEmpty()
                ? new LimitCase(key(first), first.afterInBase(), first.beforeInBase(), besides(lines), Map.of(), risk)
                : rise(journal, rises, authority, risk, today);
        return new JournalPlan(
                lines, RequiredApprovals.of(inCase, authority, journal.currency()), policy, planning.currency());
    }

    private LimitCase rise(
            Journal journal, List<JournalLine> rises, AuthorityPolicy authority, RiskLevel risk, LocalDate today) {
        Rates rates = ledger.rates(journal.currency());
        List<Obligor> obligors = rises.stream().map(JournalPlanning::obligor).toList();
        ObligorTree tree = ObligorTree.union(obligors.stream()
                .map(obligor -> ObligorTree.of(obligor, groups, today))
                .toList());
        Stakes.Beside beside = stakes.besideAll(
                obligors, journal.id(), tree, journal.requesterId(), authority.windowDays(), rates, today);
        List<Stake> others = new ArrayList<>(besides(rises));
        others.addAll(beside.stakes());
        JournalLine first = rises.getFirst();
        return new LimitCase(key(first), first.afterInBase(), new LimitInForce.None(), others, beside.above(), risk);
    }

    /** What all but the first would get. */
    private static List<Stake> besides(List<JournalLine> lines) {
        return lines.stream()
                .skip(1)
                .map(line -> new Stake(key(line), line.afterInBase(), Stake.Why.ASKED))
                .toList();
    }

    /** That of the riskiest; the worst where one of them is not rated. */
    private RiskLevel risk(List<JournalLine> lines) {
        List<CustomerId> customers = lines.stream().map(JournalLine::customer).toList();
        Map<CustomerId, RiskGrade> grades = standings.grades(customers);
        return customers.stream()
                .map(customer -> Optional.ofNullable(grades.get(customer))
                        .map(RiskGrade::risk)
                        .orElse(RiskLevel.HIGH))
                .max(Comparator.naturalOrder())
                .orElse(RiskLevel.HIGH);
    }

    /** Whether less is wanted than there is, on all days for which it is wanted. */
    static boolean isCut(JournalLine line) {
        boolean outlasts = line.before()
                .orElseThrow()
                .to()
                .map(last -> line.after()
                        .flatMap(DatedLimit::to)
                        .filter(to -> !to.isAfter(last))
                        .isPresent())
                .orElse(true);
        LimitInForce before = outlasts ? line.beforeInBase() : new LimitInForce.None();
        return new LimitCase(key(line), line.afterInBase(), before, List.of(), Map.of(), RiskLevel.HIGH).isCut();
    }

    private static Obligor obligor(JournalLine line) {
        return new Obligor.OfCustomer(line.customer());
    }

    private static String key(JournalLine line) {
        return Stakes.key(obligor(line));
    }

    /** A line as a request, from today on. */
    static Asked asked(Journal journal, JournalLine line, LocalDate today) {
        DatedLimit after = line.after().orElseThrow();
        String name = "journal/" + journal.id() + "/" + line.customer().value();
        return new Asked(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                obligor(line),
                after.limit(),
                after.currency(),
                false,
                today,
                after.to(),
                journal.reason());
    }

    /** Hours in which each of those who decide shall do so. */
    int dueHours() {
        return planning.dueHours();
    }
}
