package io.ballast.server.assessment;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.value.Currency;
import io.ballast.server.audit.Audit;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.identity.DataScope;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.policy.Draft;
import io.ballast.server.policy.Drafts;
import io.ballast.server.web.Jobs;
import io.ballast.server.web.Progress;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges the portfolio by a draft beside the policy in force, from the same facts, before anybody approves it: today's
 * portfolio and past month ends. Nothing that pages show of customers is touched. Only for those who see all customers.
 */
@Service
class Simulations {
    static final String READ = "assessment:simulation:read";
    static final String WRITE = "assessment:simulation:write";
    static final int MOST_MONTHS = 12;
    private static final String KIND = "assessment.simulation";

    /** So many are judged between two looks at whether somebody asked to stop. */
    private static final int MOST_AT_ONCE = 1_000;

    private final DataSource database;
    private final SimulationRows rows;
    private final Judgements judgements;
    private final Runs runs;
    private final Drafts drafts;
    private final Ledger ledger;
    private final Jobs jobs;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ReentrantLock starting = new ReentrantLock();

    Simulations(
            DataSource database,
            SimulationRows rows,
            Judgements judgements,
            Runs runs,
            Drafts drafts,
            Ledger ledger,
            Jobs jobs,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.judgements = judgements;
        this.runs = runs;
        this.drafts = drafts;
        this.ledger = ledger;
        this.jobs = jobs;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether this user may see what is said of all customers. */
    static boolean maySee(CurrentUser user) {
        return user.may(READ) && user.scope() instanceof DataScope.All;
    }

    /** Simulations of a draft, the newest first; none for who may not see them. */
    List<Simulation> ofDraft(long draft, CurrentUser user) {
        return maySee(user) ? rows.ofDraft(draft) : List.of();
    }

    /** A simulation; nothing for who may not see it. */
    Optional<Simulation> find(long id, CurrentUser user) {
        return maySee(user) ? rows.find(id) : Optional.empty();
    }

    /** Whether the draft has changed since. */
    boolean isStale(Simulation simulation) {
        return drafts.find(simulation.draftId())
                .filter(draft -> draft.hash().equals(simulation.draftHash()))
                .isEmpty();
    }

    /**
     * Starts to judge today's portfolio and so many month ends before; one that runs already is not started twice.
     *
     * @param months month ends, 0 to 12
     * @return key of the job
     */
    long start(long draftId, int months, CurrentUser user) {
        if (!user.may(WRITE) || !(user.scope() instanceof DataScope.All)) {
            throw Refusal.forbidden("assessment.simulation.fault.scope");
        }
        if (months < 0 || months > MOST_MONTHS) {
            throw Refusal.unprocessable("assessment.simulation.fault.months", MOST_MONTHS);
        }
        Draft draft = drafts.find(draftId).orElseThrow(Refusal::notFound);
        Currency currency =
                ledger.currency().orElseThrow(() -> Refusal.conflict("assessment.simulation.fault.no-ledger"));
        if (!draft.policy().limit().currency().equals(currency)) {
            throw Refusal.unprocessable(
                    "assessment.simulation.fault.currency",
                    draft.policy().limit().currency().code(),
                    currency.code());
        }
        String title = draft.name() + " " + draft.hash().substring(0, 12) + " +" + months;
        starting.lock(); // one here, so that those who wait do not take all connections
        try {
            return transactions.execute(_ -> {
                rows.takeTurn();
                return jobs.running(KIND, title)
                        .orElseGet(() -> begun(
                                draft, months, title, progress -> judge(draft, currency, months, user, progress)));
            });
        } finally {
            starting.unlock();
        }
    }

    private long begun(Draft draft, int months, String title, Jobs.Work work) {
        audit.record(
                "assessment.simulation.started",
                "policy-draft",
                Long.toString(draft.id()),
                "",
                Map.of(),
                Map.of("hash", draft.hash(), "months", months));
        return jobs.start(KIND, title, work);
    }

    private Optional<String> judge(Draft draft, Currency currency, int months, CurrentUser user, Progress progress)
            throws Progress.Cancelled {
        Judgement tried = judgements.by(draft.policy());
        Judgement compared = judgements.inForce(LocalDate.now(clock), currency);
        List<LocalDate> days = days(months);
        long done = 0;
        long last = 0;
        for (LocalDate day : days) {
            var scope = new RunScope(day, Knowledge.AS_KNOWN_THEN, currency, runs.before(day, Knowledge.AS_KNOWN_THEN));
            SimulationTally tally = tally(scope, tried, compared, days.size(), done, progress);
            done += tally.customers();
            last = rows.add(draft.id(), tried, compared, scope, tally, user.username(), clock.instant());
        }
        return Optional.of("/simulations/" + last);
    }

    /** Past month ends first, today's portfolio last. */
    private List<LocalDate> days(int months) {
        LocalDate today = runs.inForce().map(Run::asOf).orElseGet(() -> LocalDate.now(clock));
        List<LocalDate> days = new ArrayList<>();
        for (int back = months; back >= 1; back--) {
            days.add(YearMonth.from(today).minusMonths(back).atEndOfMonth());
        }
        days.add(today);
        return days;
    }

    private SimulationTally tally(
            RunScope scope, Judgement tried, Judgement compared, int days, long before, Progress progress)
            throws Progress.Cancelled {
        var tally = new SimulationTally();
        try (FactsSnapshot snapshot = FactsSnapshot.open(database, scope)) {
            long[] customers = snapshot.customers();
            progress.total((long) customers.length * days);
            int atOnce = Math.min(MOST_AT_ONCE, snapshot.customersAtOnce(customers.length));
            for (int from = 0; from < customers.length; from += atOnce) {
                progress.done(before + from);
                long[] range = Arrays.copyOfRange(customers, from, Math.min(customers.length, from + atOnce));
                judged(snapshot, range, tried, compared).forEach(tally::add);
            }
            progress.done(before + customers.length);
        }
        return tally;
    }

    private static List<SimulatedCustomer> judged(
            FactsSnapshot snapshot, long[] customers, Judgement tried, Judgement compared) {
        Stream<Dossier> dossiers = snapshot.read(customers).parallelStream();
        return dossiers.map(dossier -> SimulatedCustomer.of(dossier, snapshot, compared, tried))
                .toList();
    }

    List<SimulationRows.Cell> cells(Simulation simulation) {
        return rows.cells(simulation.id());
    }

    List<SimulationRows.Rule> rules(Simulation simulation) {
        return rows.rules(simulation.id());
    }

    List<SimulationRows.Change> changes(Simulation simulation, int most) {
        return rows.changes(simulation.id(), most);
    }

    Stream<SimulationRows.Change> allChanges(Simulation simulation, long most) {
        return rows.changes(simulation.id(), most);
    }
}
