package io.ballast.server.web;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells a loop of this server that work was committed for it; however much, it rings once. */
public class Bell implements TransactionSynchronization {
    private final Semaphore rung = new Semaphore(0);

    /** Rings when the transaction of this thread commits, once; at once if there is none. */
    public final void ringAfterCommit() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(this);
        } else {
            afterCommit();
        }
    }

    @Override
    public final void afterCommit() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Waits until it rings, or until that much time has gone by. */
    public final void await(long seconds) throws InterruptedException {
        if (rung.tryAcquire(seconds, TimeUnit.SECONDS)) {
            rung.drainPermits();
        }
    }
}
