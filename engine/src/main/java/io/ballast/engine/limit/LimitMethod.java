package io.ballast.engine.limit;

import io.ballast.engine.value.Text;

/** The ways to find a limit, as they stand side by side. The order is that of the advice. */
public enum LimitMethod {
    NET_WORTH(Text.of("有形净资产比例", "Share of tangible net worth")),
    WORKING_CAPITAL(Text.of("营运资金比例", "Share of working capital")),
    NEED(Text.of("实际需要", "Need")),
    MONTHLY_SALES(Text.of("月均销售比例", "Share of average monthly sales")),
    TRADE_REFERENCES(Text.of("同业授信中位数", "Median of trade references")),
    RATING_SIZE(Text.of("等级 × 规模表", "Grade by size table")),
    INSURER(Text.of("保险限额加自留", "Insurer's limit and own part")),
    ECONOMIC(Text.of("经济限额", "Economic limit"));

    private final Text label;

    LimitMethod(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }
}
