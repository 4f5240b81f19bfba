package io.ballast.server.audit;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tokens of the people that entries name again and again, so that an entry costs one statement. Only what is committed
 * is kept, and for a minute: somebody erased by another process is soon unknown here too.
 */
final class KnownTokens {
    private static final long NANOS_KEPT = Duration.ofMinutes(1).toNanos();
    private static final int MOST = 10_000;

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Set<String> uncommitted = ConcurrentHashMap.newKeySet();

    private record Known(String token, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < NANOS_KEPT;
        }
    }

    /** The tokens of these values, as far as they are known. */
    Map<String, String> of(Collection<String> values) {
        var tokens = new HashMap<String, String>();
        for (String value : values) {
            Known kept = known.get(value);
            if (kept != null && kept.isFresh()) {
                tokens.put(value, kept.token());
            }
        }
        return tokens;
    }

    /** A token that was read, perhaps by the transaction that writes it. */
    void read(String value, String token) {
        if (uncommitted.contains(token)) {
            return;
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(value, new Known(token, System.nanoTime()));
    }

    /** A token that the transaction of this thread writes. */
    void written(String token) {
        uncommitted.add(token);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                uncommitted.remove(token);
            }
        });
    }

    void forget(String value) {
        known.remove(value);
    }

    void forgetAll() {
        known.clear();
    }
}
