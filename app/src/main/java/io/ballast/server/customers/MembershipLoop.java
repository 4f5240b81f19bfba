package io.ballast.server.customers;

import io.ballast.server.web.Loop;
import org.springframework.stereotype.Component;

/** Carries out moves between groups on the day they were planned for. Several servers do no harm to each other. */
@Component
class MembershipLoop extends Loop {
    private static final long PAUSE_MILLIS = 600_000;

    private final GroupKeeping keeping;

    MembershipLoop(GroupKeeping keeping) {
        super("membership");
        this.keeping = keeping;
    }

    @Override
    protected void step() throws InterruptedException {
        keeping.bringUpToDate();
        Thread.sleep(PAUSE_MILLIS);
    }
}
