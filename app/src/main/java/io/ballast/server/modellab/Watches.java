package io.ballast.server.modellab;

import io.ballast.engine.Policy;
import io.ballast.engine.model.Column;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.history.Hindsight;
import io.ballast.engine.model.history.Observed;
import io.ballast.engine.model.history.OutcomeRule;
import io.ballast.engine.model.history.ScorecardModel;
import io.ballast.engine.model.validation.Auc;
import io.ballast.engine.model.validation.Predictions;
import io.ballast.engine.model.watch.ScoreWatch;
import io.ballast.engine.model.watch.WatchRules;
import io.ballast.engine.model.watch.Watched;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.scoring.Characteristic;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Days;
import io.ballast.server.assessment.Histories;
import io.ballast.server.audit.Audit;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.policy.Policies;
import io.ballast.server.policy.StoredPolicy;
import io.ballast.server.web.Jobs;
import io.ballast.server.web.Progress;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Watches the scorecard of the policy in force, whoever made it: reads the books on days of the past and today,
 * measures and stores what it found with the observations it comes from, and tells when a light turns.
 */
@Service
class Watches {
    static final String KIND = "modellab.watch.job";
    private static final int MOST_SHOWN = 60;

    private final WatchRows rows;
    private final Origins origins;
    private final Histories histories;
    private final Ledger ledger;
    private final Policies policies;
    private final WatchNotices notices;
    private final Shadows shadows;
    private final Jobs jobs;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Watches(
            WatchRows rows,
            Origins origins,
            Histories histories,
            Ledger ledger,
            Policies policies,
            WatchNotices notices,
            Shadows shadows,
            Jobs jobs,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.origins = origins;
        this.histories = histories;
        this.ledger = ledger;
        this.policies = policies;
        this.notices = notices;
        this.shadows = shadows;
        this.jobs = jobs;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The newest first. */
    List<WatchRun> newest() {
        return rows.newest(MOST_SHOWN);
    }

    Optional<WatchRun> find(long id) {
        return rows.find(id);
    }

    /**
     * Starts to watch; a request that was sent before is answered with what came of it.
     *
     * @return where it can be seen: its job, or the run
     */
    String start(String key, CurrentUser user) {
        RequestKeys.check(key);
        Optional<WatchRun> done = rows.byKey(key);
        if (done.isPresent()) {
            return done.get().path();
        }
        currency();
        String title = key.substring(0, 8);
        return "/jobs/"
                + jobs.running(KIND, title)
                        .orElseGet(() -> jobs.start(
                                KIND,
                                title,
                                progress -> Optional.of("/models/watch/" + watch(key, user.username(), progress))));
    }

    private Currency currency() {
        return ledger.currency().orElseThrow(() -> Refusal.conflict("modellab.fault.no-ledger"));
    }

    /**
     * Watches once for this request.
     *
     * @param key makes one run, however often it is asked for
     * @param by who, or what, asked
     * @return key of the run
     * @throws Refusal if there is nothing to watch, or nothing to compare it with
     */
    long watch(String key, String by, Progress progress) throws Progress.Cancelled {
        Optional<WatchRun> done = rows.byKey(key);
        if (done.isPresent()) {
            return done.get().id();
        }
        StoredPolicy stored = policies.inForce(LocalDate.now(clock));
        Policy policy = stored.policy();
        Optional<Origin> origin = origins.of(policy);
        OutcomeRule rule = origin.flatMap(Origin::outcome).orElseGet(() -> OutcomeRule.standard(policy.residue()));
        Optional<WatchRun> before = rows.newest(1).stream()
                .filter(run -> policies.find(run.policyId())
                        .filter(of -> isSameCard(of, stored))
                        .isPresent())
                .findFirst();
        LocalDate lastDay = histories.lastDay();
        WatchedBooks books = new WatchedBooks(rule, policy.residue(), Days.epochDay(lastDay));
        read(books, WatchDays.of(lastDay, rule.horizonDays(), before.flatMap(WatchRun::referenceDay)), progress);
        List<Shadows.Running> running = shadows.running();
        List<String> columns = Stream.concat(
                        policy.scorecard().characteristics().stream().map(Characteristic::indicator),
                        running.stream().flatMap(one -> one.model().columns().stream()))
                .distinct()
                .toList();
        DataSet matured = books.matured(columns);
        DataSet open = books.open(columns);
        if (open.rows() == 0) {
            throw Refusal.conflict("modellab.watch.fault.nobody", lastDay);
        }
        Optional<LocalDate> referenceDay = origin.isPresent()
                ? Optional.empty()
                : before.flatMap(WatchRun::referenceDay)
                        .or(() -> WatchDays.reference(books.all().map(Observed::asOf)));
        DataSet reference = origin.map(of -> fitted(of, columns))
                .or(() -> referenceDay.flatMap(day -> ofDay(List.of(matured, open), day)))
                .orElseThrow(() -> Refusal.conflict("modellab.watch.fault.no-reference", lastDay));
        WatchData data = new WatchData(reference, matured, open);
        Watched watched = watched(policy, data, origin, rule);
        ScoreWatch figures = ScoreWatch.of(watched, WatchRules.standard());
        List<Shadow> said = running.stream()
                .map(one -> shadows.of(one, policy, watched, books.exposures()))
                .toList();
        WatchRows.Head head = new WatchRows.Head(
                key,
                lastDay,
                stored.id(),
                origin.map(of -> OptionalLong.of(of.model().id())).orElse(OptionalLong.empty()),
                referenceDay,
                definition(rule),
                refused(books));
        return transactions.execute(_ -> store(head, figures, data, said, before, by));
    }

    /** Whether both score alike. */
    static boolean isSameCard(StoredPolicy one, StoredPolicy other) {
        return one.policy().scorecard().equals(other.policy().scorecard())
                && one.policy().scale().equals(other.policy().scale());
    }

    private void read(WatchedBooks books, SequencedSet<LocalDate> days, Progress progress) throws Progress.Cancelled {
        Currency currency = currency();
        progress.total(days.size());
        int done = 0;
        for (LocalDate day : days) {
            int soFar = done;
            histories.read(day, currency, books::look, looked -> {
                looked.forEach(books::take);
                progress.done(soFar);
            });
            progress.done(++done);
        }
    }

    /** What the scorecard was fitted on. */
    private static DataSet fitted(Origin origin, List<String> columns) {
        DataSet fitted = origin.fitted();
        return fitted.with(fitted.sample().columns().stream()
                .map(Column::name)
                .filter(columns::contains)
                .toList());
    }

    /** The observations of a day, from the first of these that has any. */
    private static Optional<DataSet> ofDay(List<DataSet> sets, LocalDate day) {
        return sets.stream()
                .map(set -> ofDay(set, day))
                .filter(set -> set.rows() > 0)
                .findFirst();
    }

    static DataSet ofDay(DataSet set, LocalDate day) {
        return set.pick(IntStream.range(0, set.rows())
                .filter(row -> set.day(row).filter(day::equals).isPresent())
                .toArray());
    }

    private static Watched watched(Policy policy, WatchData data, Optional<Origin> origin, OutcomeRule rule) {
        ScorecardModel model =
                new ScorecardModel(policy.scorecard(), policy.missingData().mode(), policy.scale());
        return new Watched(
                policy.scorecard(),
                policy.missingData().mode(),
                policy.scale(),
                data.reference().sample(),
                data.matured(),
                data.open(),
                new Watched.Past(
                        origin.flatMap(of -> lastDay(of.fitted())),
                        origin.flatMap(of -> lastDay(of.tested())),
                        origin.map(
                                of -> Auc.of(Predictions.of(model, of.tested().sample()))),
                        rule.horizonDays()));
    }

    /** The day of the last observation. */
    static Optional<LocalDate> lastDay(DataSet set) {
        return set.isDated() ? set.day(set.rows() - 1) : Optional.empty();
    }

    private long store(
            WatchRows.Head head,
            ScoreWatch figures,
            WatchData data,
            List<Shadow> said,
            Optional<WatchRun> before,
            String by) {
        Map<WatchRun.Part, KeptDataSet> kept = new LinkedHashMap<>();
        data.parts().forEach((part, set) -> kept.put(part, KeptDataSet.of(set)));
        OptionalLong added = rows.add(head, figures, kept, by);
        if (added.isEmpty()) {
            return rows.byKey(head.key()).orElseThrow().id();
        }
        long id = added.getAsLong();
        shadows.store(id, said);
        Map<String, String> hashes = new LinkedHashMap<>();
        kept.forEach((part, set) -> hashes.put(part.name(), set.hash()));
        audit.record(
                "modellab.watch.done",
                "watch-run",
                Long.toString(id),
                "",
                Map.of(),
                Map.of("light", figures.light().name(), "policy", head.policyId(), "data", hashes));
        notices.turned(id, head.policyId(), figures, before);
        return id;
    }

    private static Map<String, String> definition(OutcomeRule rule) {
        Residue residue = rule.residue();
        Map<String, String> definition = new LinkedHashMap<>();
        definition.put("OVERDUE_DAYS", Integer.toString(rule.overdueDays()));
        definition.put("SHARE_PERCENT", Long.toString(Math.round(rule.shareOfBalance() * 100)));
        definition.put("HORIZON_DAYS", Integer.toString(rule.horizonDays()));
        definition.put("WRITE_OFFS", Boolean.toString(rule.countsWriteOffs()));
        definition.put("RESIDUE_BASIS_POINTS", Integer.toString(residue.shareBasisPoints()));
        definition.put("RESIDUE_MOST_MINOR", Long.toString(residue.mostMinor()));
        return definition;
    }

    private static Map<String, String> refused(WatchedBooks books) {
        Map<String, String> refused = new LinkedHashMap<>();
        for (Map.Entry<String, Hindsight.Why> found : books.refused().entrySet()) {
            refused.put(found.getKey(), found.getValue().name());
        }
        return refused;
    }
}
