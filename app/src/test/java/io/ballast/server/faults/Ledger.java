package io.ballast.server.faults;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A made-up ledger whose codes and numbers begin with a prefix; but for that all are the same.
 *
 * @param prefix of customer codes and invoice numbers
 */
record Ledger(String prefix) {
    /** The one that nobody disturbed, to compare with. */
    static final Ledger CLEAN = new Ledger("CLEAN");

    static final int INVOICES = 1_200;
    static final int BAD_ROWS = 2;
    private static final int CUSTOMERS = 60;

    Map<String, String> files() {
        var customers = new StringBuilder("customer_code,name,country,currency,credit_limit,terms_days,since\n");
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.append(prefix).append('-').append(i).append(",Corvus,CN,CNY,,,\n");
        }
        var invoices = new StringBuilder("customer_code,number,instalment,issued,due,currency,amount,recorded\n");
        for (int i = 1; i <= INVOICES; i++) {
            invoices.append("%s-%d,%s-%d,,2026-01-05,2026-02-05,CNY,%d.%02d,\n"
                    .formatted(prefix, i % CUSTOMERS, prefix, i, i / 100, i % 100));
        }
        // a day that is none, an amount that is none
        invoices.append("%1$s-1,%1$s-X,,2026-02-30,2026-03-05,CNY,5.00,\n".formatted(prefix));
        invoices.append("%1$s-2,%1$s-Y,,2026-01-05,2026-03-05,CNY,five,\n".formatted(prefix));
        var files = new LinkedHashMap<String, String>();
        files.put("customers.csv", customers.toString());
        files.put("invoices.csv", invoices.toString());
        return files;
    }
}
