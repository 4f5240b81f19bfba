package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/** The family an indicator belongs to, as the catalogue page groups them. */
public enum Family {
    PAYMENT(Text.of("付款行为", "Payment behaviour")),
    EXPOSURE(Text.of("敞口与额度", "Exposure and utilisation")),
    ORDERS(Text.of("订单行为", "Order behaviour")),
    DISPUTES(Text.of("争议与退货", "Disputes and returns")),
    RELATIONSHIP(Text.of("合作关系", "Relationship")),
    CONCENTRATION(Text.of("采购集中度", "Concentration of buying")),
    DATA_QUALITY(Text.of("数据质量", "Data quality"));

    private final Text label;

    Family(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
