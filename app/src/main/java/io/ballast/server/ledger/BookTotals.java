package io.ballast.server.ledger;

/**
 * The whole book as of a day, added up from its documents alone: what every sum of receivables must agree with.
 * Amounts are minor units of the reporting currency.
 *
 * <pre>balance = invoiced - received - credited - given</pre>
 *
 * @param invoicedMinor invoices
 * @param receivedMinor receipts; of a customer whose receipts are fewer than the cash applied, the cash applied
 * @param creditedMinor credit memos; likewise
 * @param givenMinor discounts and write-offs
 */
public record BookTotals(long invoicedMinor, long receivedMinor, long creditedMinor, long givenMinor) {
    public long balanceMinor() {
        return invoicedMinor - receivedMinor - creditedMinor - givenMinor;
    }
}
