package io.ballast.server.audit;

import io.ballast.server.web.Loop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Lets the sequencer work while the server runs: soon after entries were committed here, and every half minute for
 * those of other processes.
 */
@Component
@ConditionalOnWebApplication
class SequencerLoop extends Loop {
    private static final Logger LOG = LoggerFactory.getLogger(SequencerLoop.class);
    private static final long IDLE_SECONDS = 30;
    /** One signature for all that is committed meanwhile. */
    private static final long GATHER_MILLIS = 500;

    private final Sequencer sequencer;
    private final TrailBell bell;
    private final TrailAlarm alarm;
    private final AtomicInteger contradictions = new AtomicInteger();

    SequencerLoop(Sequencer sequencer, TrailBell bell, TrailAlarm alarm, MeterRegistry meters) {
        super("audit-sequencer");
        this.alarm = alarm;
        this.sequencer = sequencer;
        this.bell = bell;
        Gauge.builder("ballast.audit.contradictions", contradictions, AtomicInteger::get)
                .description("Rounds in which the trail did not go with what was signed before; must be 0")
                .register(meters);
    }

    @Override
    protected void step() throws InterruptedException {
        round();
        bell.await(IDLE_SECONDS);
        Thread.sleep(GATHER_MILLIS);
    }

    private void round() throws InterruptedException {
        try {
            sequencer.round();
            alarm.lookForDelay();
        } catch (Sequencer.Contradiction e) {
            // entries stay sequenced and unsigned, and pages say so, until a person has looked: ./ballast audit verify
            contradictions.incrementAndGet();
            LOG.warn("audit trail not signed why={}", e.getMessage());
            alarm.raise(TrailInDoubt.Fault.UNSOUND, String.valueOf(e.getMessage()));
            Thread.sleep(IDLE_SECONDS * 1000);
        }
    }
}
