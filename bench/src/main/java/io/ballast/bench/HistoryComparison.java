package io.ballast.bench;

import io.ballast.engine.Policy;
import io.ballast.engine.indicator.Indicators;
import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Invoice;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.Ledger;
import io.ballast.engine.ledger.LedgerBuilder;
import io.ballast.engine.ledger.Profile;
import io.ballast.engine.ledger.Receipt;
import io.ballast.engine.ledger.Settlement;
import io.ballast.engine.ledger.SettlementKind;
import io.ballast.engine.ledger.Standing;
import io.ballast.engine.model.Model;
import io.ballast.engine.model.Sample;
import io.ballast.engine.model.card.CardFitter;
import io.ballast.engine.model.card.CardRules;
import io.ballast.engine.model.history.DataSet;
import io.ballast.engine.model.history.LateRate;
import io.ballast.engine.model.history.Observations;
import io.ballast.engine.model.history.Observed;
import io.ballast.engine.model.history.OutcomeRule;
import io.ballast.engine.model.history.ScorecardModel;
import io.ballast.engine.model.history.TimeSplit;
import io.ballast.engine.model.history.TimeSplit.Side;
import io.ballast.engine.model.tree.Boosting;
import io.ballast.engine.model.tree.Forest;
import io.ballast.engine.model.validation.Auc;
import io.ballast.engine.model.validation.AucComparison;
import io.ballast.engine.model.validation.Interval;
import io.ballast.engine.model.validation.Predictions;
import io.ballast.engine.model.validation.RocCurve;
import io.ballast.engine.receivable.Residue;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Days;
import io.ballast.samples.DemoCompany;
import io.ballast.samples.DemoSettings;
import io.ballast.samples.EngineFacts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Models fitted on the history of a ledger, measured on later days beside the scorecard that nobody fitted and beside
 * the customer's own late rate: the demo company, and a public ledger where it lies beside the checkout.
 */
public final class HistoryComparison {
    private static final double CONFIDENCE = 0.95;
    private static final Set<String> MASTER_DATA_OF_TODAY = Set.of(
            "wallet_share_ratio_90", "wallet_share_ratio_365", "wallet_share_change_ratio_365", "profile_filled_share");

    private HistoryComparison() {}

    /** Adds a table to a file of figures: of the demo company, and of the ledger of HighRadius where it is given. */
    public static void main(String[] arguments) throws IOException {
        Path figures = Path.of(arguments[0]);
        line(figures, "| ledger | model | AUC | 95 % | KS | against expert | against late rate |");
        line(figures, "|---|---|---|---|---|---|---|");
        demo(figures);
        if (arguments.length > 1) {
            highRadius(Path.of(arguments[1]), figures);
        } else {
            line(figures, "| HighRadius | SKIPPED: its file was not given | | | | | |");
        }
    }

    /** Eight quarter ends, the standard outcome, the last third of the days measure. */
    private static void demo(Path figures) throws IOException {
        DemoSettings settings = DemoSettings.standard();
        DemoCompany company = new DemoCompany(settings);
        OutcomeRule rule = OutcomeRule.standard(Residue.standard(Currency.CNY));
        YearMonth last = YearMonth.from(
                        settings.asOf().minusDays(rule.horizonDays()).plusDays(1))
                .minusMonths(1);
        List<LocalDate> days = IntStream.range(0, 8)
                .mapToObj(i -> last.minusMonths(3L * (7 - i)).atEndOfMonth())
                .toList();
        DataSet set = observed(
                IntStream.range(0, settings.customers()).boxed(),
                index -> EngineFacts.facts(company.customer(index), settings.asOf()),
                days,
                rule,
                settings.asOf());
        compare(figures, "demo company", set, new TimeSplit(days.get(5), rule.horizonDays()));
    }

    /** Month ends of 2019 from April on; more than 15 days late within 60 days; October and November measure. */
    private static void highRadius(Path file, Path figures) throws IOException {
        Map<String, Ledger> ledgers = new TreeMap<>();
        invoices(file).forEach((customer, builder) -> ledgers.put(customer, builder.build()));
        OutcomeRule rule = new OutcomeRule(15, 0, 60, false, Residue.NONE);
        List<LocalDate> days = IntStream.rangeClosed(4, 11)
                .mapToObj(month -> YearMonth.of(2019, month).atEndOfMonth())
                .toList();
        DataSet set = observed(
                ledgers.keySet().stream(),
                customer -> new CustomerFacts(
                        customer,
                        LocalDate.of(2020, 1, 31),
                        Knowledge.AS_KNOWN_THEN,
                        Currency.of("USD"),
                        Profile.unknown(),
                        Standing.none(),
                        Objects.requireNonNull(ledgers.get(customer)),
                        Optional.empty()),
                days,
                rule,
                LocalDate.of(2020, 1, 31));
        compare(figures, "HighRadius", set, new TimeSplit(LocalDate.of(2019, 10, 31), rule.horizonDays()));
    }

    /** The file has no day of issue: the due day less the terms, 15 days where they are not known. */
    private static Map<String, LedgerBuilder> invoices(Path file) throws IOException {
        Map<String, LedgerBuilder> builders = new TreeMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            int terms = cells[4].isEmpty() ? 15 : (int) Double.parseDouble(cells[4]);
            int due = Days.epochDay(LocalDate.parse(cells[7]));
            int cleared = Days.epochDay(LocalDate.parse(cells[8]));
            int issued = Math.min(due - terms, cleared);
            long amount = new BigDecimal(cells[6]).movePointRight(2).longValueExact();
            String number = Integer.toString(i);
            builders.computeIfAbsent(cells[0], _ -> new LedgerBuilder())
                    .add(new Invoice(number, issued, due, issued, amount, false))
                    .add(new Receipt(number, cleared, cleared, amount))
                    .add(new Settlement(number, SettlementKind.CASH, cleared, cleared, amount));
        }
        return builders;
    }

    private static <K> DataSet observed(
            Stream<K> customers,
            Function<K, CustomerFacts> facts,
            List<LocalDate> days,
            OutcomeRule rule,
            LocalDate lastDay) {
        Observations observations = new Observations(Indicators.CATALOGUE);
        customers
                .parallel()
                .map(facts)
                .flatMap(customer -> days.stream().map(day -> at(customer, day, rule, lastDay)))
                .toList()
                .forEach(observations::add);
        return observations.dataSet(MASTER_DATA_OF_TODAY);
    }

    private static Observed at(CustomerFacts all, LocalDate day, OutcomeRule rule, LocalDate lastDay) {
        CustomerFacts facts = new CustomerFacts(
                all.customer(),
                day,
                all.knowledge(),
                all.currency(),
                all.profile(),
                all.standing(),
                all.ledger(),
                Optional.empty());
        return new Observed(
                all.customer(),
                day,
                Indicators.read(facts, rule.residue()),
                rule.of(all.ledger(), Days.epochDay(day), Days.epochDay(lastDay)));
    }

    private static void compare(Path figures, String ledger, DataSet set, TimeSplit split) throws IOException {
        List<LocalDate> days = IntStream.range(0, set.rows())
                .mapToObj(row -> set.day(row).orElseThrow())
                .toList();
        Sample fit = set.pick(split.rows(days, Side.FIT)).sample();
        Sample test = set.pick(split.rows(days, Side.TEST)).sample();
        Policy policy = Policy.standard();
        Model card = new ScorecardModel(policy.scorecard(), policy.missingData().mode(), policy.scale());
        Model rate = LateRate.of(fit);
        Map<String, Model> models = new LinkedHashMap<>();
        models.put("expert scorecard", card);
        models.put("customer's own late rate", rate);
        models.put("fitted scorecard", CardFitter.fit(fit, CardRules.standard()).card());
        models.put("forest", Forest.standard().fit(fit));
        models.put("boosting", Boosting.standard().fit(fit));
        line(
                figures,
                String.format(
                        Locale.ROOT,
                        "| %s | fitted on %,d (%,d bad), measured on %,d (%,d bad) | | | | | |",
                        ledger,
                        fit.rows(),
                        fit.events(),
                        test.rows(),
                        test.events()));
        Predictions expert = Predictions.of(card, test);
        Predictions late = Predictions.of(rate, test);
        for (Map.Entry<String, Model> model : models.entrySet()) {
            Predictions said = Predictions.of(model.getValue(), test);
            Auc auc = Auc.of(said);
            line(
                    figures,
                    String.format(
                            Locale.ROOT,
                            "| %s | %s | %.4f | %s | %.3f | %s | %s |",
                            ledger,
                            model.getKey(),
                            auc.value(),
                            text(auc.interval(CONFIDENCE)),
                            RocCurve.of(said).ks(),
                            difference(said, expert),
                            difference(said, late)));
        }
    }

    private static void line(Path figures, String text) throws IOException {
        Files.writeString(figures, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String difference(Predictions one, Predictions other) {
        AucComparison comparison = AucComparison.of(one, other);
        return String.format(Locale.ROOT, "%+.4f (%s)", comparison.difference(), text(comparison.interval(CONFIDENCE)));
    }

    private static String text(Interval interval) {
        return String.format(Locale.ROOT, "%.4f to %.4f", interval.lower(), interval.upper());
    }
}
