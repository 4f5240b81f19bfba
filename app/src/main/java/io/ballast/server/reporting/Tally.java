package io.ballast.server.reporting;

import io.ballast.engine.portfolio.Concentration;
import io.ballast.engine.portfolio.Holding;
import io.ballast.engine.scoring.RiskLevel;
import io.ballast.engine.value.Grade;
import io.ballast.engine.warning.Severity;
import io.ballast.engine.warning.Warning;
import io.ballast.server.assessment.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Adds up the findings of a run as they pass, and keeps the few that a report names. Amounts are minor units. */
final class Tally {
    private static final int NAMED = 20;
    private static final int BUCKETS = 7;
    private static final Comparator<Finding> BY_EXPOSURE = Comparator.comparingLong(
                    (Finding finding) -> finding.money().exposureMinor())
            .thenComparing(Finding::code, Comparator.reverseOrder());
    private static final Comparator<Finding> BY_EXPECTED_LOSS = Comparator.<Finding>comparingDouble(
                    Tally::defaultingMinor)
            .thenComparing(Finding::code, Comparator.reverseOrder());

    private final Map<Grade, Part> grades = new EnumMap<>(Grade.class);
    private final Map<RiskLevel, Part> risks = new EnumMap<>(RiskLevel.class);
    private final Map<String, Part> rules = new TreeMap<>();
    private final long[] buckets = new long[BUCKETS];
    private final List<Holding> holdings = new ArrayList<>();
    private final PriorityQueue<Finding> largest = new PriorityQueue<>(BY_EXPOSURE);
    private final PriorityQueue<Finding> riskiest = new PriorityQueue<>(BY_EXPECTED_LOSS);
    private int customers;
    private int alarmed;
    private long balance;
    private long exposure;
    private long overdue;
    private long unappliedCash;
    private long unappliedCredit;
    private long sales;
    private double defaulting;

    /** Customers and exposure of a part of the portfolio. */
    record Part(int customers, long exposureMinor) {
        private static final Part NONE = new Part(0, 0);

        private Part plus(Finding finding) {
            return new Part(
                    customers + 1, Math.addExact(exposureMinor, finding.money().exposureMinor()));
        }
    }

    /** Probability of default times what is owed then. */
    static double defaultingMinor(Finding finding) {
        return finding.probabilityOfDefault() * Math.max(0, finding.money().exposureMinor());
    }

    void add(Finding finding) {
        Finding.Money money = finding.money();
        customers++;
        balance = Math.addExact(balance, money.balanceMinor());
        exposure = Math.addExact(exposure, money.exposureMinor());
        overdue = Math.addExact(overdue, money.overdueMinor());
        unappliedCash = Math.addExact(unappliedCash, money.unappliedCashMinor());
        unappliedCredit = Math.addExact(unappliedCredit, money.unappliedCreditMinor());
        sales = Math.addExact(sales, money.sales90Minor());
        defaulting += defaultingMinor(finding);
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            buckets[bucket] =
                    Math.addExact(buckets[bucket], money.bucketsMinor().get(bucket));
        }
        grades.merge(finding.grade(), Part.NONE.plus(finding), (one, other) -> one.plus(finding));
        risks.merge(finding.riskLevel(), Part.NONE.plus(finding), (one, other) -> one.plus(finding));
        finding.warnings().stream()
                .map(Warning::rule)
                .distinct()
                .forEach(rule -> rules.merge(rule, Part.NONE.plus(finding), (one, other) -> one.plus(finding)));
        if (finding.warnings().stream().anyMatch(warning -> warning.severity() == Severity.ALARM)) {
            alarmed++;
        }
        if (money.exposureMinor() > 0) {
            holdings.add(new Holding(finding.code(), finding.code(), money.exposureMinor()));
        }
        keep(largest, finding);
        keep(riskiest, finding);
    }

    private static void keep(PriorityQueue<Finding> few, Finding finding) {
        few.add(finding);
        if (few.size() > NAMED) {
            few.remove();
        }
    }

    int customers() {
        return customers;
    }

    /** Customers with a warning of the loudest kind. */
    int alarmed() {
        return alarmed;
    }

    long balanceMinor() {
        return balance;
    }

    long exposureMinor() {
        return exposure;
    }

    long overdueMinor() {
        return overdue;
    }

    long unappliedMinor() {
        return Math.addExact(unappliedCash, unappliedCredit);
    }

    long unappliedCashMinor() {
        return unappliedCash;
    }

    long unappliedCreditMinor() {
        return unappliedCredit;
    }

    long sales90Minor() {
        return sales;
    }

    /** Exposure that is expected to default within twelve months. */
    long defaultingMinor() {
        return Math.round(defaulting);
    }

    long bucketMinor(int bucket) {
        return buckets[bucket];
    }

    long openMinor() {
        long open = 0;
        for (long bucket : buckets) {
            open = Math.addExact(open, bucket);
        }
        return open;
    }

    Part grade(Grade grade) {
        return grades.getOrDefault(grade, Part.NONE);
    }

    Part risk(RiskLevel risk) {
        return risks.getOrDefault(risk, Part.NONE);
    }

    /** Warning rules by customers, the commonest first. */
    List<Map.Entry<String, Part>> rules() {
        return rules.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Part> entry) ->
                                entry.getValue().customers())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    Concentration concentration(LocalDate asOf) {
        return Concentration.byDebtor(holdings, asOf);
    }

    /** The largest exposures, largest first. */
    List<Finding> largest() {
        return largest.stream().sorted(BY_EXPOSURE.reversed()).toList();
    }

    /** The customers with most exposure expected to default, most first. */
    List<Finding> riskiest() {
        return riskiest.stream().sorted(BY_EXPECTED_LOSS.reversed()).toList();
    }
}
