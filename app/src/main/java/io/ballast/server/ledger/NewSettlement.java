package io.ballast.server.ledger;

import io.ballast.engine.ledger.SettlementKind;

/**
 * What of a receipt or credit memo settles an invoice, as a row of a file describes it. Instalments are settled in
 * their order; several rows of one source for one invoice are added up.
 *
 * @param row number of that row
 * @param customer code of the customer
 * @param invoiceNumber invoice settled, without the instalment
 * @param kind by what means
 * @param sourceNumber number of the receipt or credit memo
 * @param day epoch day of the settlement
 * @param knownDay epoch day on which it was recorded
 * @param amountMinor positive, minor units
 */
public record NewSettlement(
        long row,
        String customer,
        String invoiceNumber,
        SettlementKind kind,
        String sourceNumber,
        int day,
        int knownDay,
        long amountMinor) {}
