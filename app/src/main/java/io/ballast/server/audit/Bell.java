package io.ballast.server.audit;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the sequencer of this server that entries were committed; however many, it rings once. */
@Component
class Bell implements TransactionSynchronization {
    private final Semaphore rung = new Semaphore(0);

    /** Rings when the transaction of this thread commits, once. */
    void ringAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(this);
    }

    @Override
    public void afterCommit() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Waits until it rings, or until that much time has gone by. */
    void await(long seconds) throws InterruptedException {
        if (rung.tryAcquire(seconds, TimeUnit.SECONDS)) {
            rung.drainPermits();
        }
    }
}
