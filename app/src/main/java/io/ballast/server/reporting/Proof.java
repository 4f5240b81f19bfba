package io.ballast.server.reporting;

import io.ballast.engine.value.Text;
import io.ballast.server.ledger.BookTotals;

/**
 * The same money, added up in three independent ways. Amounts are minor units.
 *
 * <pre>sum of customers = sum of ageing buckets - unapplied = invoiced - received - credited - given</pre>
 *
 * @param customersMinor balances of all customers
 * @param bucketsMinor open items of all ages
 * @param unappliedMinor receipts and credit memos that settle nothing yet
 * @param books the documents themselves
 */
record Proof(long customersMinor, long bucketsMinor, long unappliedMinor, BookTotals books) {
    boolean holds() {
        return customersMinor == bucketsMinor - unappliedMinor && customersMinor == books.balanceMinor();
    }

    Text fault() {
        String sums = customersMinor + " / " + (bucketsMinor - unappliedMinor) + " / " + books.balanceMinor();
        return Text.of(
                "金额不一致（客户 / 账龄 / 台账，最小单位）：" + sums,
                "The sums differ (customers / ageing / ledger, minor units): " + sums);
    }
}
