package io.ballast.server.limits;

import io.ballast.engine.value.Text;

/** Where a request stands. */
enum RequestState {
    REQUESTED(Text.of("待审批", "Requested")),
    IN_APPROVAL(Text.of("审批中", "In approval")),
    APPROVED(Text.of("已批准", "Approved")),
    REJECTED(Text.of("已驳回", "Rejected")),
    WITHDRAWN(Text.of("已撤回", "Withdrawn")),
    EXPIRED(Text.of("已失效", "Expired"));

    private final Text label;

    RequestState(Text label) {
        this.label = label;
    }

    Text label() {
        return label;
    }

    boolean isOpen() {
        return this == REQUESTED || this == IN_APPROVAL;
    }
}
