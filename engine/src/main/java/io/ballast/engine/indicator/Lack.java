package io.ballast.engine.indicator;

import io.ballast.engine.value.Text;

/** Why an indicator has no value, in words for the analyst. */
public enum Lack {
    NO_INVOICES(Text.of("没有发票", "no invoices")),
    NO_INVOICES_IN_WINDOW(Text.of("窗口期内没有发票", "no invoices in the window")),
    FEW_PAID_INVOICES(Text.of("窗口期内已付发票少于 3 张", "fewer than 3 paid invoices in the window")),
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
    NO_PREVIOUS_ASSESSMENT(Text.of("没有上次评估", "no previous assessment")),
    NO_DOCUMENTS(Text.of("没有任何单据", "no documents")),
    UNLIMITED(Text.of("账户不设额度上限", "the account is free of a limit")),
    NO_CREDIT_MEMOS(Text.of("没有贷项通知单", "no credit memos")),
    NO_OPEN_DISPUTES(Text.of("没有未决争议", "no open dispute")),
    NO_CLOSED_DISPUTES(Text.of("窗口期内没有了结的争议", "no dispute closed in the window")),
    NOTHING_OVERDUE(Text.of("没有逾期金额", "nothing is overdue")),
    NOTHING_FELL_DUE(Text.of("窗口期内没有到期发票", "no invoice fell due in the window")),
    NOTHING_TO_COLLECT(Text.of("窗口期内没有可收的逾期款", "nothing was to be collected in the window")),
    NO_PAYMENTS_IN_WINDOW(Text.of("窗口期内没有付款", "no payment in the window")),
    FEW_PAYMENTS(Text.of("窗口期内付款不足 3 笔", "fewer than 3 payments in the window")),
    NO_ORDERS_IN_WINDOW(Text.of("窗口期内没有订单", "no orders in the window")),
    NO_OPEN_ORDERS(Text.of("没有未完成订单", "no open order")),
    NO_EXPOSURE_IN_WINDOW(Text.of("窗口期内没有敞口", "no exposure in the window")),
    BUCKET_WAS_EMPTY(Text.of("30 天前上一账龄段为空", "the bucket before was empty 30 days ago")),
    RATING_WITHHELD(Text.of("数据不足，暂不评级", "the rating is withheld for want of data"));

    private final Text text;
    private final Reading reading;

    Lack(Text text) {
        this.text = text;
        this.reading = new Reading.NotEnoughData(this);
    }

    /** The reading that says so; always the same object. */
    Reading reading() {
        return reading;
    }

    /** All of these reasons in one sentence. */
    static Text or(Lack first, Lack... others) {
        String zh = first.text.zh();
        String en = first.text.en();
        for (Lack other : others) {
            zh += "；或" + other.text.zh();
            en += "; or " + other.text.en();
        }
        return Text.of(zh, en);
    }

    public Text text() {
        return text;
    }
}
