package io.ballast.engine.exposure;

import io.ballast.engine.value.Text;

/** The parts of an exposure. A part moves from one to the next as an order is delivered, invoiced and paid. */
public enum Category {
    RESERVED(1, Text.of("已占用额度的新订单", "reserved for new orders")),
    OPEN_ORDERS(1, Text.of("未交付订单余额", "open orders")),
    DELIVERED(1, Text.of("已交付未开票", "delivered, not invoiced")),
    RECEIVABLES(1, Text.of("应收账款", "receivables")),
    BILLS(1, Text.of("未兑付票据", "unpaid bills")),
    UNAPPLIED_CREDIT(-1, Text.of("未核销贷项", "unapplied credit")),
    UNAPPLIED_CASH(-1, Text.of("未核销收款", "unapplied cash"));

    private final int sign;
    private final Text label;

    Category(int sign, Text label) {
        this.sign = sign;
        this.label = label;
    }

    /** 1 where it adds to the exposure, -1 where it reduces it. */
    public int sign() {
        return sign;
    }

    public Text label() {
        return label;
    }
}
