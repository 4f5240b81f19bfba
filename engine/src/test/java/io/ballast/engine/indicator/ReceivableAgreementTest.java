package io.ballast.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.engine.ledger.CustomerFacts;
import io.ballast.engine.ledger.Knowledge;
import io.ballast.engine.ledger.RandomLedgers;
import io.ballast.engine.receivable.Ageing;
import io.ballast.engine.receivable.AgeingBasis;
import io.ballast.engine.receivable.AgeingBuckets;
import io.ballast.engine.receivable.Exposure;
import io.ballast.engine.receivable.Figure;
import io.ballast.engine.receivable.OpenItems;
import io.ballast.engine.receivable.PaymentExperience;
import io.ballast.engine.receivable.PaymentIndex;
import io.ballast.engine.receivable.PointInTime;
import io.ballast.engine.receivable.Residue;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The readings of a customer and its receivable figures are one picture, to the cent. Replays with -Dseed. */
class ReceivableAgreementTest {
    private static final int CUSTOMERS = 400;
    private static final long LIMIT = 1_000_000;
    /** At most 0.5 % of the invoice and at most 200.00; half of the random residues exceed one of them. */
    private static final Residue RESIDUE = new Residue(50, 200_00);

    private static final long SEED = RandomLedgers.seed();

    private final Map<String, Integer> valuesSeen = new TreeMap<>();
    private String customer = "";

    @BeforeAll
    static void tell_the_seed() {
        System.err.println("ReceivableAgreementTest -Dseed=" + SEED);
    }

    @ParameterizedTest
    @EnumSource(Knowledge.class)
    void readings_and_receivable_figures_of_a_day_are_the_same(Knowledge knowledge) {
        for (long seed = SEED; seed < SEED + CUSTOMERS; seed++) {
            customer = "seed " + seed;
            var facts = PointInTimeTest.facts(RandomLedgers.ledger(seed, 60), knowledge);
            Readings readings = Indicators.read(facts, RESIDUE);
            PointInTime at = PointInTime.of(facts.asOf(), knowledge);
            ageing(readings, OpenItems.of(facts.ledger(), at));
            exposure(readings, facts, at);
            payment(readings, facts, at);
            if (seed % 20 == 0) {
                exposureOverTime(readings, facts, at);
            }
        }
        assertThat(valuesSeen)
                .hasSize(21)
                .allSatisfy((name, count) -> assertThat(count).as(name).isGreaterThan(5));
    }

    private void ageing(Readings readings, OpenItems items) {
        Ageing ageing = Ageing.of(items, AgeingBuckets.SHORT, AgeingBasis.DUE_DATE);
        long total = ageing.totalMinor();
        same(readings, "balance_money", total);
        same(readings, "overdue_money", total - ageing.amountsMinor().getFirst());
        same(readings, "overdue_share", (double) aged(ageing, items, 1) / total);
        same(readings, "overdue_over_30_share", (double) aged(ageing, items, 2) / total);
        same(readings, "overdue_over_60_share", (double) aged(ageing, items, 3) / total);
        same(readings, "overdue_over_90_share", (double) aged(ageing, items, 4) / total);
        same(readings, "oldest_overdue_days", items.oldestDaysPastDue(RESIDUE));
        same(readings, "unapplied_cash_money", ageing.unappliedCashMinor());
        same(readings, "unapplied_credit_money", ageing.unappliedCreditMinor());
    }

    /** The buckets from this one on less the residues in them. */
    private long aged(Ageing ageing, OpenItems items, int firstBucket) {
        long sum = 0;
        for (int bucket = firstBucket; bucket < ageing.buckets().size(); bucket++) {
            sum += ageing.amountsMinor().get(bucket);
        }
        for (int item = 0; item < items.size(); item++) {
            if (items.isResidue(item, RESIDUE) && ageing.buckets().bucketOf(items.daysPastDue(item)) >= firstBucket) {
                sum -= items.openMinor(item);
                valuesSeen.merge("residue", 1, Integer::sum);
            }
        }
        return sum;
    }

    private void exposure(Readings readings, CustomerFacts facts, PointInTime at) {
        Exposure exposure = Exposure.of(facts.ledger(), at);
        long gross = exposure.grossMinor(Exposure.Policy.DEFAULT);
        same(readings, "exposure_money", gross);
        same(readings, "net_exposure_money", gross - exposure.unappliedCashMinor());
        same(readings, "free_limit_money", exposure.availableMinor(Exposure.Policy.DEFAULT, LIMIT));
        same(readings, "utilisation_ratio", (double) gross / LIMIT);
        same(readings, "open_orders_money", exposure.openOrdersMinor());
        same(readings, "delivered_not_invoiced_money", exposure.deliveredNotInvoicedMinor());
    }

    private void payment(Readings readings, CustomerFacts facts, PointInTime at) {
        for (int days : new int[] {90, 365}) {
            var experiences = PaymentExperience.of(facts.ledger(), at, days);
            LocalDate to = facts.asOf();
            Figure index =
                    PaymentIndex.of(experiences, new io.ballast.engine.receivable.Window(to.minusDays(days), to));
            String name = "payment_index_" + days;
            switch (index.outcome()) {
                case Figure.Outcome.Value value -> same(readings, name, value.amount());
                case Figure.Outcome.NoValue none ->
                    assertThat(readings.of(name))
                            .as("%s, %s", name, customer)
                            .isInstanceOf(Reading.NotEnoughData.class);
            }
        }
    }

    /** Looks at the ledger anew for every day that the kernel sums up in one walk. */
    private void exposureOverTime(Readings readings, CustomerFacts facts, PointInTime at) {
        long peak = 0;
        int daysOver = 0;
        for (int age = 0; age < 365; age++) {
            long gross = Exposure.of(facts.ledger(), at.at(at.day() - age)).grossMinor(Exposure.Policy.DEFAULT);
            peak = Math.max(peak, gross);
            daysOver += gross > LIMIT ? 1 : 0;
        }
        same(readings, "peak_exposure_money_365", peak);
        same(readings, "max_utilisation_ratio_365", (double) peak / LIMIT);
        same(readings, "over_limit_days_365", daysOver);
    }

    private void same(Readings readings, String name, long expected) {
        same(readings, name, (double) expected);
    }

    /** Exact for money and days; a share is one division of exact sums on either side, an index two. */
    private void same(Readings readings, String name, double expected) {
        if (readings.of(name) instanceof Reading.Value read) {
            valuesSeen.merge(name, 1, Integer::sum);
            double tolerance = name.endsWith("money") || name.contains("days") ? 0 : 1e-9;
            assertThat(read.amount())
                    .as("%s, %s", name, customer)
                    .isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
        } else {
            assertThat(Double.isNaN(expected) || expected == 0)
                    .as("%s is %s for %s", name, expected, customer)
                    .isTrue();
        }
    }
}
