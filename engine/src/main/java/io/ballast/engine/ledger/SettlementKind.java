package io.ballast.engine.ledger;

/** By what means an invoice was settled. The order is part of the packed form: add at the end only. */
public enum SettlementKind {
    CASH,
    CREDIT_MEMO,
    DISCOUNT,
    WRITE_OFF
}
