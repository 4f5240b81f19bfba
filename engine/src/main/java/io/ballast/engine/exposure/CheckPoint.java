package io.ballast.engine.exposure;

import io.ballast.engine.value.Text;

/** The step of a sale at which credit is checked. */
public enum CheckPoint {
    /** The order is taken or changed: it comes on top of the position. */
    ORDER(Text.of("订单", "order")),
    /** A delivery of the order is planned: it takes the place of the order in the position. */
    DELIVERY(Text.of("交货", "delivery")),
    /** The goods leave: they take the place of the order in the position. */
    GOODS_ISSUE(Text.of("发货", "goods issue"));

    private final Text label;

    CheckPoint(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
