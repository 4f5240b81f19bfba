package io.ballast.server.creditcontrol;

import io.ballast.server.web.Loop;
import org.springframework.stereotype.Component;

/** Judges waiting orders again within seconds of what they wait for. Several servers do no harm to each other. */
@Component
class RecheckLoop extends Loop {
    private static final long PAUSE_MILLIS = 5_000;

    private final Rechecks rechecks;

    RecheckLoop(Rechecks rechecks) {
        super("hold-recheck");
        this.rechecks = rechecks;
    }

    @Override
    protected void step() throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        rechecks.all();
    }
}
