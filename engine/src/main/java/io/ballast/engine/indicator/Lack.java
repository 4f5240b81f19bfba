package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/** Why an indicator has no value, in words for the analyst. */
public enum Lack {
    NO_INVOICES(Text.of("没有发票", "no invoices")),
    NO_INVOICES_IN_WINDOW(Text.of("窗口期内没有发票", "no invoices in the window")),
    FEW_PAID_INVOICES(Text.of("窗口期内已付发票少于 3 张", "fewer than 3 paid invoices in the window")),
    NO_PAID_INVOICES(Text.of("没有已付发票", "no paid invoice")),
    NO_OPEN_BALANCE(Text.of("没有未清余额", "no open balance")),
    NO_ORDERS(Text.of("没有订单", "no orders")),
    FEW_ORDERS(Text.of("订单太少", "too few orders")),
    NO_DELIVERIES(Text.of("没有发货", "no deliveries")),
    NO_RECEIPTS(Text.of("没有收款", "no receipts")),
    NO_LIMIT(Text.of("未设信用额度", "no credit limit is set")),
    LIMIT_IS_ZERO(Text.of("信用额度为零", "the credit limit is zero")),
    SHORT_HISTORY(Text.of("历史太短", "history is too short")),
    NO_SALES_IN_WINDOW(Text.of("窗口期内没有销售", "no sales in the window")),
    NOT_DECLARED(Text.of("客户档案未填写", "not given in the customer's profile")),
    NO_TERMS(Text.of("未设付款条件", "no payment terms are set")),
    NO_CATEGORIES(Text.of("订单未标品类", "orders carry no category")),
    NOTHING_TO_COMPARE(Text.of("没有可比较的前期", "no earlier period to compare with")),
    NO_PREVIOUS_ASSESSMENT(Text.of("没有上次评估", "no previous assessment"));

    private final Text text;

    Lack(Text text) {
        this.text = text;
    }

    public Text text() {
        return text;
    }
}
