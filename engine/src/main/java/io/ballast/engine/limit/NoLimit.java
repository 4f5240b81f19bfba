package io.ballast.engine.limit;

import io.ballast.engine.value.Text;

/** Why a method cannot say. */
public enum NoLimit {
    NO_NET_WORTH(Text.of("没有有形净资产数据", "tangible net worth is not known")),
    NO_WORKING_CAPITAL(Text.of("没有营运资金数据", "working capital is not known")),
    NO_SALES(Text.of("近 365 天没有销售，也未填年采购额", "no sales in 365 days and no declared purchases")),
    NO_TERMS(Text.of("未设付款条件", "no payment terms are set")),
    NO_REFERENCES(Text.of("没有同业授信资料", "no trade references")),
    NO_INSURER(Text.of("没有保险公司限额", "no insurer was asked")),
    OTHER_CURRENCY(Text.of("政策金额为其他币种", "the policy's amounts are in another currency"));

    private final Text text;

    NoLimit(Text text) {
        this.text = text;
    }

    public Text text() {
        return text;
    }
}
