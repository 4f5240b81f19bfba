package io.ballast.server.assessment;

import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.value.Currency;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.web.CrashPoint;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Assesses the whole portfolio: the door to start, watch and stop runs.
 *
 * <p>A run is found again by its day, knowledge, policy, engine and previous run. One that was interrupted goes on from
 * the customers already written; one that was published is brought up to date in one transaction, or left alone if no
 * facts have changed.
 */
@Component
public class AssessmentRuns implements DisposableBean {
    /** Published while the books kept changing under it: after so many rounds the rest is left to the next refresh. */
    private static final int MOST_ROUNDS = 3;

    private static final int FEW_ENOUGH_TO_PUBLISH_WITH = 1_000;
    private static final int MOST_MONTHS = 120;
    private static final Logger log = LoggerFactory.getLogger(AssessmentRuns.class);

    private final DataSource database;
    private final Runs runs;
    private final RunRemains remains;
    private final Reassessment reassessment;
    private final Judgements judgements;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int customersPerCommit;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("assessment-run").factory());

    AssessmentRuns(
            DataSource database,
            Runs runs,
            RunRemains remains,
            Reassessment reassessment,
            Judgements judgements,
            Ledger ledger,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${ballast.assessment.customers-per-commit:1000}") int customersPerCommit) {
        this.database = database;
        this.runs = runs;
        this.remains = remains;
        this.reassessment = reassessment;
        this.judgements = judgements;
        this.ledger = ledger;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.customersPerCommit = customersPerCommit;
    }

    /** Starts to assess and returns at once; {@link #newest} shows how far it is. */
    public void start(RunRequest request) {
        background.execute(() -> {
            try {
                assess(request);
            } catch (RuntimeException e) {
                log.error("assessment failed asOf={}", request.asOf(), e);
            }
        });
    }

    /**
     * Starts to assess.
     *
     * @return the key of the run as soon as it is known; nothing if another run is under way or there is no ledger
     */
    CompletableFuture<OptionalLong> begin(RunRequest request) {
        var begun = new CompletableFuture<OptionalLong>();
        background.execute(() -> {
            try {
                RunOutcome outcome = assess(request, run -> begun.complete(OptionalLong.of(run)));
                log.info("assessment begun by a program ended outcome={}", outcome);
                begun.complete(OptionalLong.empty());
            } catch (RuntimeException e) {
                log.error("assessment failed asOf={}", request.asOf(), e);
                begun.completeExceptionally(e);
            }
        });
        return begun;
    }

    /** Assesses and returns when that is done. */
    public RunOutcome assess(RunRequest request) {
        return assess(request, _ -> {});
    }

    private RunOutcome assess(RunRequest request, LongConsumer begun) {
        Optional<Currency> currency = ledger.currency();
        if (currency.isEmpty()) {
            return new RunOutcome.NothingToAssess();
        }
        Optional<RunLease> taken = RunLease.take(database);
        if (taken.isEmpty()) {
            return new RunOutcome.Busy();
        }
        RunLease lease = taken.get();
        try (lease) {
            runs.endCutOff(clock.instant());
            var scope = new RunScope(
                    request.asOf(),
                    request.knowledge(),
                    currency.get(),
                    runs.before(request.asOf(), request.knowledge()));
            Judgement judgement = judgements.inForce(LocalDate.now(clock), currency.get());
            RunOutcome outcome = assess(request, scope, judgement, begun);
            log.info("assessment asOf={} trigger={} outcome={}", request.asOf(), request.trigger(), outcome);
            return outcome;
        }
    }

    private RunOutcome assess(RunRequest request, RunScope scope, Judgement judgement, LongConsumer begun) {
        Optional<Run> published = runs.like(scope, judgement, Run.State.PUBLISHED);
        if (published.isPresent()) {
            begun.accept(published.get().id());
            return refresh(request, published.get(), judgement);
        }
        Optional<Run> unfinished = runs.like(scope, judgement, Run.State.RUNNING, Run.State.FAILED);
        long run = unfinished.isPresent()
                ? unfinished.get().id()
                : runs.create(scope, judgement, request.trigger(), request.startedBy(), clock.instant());
        begun.accept(run);
        try {
            int assessed = fill(run, scope, judgement, unfinished.isPresent());
            return new RunOutcome.Published(run, assessed + publish(run, scope, judgement, request.trigger()));
        } catch (RunCancelled e) {
            remains.drop(run);
            runs.cancelled(run, clock.instant());
            return new RunOutcome.Cancelled(run);
        } catch (RuntimeException e) {
            runs.fail(run, String.valueOf(e.getMessage()), clock.instant());
            throw e;
        }
    }

    private RunOutcome refresh(RunRequest request, Run run, Judgement judgement) {
        int assessed = reassessment.ofChanged(run, judgement, "facts changed");
        boolean takesForce = takesForce(request.trigger()) && !run.isInForce();
        if (takesForce) {
            transactions.executeWithoutResult(status -> {
                reassessment.takeTurn();
                runs.takeForce(run.id(), clock.instant());
                events.publishEvent(new RunPublished(run.id(), run.asOf(), true));
            });
        }
        return assessed > 0 || takesForce
                ? new RunOutcome.Published(run.id(), assessed)
                : new RunOutcome.Unchanged(run.id());
    }

    /** Assesses whom the run lacks, and those whose facts have changed since they were written. */
    private int fill(long run, RunScope scope, Judgement judgement, boolean isResumed) {
        int assessed = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            try (FactsSnapshot snapshot = FactsSnapshot.open(database, scope);
                    RunWriter writer = new RunWriter(database, run, customersPerCommit)) {
                long[] customers = snapshot.changedSince(run);
                if (round > 0 && customers.length <= FEW_ENOUGH_TO_PUBLISH_WITH) {
                    return assessed;
                }
                if (round > 0 || isResumed) {
                    remains.drop(run, customers);
                }
                int total = snapshot.customers().length;
                runs.resume(run, total, total - customers.length);
                new PortfolioPass(run, snapshot, judgement).assess(customers, writer);
                writer.flush();
                assessed += customers.length;
            }
        }
        return assessed;
    }

    /** Adds what changed meanwhile and switches, in one transaction. */
    private int publish(long run, RunScope scope, Judgement judgement, Run.Trigger trigger) {
        Integer added = transactions.execute(status -> {
            Run filled = runs.byId(run).orElseThrow();
            int changed = reassessment.ofChanged(filled, judgement, "facts changed during the run");
            runs.publish(run, remains.count(run), clock.instant());
            if (takesForce(trigger)) {
                runs.takeForce(run, clock.instant());
            }
            events.publishEvent(new RunPublished(run, scope.asOf(), takesForce(trigger)));
            CrashPoint.hit("run.before-publication");
            return changed;
        });
        CrashPoint.hit("run.published");
        return added == null ? 0 : added;
    }

    private static boolean takesForce(Run.Trigger trigger) {
        return trigger != Run.Trigger.HISTORY;
    }

    /** Starts to assess the last month ends before a day, oldest first, so that trends and migration have a past. */
    public void startMonthEnds(int months, LocalDate before, String startedBy) {
        background.execute(() -> {
            try {
                assessMonthEnds(months, before, startedBy);
            } catch (RuntimeException e) {
                log.error("assessment of month ends failed", e);
            }
        });
    }

    /**
     * Assesses the last month ends before a day, oldest first.
     *
     * @param months how many, 1 to 120
     */
    public List<RunOutcome> assessMonthEnds(int months, LocalDate before, String startedBy) {
        if (months < 1 || months > MOST_MONTHS) {
            throw new IllegalArgumentException("Month ends out of range 1..120: " + months);
        }
        List<RunOutcome> outcomes = new ArrayList<>();
        for (int back = months; back >= 1; back--) {
            LocalDate day =
                    YearMonth.from(before).minus(back, ChronoUnit.MONTHS).atEndOfMonth();
            outcomes.add(assess(new RunRequest(day, Knowledge.AS_KNOWN_THEN, Run.Trigger.HISTORY, startedBy)));
        }
        return List.copyOf(outcomes);
    }

    /** Whether a run is under way, in this process or another on the same database. */
    boolean isBusy() {
        return RunLease.isTaken(database);
    }

    /** What a killed process left behind is called cut off, and goes on when the same is asked for again. */
    void endCutOff() {
        RunLease.take(database).ifPresent(lease -> {
            try (lease) {
                int ended = runs.endCutOff(clock.instant());
                if (ended > 0) {
                    log.info("runs of an ended process can go on count={}", ended);
                }
            }
        });
    }

    /** Asks a running run to stop; false if it is not running. */
    public boolean cancel(long run) {
        return runs.requestCancel(run);
    }

    public Optional<Run> byId(long run) {
        return runs.byId(run);
    }

    /**
     * A run that readers may be shown.
     *
     * @throws Refusal if there is none of this key, or it is not published
     */
    Run published(long id) {
        Run run = byId(id).orElseThrow(Refusal::notFound);
        if (run.state() != Run.State.PUBLISHED) {
            throw Refusal.conflict("assessment.runs.fault.unpublished");
        }
        return run;
    }

    /** The run whose results pages show. */
    public Optional<Run> inForce() {
        return runs.inForce();
    }

    /** Runs, newest first. */
    public List<Run> newest(OptionalLong before, int most) {
        return runs.page(before, most);
    }

    @Override
    public void destroy() {
        background.shutdownNow();
    }
}
