package io.ballast.server.reporting;

import io.ballast.engine.receivable.AgeingBuckets;
import io.ballast.engine.value.Currency;
import io.ballast.engine.value.Grade;
import io.ballast.server.connectors.ImportReport.FileReport;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The totals of a report for a script to read. Amounts are in whole units of the currency, exact to the cent. */
final class Summary {
    private Summary() {}

    static Map<String, Object> of(ReportPage page) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("source", page.source());
        summary.put("asOf", page.run().asOf().toString());
        summary.put("knowledge", page.run().knowledge().name());
        summary.put("currency", page.run().currency().code());
        summary.put("engine", page.run().engineVersion());
        summary.put("policy", page.run().policyCode());
        summary.put("policyHash", page.run().policyHash());
        summary.put("files", page.imported().files().stream().map(Summary::file).toList());
        summary.put("rowsRead", page.imported().rowsRead());
        summary.put("rowsRejected", page.imported().rowsRejected());
        summary.put("customers", page.tally().customers());
        summary.put("totals", totals(page));
        summary.put("ageing", ageing(page));
        summary.put("proof", proof(page));
        summary.put("grades", grades(page));
        summary.put("warnings", warnings(page.tally()));
        return summary;
    }

    private static Map<String, Object> file(FileReport file) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", file.name());
        map.put("kind", file.kind());
        map.put("rowsRead", file.rowsRead());
        map.put("rowsRejected", file.rowsRejected());
        map.put("added", file.added());
        map.put("changed", file.changed());
        map.put("unchanged", file.unchanged());
        map.put("notes", new java.util.TreeMap<>(file.notes()));
        return map;
    }

    private static Map<String, Object> totals(ReportPage page) {
        Tally tally = page.tally();
        Currency currency = page.run().currency();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("balance", amount(tally.balanceMinor(), currency));
        map.put("exposure", amount(tally.exposureMinor(), currency));
        map.put("overdue", amount(tally.overdueMinor(), currency));
        map.put("unappliedCash", amount(tally.unappliedCashMinor(), currency));
        map.put("unappliedCredit", amount(tally.unappliedCreditMinor(), currency));
        map.put("sales90Days", amount(tally.sales90Minor(), currency));
        map.put("expectedDefaultingExposure", amount(tally.defaultingMinor(), currency));
        map.put("customersWithAlarm", tally.alarmed());
        return map;
    }

    private static List<Map<String, Object>> ageing(ReportPage page) {
        AgeingBuckets buckets = AgeingBuckets.DEFAULT;
        return java.util.stream.IntStream.range(0, buckets.size())
                .mapToObj(bucket -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    map.put("bucket", buckets.label(bucket).en());
                    map.put(
                            "amount",
                            amount(page.tally().bucketMinor(bucket), page.run().currency()));
                    return map;
                })
                .toList();
    }

    private static Map<String, Object> proof(ReportPage page) {
        Proof proof = page.proof();
        Currency currency = page.run().currency();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("holds", proof.holds());
        map.put("customers", amount(proof.customersMinor(), currency));
        map.put("buckets", amount(proof.bucketsMinor(), currency));
        map.put("unapplied", amount(proof.unappliedMinor(), currency));
        map.put("ledger", amount(proof.books().balanceMinor(), currency));
        map.put("invoiced", amount(proof.books().invoicedMinor(), currency));
        map.put("received", amount(proof.books().receivedMinor(), currency));
        map.put("credited", amount(proof.books().creditedMinor(), currency));
        map.put("given", amount(proof.books().givenMinor(), currency));
        return map;
    }

    private static Map<String, Object> grades(ReportPage page) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Grade grade : Grade.values()) {
            map.put(grade.name(), part(page.tally().grade(grade), page.run().currency()));
        }
        return map;
    }

    private static Map<String, Object> part(Tally.Part part, Currency currency) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("customers", part.customers());
        map.put("exposure", amount(part.exposureMinor(), currency));
        return map;
    }

    private static Map<String, Integer> warnings(Tally tally) {
        Map<String, Integer> map = new LinkedHashMap<>();
        tally.rules().forEach(rule -> map.put(rule.getKey(), rule.getValue().customers()));
        return map;
    }

    private static BigDecimal amount(long minor, Currency currency) {
        return BigDecimal.valueOf(minor, currency.digits());
    }
}
