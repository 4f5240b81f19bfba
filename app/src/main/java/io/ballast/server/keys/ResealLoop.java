package io.ballast.server.keys;

import io.ballast.server.sealing.Resealing;
import io.ballast.server.web.Loop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Ends what a rotation that was cut off has left, while the server runs. */
@Component
@ConditionalOnWebApplication
class ResealLoop extends Loop {
    private static final Logger LOG = LoggerFactory.getLogger(ResealLoop.class);
    private static final Duration BETWEEN = Duration.ofMinutes(5);

    private final KeyRotation rotation;

    ResealLoop(KeyRotation rotation) {
        super("reseal");
        this.rotation = rotation;
    }

    @Override
    protected void step() throws InterruptedException {
        Thread.sleep(BETWEEN);
        try {
            Resealing.Done done = rotation.reseal(values -> {});
            if (done.values() > 0 || !done.unreadable().isEmpty()) {
                LOG.info(
                        "resealed values={} unreadable={}",
                        done.values(),
                        done.unreadable().size());
            }
        } catch (DataAccessException | TransactionException | IllegalStateException e) {
            LOG.warn("resealing goes on later", e);
        }
    }
}
