package io.ballast.server.ledger;

import io.ballast.engine.exposure.BillKind;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A bill that a customer paid with, as a row of a file describes it.
 *
 * @param row number of that row
 * @param customer code of the customer
 * @param number of the bill
 * @param receivedDay epoch day on which it was taken
 * @param dueDay epoch day on which it falls due, not before that
 * @param acceptor who has promised to pay it
 * @param passedDay epoch day on which we endorsed or discounted it
 * @param isRecourseFree whether nobody can come back to us after that
 * @param paidDay epoch day on which it was paid
 * @param dishonouredDay epoch day on which payment was refused
 * @param knownDay epoch day on which it was recorded
 * @param currency ISO 4217 code
 * @param amountMinor positive, minor units
 * @param baseMinor the amount in the reporting currency
 * @param ownCompany code of the company of ours that took it; empty for the main one
 */
public record NewBill(
        long row,
        String customer,
        String number,
        BillKind kind,
        int receivedDay,
        int dueDay,
        Optional<String> acceptor,
        OptionalInt passedDay,
        boolean isRecourseFree,
        OptionalInt paidDay,
        OptionalInt dishonouredDay,
        int knownDay,
        String currency,
        long amountMinor,
        long baseMinor,
        Optional<String> ownCompany) {}
