package io.ballast.server.keys;

import io.ballast.server.audit.Audit;
import io.ballast.server.sealing.KeyKeeping;
import io.ballast.server.sealing.Resealing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes keys, each act with its entry in the trail. */
@Component
class KeyRotation {
    private static final String KEY = "key";

    private final KeyKeeping keys;
    private final Resealing resealing;
    private final Audit audit;
    private final TransactionTemplate transaction;

    KeyRotation(KeyKeeping keys, Resealing resealing, Audit audit, TransactionTemplate transaction) {
        this.keys = keys;
        this.resealing = resealing;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** A new key that seals from now on; its id. */
    String rotate(String why) {
        return transaction.execute(status -> {
            String before = keys.state().current().orElse("");
            String made = keys.addKey();
            audit.record("keys.key.rotated", KEY, made, why, Map.of("current", before), Map.of("current", made));
            return made;
        });
    }

    /** Seals what older keys have sealed anew; may be cut off and called again. */
    Resealing.Done reseal(LongConsumer progress) throws InterruptedException {
        Resealing.Done done = resealing.run(progress);
        if (done.values() > 0) {
            transaction.executeWithoutResult(status -> audit.record(
                    "keys.values.resealed",
                    KEY,
                    keys.state().current().orElse(""),
                    "",
                    Map.of(),
                    Map.of(
                            "values",
                            done.values(),
                            "unreadable",
                            done.unreadable().size())));
        }
        return done;
    }

    /** Destroys the keys that nothing uses any more; their ids. */
    List<String> retire(String why) {
        return transaction.execute(status -> {
            List<String> gone = keys.retire();
            gone.forEach(id -> audit.record("keys.key.retired", KEY, id, why, Map.of(), Map.of()));
            return gone;
        });
    }

    /** Encrypts the ring by another field key. */
    KeyKeeping.Rewrapped rewrap(Optional<Path> to, String why) throws IOException {
        return keys.rewrap(
                to,
                (what, change) -> transaction.executeWithoutResult(status -> {
                    change.run();
                    audit.record(
                            "keys.ring.rewrapped",
                            KEY,
                            what.after(),
                            why,
                            Map.of("fieldKey", what.before()),
                            Map.of("fieldKey", what.after()));
                }));
    }

    /** Forgets everything that is sealed, because its key is lost; how many values. */
    long abandon(String why) {
        return transaction.execute(status -> {
            List<KeyKeeping.Counted> lost = keys.counted();
            keys.abandon();
            long values = lost.stream().mapToLong(KeyKeeping.Counted::values).sum();
            audit.record("keys.ring.abandoned", KEY, "ring", why, Map.of("values", values), Map.of());
            return values;
        });
    }
}
