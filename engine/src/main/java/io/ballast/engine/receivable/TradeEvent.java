package io.ballast.engine.receivable;

import io.ballast.engine.value.Text;

/** What, other than the invoice, can set off a term of payment. */
public enum TradeEvent {
    ORDER(Text.of("下单日", "day of the order")),
    SHIPMENT(Text.of("发货日", "day of shipment")),
    DELIVERY(Text.of("到货日", "day of delivery")),
    NEXT_DELIVERY(Text.of("下次到货日", "day of the next delivery")),
    INVOICE_RECEIPT(Text.of("收票日", "day the invoice was received"));

    private final Text label;

    TradeEvent(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
