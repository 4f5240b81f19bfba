package io.ballast.engine.terms;

import io.ballast.engine.value.Text;

/** What can set off a term of payment. */
public enum TradeEvent {
    ORDER("order", Text.of("下单", "the order"), 0),
    SHIPMENT("shipment", Text.of("发货", "shipment"), 0),
    INVOICE("invoice", Text.of("开票", "the invoice"), 0),
    DELIVERY("delivery", Text.of("到货", "delivery"), 0),
    NEXT_DELIVERY("next delivery", Text.of("下次到货", "the next delivery"), 30),
    INVOICE_RECEIPT("receipt", Text.of("收票", "receipt of the invoice"), 0),
    ACCEPTANCE("acceptance", Text.of("验收", "acceptance"), 0);

    private final String code;
    private final Text label;
    private final int nominalDays;

    TradeEvent(String code, Text label, int nominalDays) {
        this.code = code;
        this.label = label;
        this.nominalDays = nominalDays;
    }

    public Text label() {
        return label;
    }

    /** As a code of terms names it. */
    String code() {
        return code;
    }

    /** Days behind the invoice that a rank of terms takes for granted. */
    int nominalDays() {
        return nominalDays;
    }
}
