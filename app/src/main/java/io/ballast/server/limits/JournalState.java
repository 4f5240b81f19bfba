package io.ballast.server.limits;

import io.ballast.engine.value.Text;

/** Where a journal stands. */
enum JournalState {
    DRAFT(Text.of("预览", "Preview")),
    PROPOSED(Text.of("待审批", "Proposed")),
    APPLIED(Text.of("已生效", "Applied")),
    REJECTED(Text.of("已驳回", "Rejected")),
    WITHDRAWN(Text.of("已撤回", "Withdrawn")),
    EXPIRED(Text.of("已失效", "Expired"));

    private final Text label;

    JournalState(Text label) {
        this.label = label;
    }

    Text label() {
        return label;
    }

    boolean isOpen() {
        return this == DRAFT || this == PROPOSED;
    }
}
