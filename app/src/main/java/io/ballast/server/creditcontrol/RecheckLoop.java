package io.ballast.server.creditcontrol;

import io.ballast.server.web.Loop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Judges waiting orders again within seconds of what they wait for. Several servers do no harm to each other. */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "ballast.recheck.loop", matchIfMissing = true)
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
