package io.ballast.server.creditcontrol;

import io.ballast.engine.value.Text;

/** Why an order is released by authority. */
enum ReleaseReason {
    PAYMENT_PROMISED(Text.of("客户已承诺付款", "Payment promised")),
    PAYMENT_ON_ITS_WAY(Text.of("款项在途，已见凭证", "Payment on its way, evidence seen")),
    SECURED(Text.of("已另行取得担保", "Secured otherwise")),
    DISPUTE_OURS(Text.of("逾期因我方原因的争议", "Overdue for a dispute of our making")),
    LIMIT_IN_APPROVAL(Text.of("额度调整审批中", "Limit in approval")),
    STRATEGIC(Text.of("战略客户，管理层决定", "Strategic customer, decided by management")),
    OTHER(Text.of("其他（请说明）", "Other (say which)"));

    private final Text label;

    ReleaseReason(Text label) {
        this.label = label;
    }

    Text label() {
        return label;
    }
}
