package io.ballast.server.modellab;

import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.history.Hindsight;
import io.ballast.engine.model.history.Outcome;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Days;
import io.ballast.server.assessment.Histories;
import io.ballast.server.audit.Audit;
import io.ballast.server.identity.CurrentUser;
import io.ballast.server.ledger.Ledger;
import io.ballast.server.policy.Policies;
import io.ballast.server.web.Jobs;
import io.ballast.server.web.Progress;
import io.ballast.server.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes data sets of the company's own ledger: every customer on each of some month ends, what could be read of it
 * then, and what became of it. Only for those who see all customers.
 */
@Service
class DataSets {
    static final String READ = "modellab:model:read";
    static final String WRITE = "modellab:model:write";
    static final String VALIDATE = "modellab:model:validate";
    static final String EXPORT = "modellab:model:export";

    static final String KIND = "modellab.data-set.job";
    private static final int MOST_SHOWN = 200;
    private static final int LONGEST_NAME = 100;

    private static final int FEWEST_EVENTS = 10;

    private final DataSetRows rows;
    private final Histories histories;
    private final Ledger ledger;
    private final Policies policies;
    private final Jobs jobs;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    DataSets(
            DataSetRows rows,
            Histories histories,
            Ledger ledger,
            Policies policies,
            Jobs jobs,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.histories = histories;
        this.ledger = ledger;
        this.policies = policies;
        this.jobs = jobs;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The newest first. */
    List<StoredDataSet> newest() {
        return rows.newest(MOST_SHOWN);
    }

    Optional<StoredDataSet> find(long id) {
        return rows.find(id);
    }

    /** The rows of one. */
    Optional<DataSet> load(long id) {
        return rows.load(id);
    }

    /** Where the data set is that this key made before. */
    Optional<String> made(String key) {
        return rows.byKey(key).map(StoredDataSet::path);
    }

    /** The last day the books tell of. */
    LocalDate lastDay() {
        return histories.lastDay();
    }

    /**
     * Starts to make a data set; an order that was sent before is answered with what it made.
     *
     * @return where it can be seen: its job, or the data set
     */
    String start(DataSetOrder order, CurrentUser user) {
        check(order);
        Currency currency = ledger.currency().orElseThrow(() -> Refusal.conflict("modellab.fault.no-ledger"));
        Optional<String> made = made(order.key());
        if (made.isPresent()) {
            return made.get();
        }
        String title = order.name() + " " + order.key().substring(0, 8);
        return "/jobs/"
                + jobs.running(KIND, title)
                        .orElseGet(() -> jobs.start(KIND, title, progress -> make(order, currency, user, progress)));
    }

    /** Refuses what no data set can be called. */
    static void check(String key, String name) {
        RequestKeys.check(key);
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw Refusal.unprocessable("modellab.fault.name", LONGEST_NAME);
        }
    }

    private static void check(DataSetOrder order) {
        check(order.key(), order.name());
        if (order.days() < 1 || order.days() > DataSetOrder.MOST_DAYS) {
            throw Refusal.unprocessable("modellab.fault.days", order.days(), DataSetOrder.MOST_DAYS);
        }
        if (order.everyMonths() < 1 || order.everyMonths() > 12) {
            throw Refusal.unprocessable("modellab.fault.every-months", order.everyMonths());
        }
        if (order.sharePercent() < 0 || order.sharePercent() > 100) {
            throw Refusal.unprocessable("modellab.fault.share", order.sharePercent());
        }
        if (order.overdueDays() < 1 || order.overdueDays() > 720) {
            throw Refusal.unprocessable("modellab.fault.overdue", order.overdueDays());
        }
        if (order.horizonDays() < 30 || order.horizonDays() > 730) {
            throw Refusal.unprocessable("modellab.fault.horizon", order.horizonDays());
        }
    }

    private Optional<String> make(DataSetOrder order, Currency currency, CurrentUser user, Progress progress)
            throws Progress.Cancelled {
        Residue residue = policies.inForce(LocalDate.now(clock)).policy().residue();
        Looking looking = new Looking(order.outcome(residue), residue, Days.epochDay(lastDay()));
        List<LocalDate> days = order.observed(lastDay());
        progress.total(days.size());
        for (int i = 0; i < days.size(); i++) {
            int done = i;
            histories.read(days.get(i), currency, looking::look, looked -> {
                looked.forEach(looking::take);
                progress.done(done);
            });
            progress.done(i + 1L);
        }
        SequencedMap<String, Hindsight.Why> refused = looking.refused();
        DataSet set = looking.dataSet(refused.keySet());
        checkOutcomes(set);
        DataSetRows.Head head = new DataSetRows.Head(
                order.key(),
                order.name().strip(),
                StoredDataSet.Source.LEDGER,
                definition(order, days, residue),
                order.horizonDays(),
                named(looking.leftOut()),
                named(refused));
        return Optional.of("/models/data-sets/" + store(head, set, user));
    }

    /** Refuses a data set that nothing can be learned from. */
    static void checkOutcomes(DataSet set) {
        if (set.sample().events() < FEWEST_EVENTS || set.sample().nonEvents() < FEWEST_EVENTS) {
            throw Refusal.unprocessable(
                    "modellab.fault.outcomes", set.rows(), set.sample().events(), FEWEST_EVENTS);
        }
    }

    /**
     * Keeps a data set.
     *
     * @return its key
     */
    long store(DataSetRows.Head head, DataSet set, CurrentUser user) {
        KeptDataSet kept = KeptDataSet.of(set);
        return transactions.execute(_ -> {
            long id = rows.add(head, kept, user.username());
            audit.record(
                    "modellab.data-set.made",
                    "data-set",
                    Long.toString(id),
                    "",
                    Map.of(),
                    Map.of(
                            "name", head.name(),
                            "rows", set.rows(),
                            "events", set.sample().events(),
                            "hash", kept.hash(),
                            "refused", List.copyOf(head.refused().keySet())));
            return id;
        });
    }

    private static Map<String, String> definition(DataSetOrder order, List<LocalDate> days, Residue residue) {
        Map<String, String> definition = new LinkedHashMap<>();
        definition.put(
                "DAYS", String.join(" ", days.stream().map(LocalDate::toString).toList()));
        definition.put("OVERDUE_DAYS", Integer.toString(order.overdueDays()));
        definition.put("SHARE_PERCENT", Integer.toString(order.sharePercent()));
        definition.put("HORIZON_DAYS", Integer.toString(order.horizonDays()));
        definition.put("WRITE_OFFS", Boolean.toString(order.countsWriteOffs()));
        definition.put("RESIDUE_BASIS_POINTS", Integer.toString(residue.shareBasisPoints()));
        definition.put("RESIDUE_MOST_MINOR", Long.toString(residue.mostMinor()));
        return definition;
    }

    private static Map<String, Integer> named(Map<Outcome.Why, Integer> counts) {
        Map<String, Integer> named = new LinkedHashMap<>();
        for (Outcome.Why why : Outcome.Why.values()) {
            named.put(why.name(), counts.getOrDefault(why, 0));
        }
        return named;
    }

    private static Map<String, String> named(SequencedMap<String, Hindsight.Why> refused) {
        Map<String, String> named = new LinkedHashMap<>();
        refused.forEach((name, why) -> named.put(name, why.name()));
        return named;
    }
}
