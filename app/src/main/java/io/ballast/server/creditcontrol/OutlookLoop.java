package io.ballast.server.creditcontrol;

import io.ballast.server.web.Loop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Looks ahead within a minute of a change. Several servers do no harm to each other; nothing new, nothing written. */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "ballast.breaking.loop", matchIfMissing = true)
class OutlookLoop extends Loop {
    private static final Logger LOG = LoggerFactory.getLogger(OutlookLoop.class);
    private static final long PAUSE_MILLIS = 45_000;
    private static final long AT_START_MILLIS = 10_000;

    private final Outlook outlook;
    private long pauseMillis = AT_START_MILLIS;

    OutlookLoop(Outlook outlook) {
        super("limit-outlook");
        this.outlook = outlook;
    }

    @Override
    protected void step() throws InterruptedException {
        Thread.sleep(pauseMillis);
        pauseMillis = PAUSE_MILLIS;
        int looked = outlook.look();
        if (looked > 0) {
            LOG.info("limits looked ahead customers={}", looked);
        }
    }
}
