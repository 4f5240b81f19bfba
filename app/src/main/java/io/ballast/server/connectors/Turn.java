package io.ballast.server.connectors;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports change the book of record one after the other: each waits here until it is alone. Nothing is held meanwhile,
 * no transaction and no connection, so that any number can wait.
 */
@Component
final class Turn {
    /** The longest import takes minutes; whoever waits that long is told instead. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Duration BETWEEN = Duration.ofMillis(300);

    private final Batches batches;
    private final TransactionTemplate transaction;

    Turn(Batches batches, TransactionTemplate transaction) {
        this.batches = batches;
        this.transaction = transaction;
    }

    /**
     * Does work in a transaction of which no other import is part.
     *
     * @return what the work gives
     * @throws RefusedFile if another import does not end
     * @throws Parsing.Cancelled if somebody stopped this one while it waited
     */
    <T> T take(ImportProgress progress, Function<TransactionStatus, T> work) {
        for (Duration waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(BETWEEN)) {
            Optional<T> done = transaction.execute(
                    status -> batches.isAlone() ? Optional.of(work.apply(status)) : Optional.<T>empty());
            if (done.isPresent()) {
                return done.get();
            }
            progress.tick();
            if (progress.isCancelled()) {
                throw new Parsing.Cancelled();
            }
            pause();
        }
        throw new RefusedFile("another_import", "");
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Parsing.Cancelled();
        }
    }
}
