package io.ballast.server.sealing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/**
 * Seals values anew by the current key, batch by batch, while others read and write them. It may be cut off at any
 * moment: what is done is done, and the next one goes on with the rest.
 */
@Component
public class Resealing {
    private static final int BATCH = 200;
    private static final int MOST_WAITS = 100;
    private static final long WAIT_MILLIS = 100;

    private final KeyKeeping keys;

    Resealing(KeyKeeping keys) {
        this.keys = keys;
    }

    /**
     * What was done.
     *
     * @param values sealed anew
     * @param unreadable places of values that no key opens there: changed, or moved from elsewhere
     */
    public record Done(long values, List<String> unreadable) {
        public Done {
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * Goes on until the current key has sealed every value that can be read.
     *
     * @param progress told how many are done after each batch
     */
    public Done run(LongConsumer progress) throws InterruptedException {
        long done = 0;
        List<String> unreadable = new ArrayList<>();
        for (SealedColumn column : keys.columns()) {
            List<String> bad = new ArrayList<>();
            int waits = 0;
            while (isBehind(column, bad) && waits < MOST_WAITS) {
                KeyKeeping.Pass pass = keys.reseal(column, bad, BATCH);
                bad.addAll(pass.unreadable());
                done += pass.resealed();
                progress.accept(done);
                if (pass.resealed() == 0 && pass.unreadable().isEmpty()) {
                    // the rest is held by other transactions, which may not last for ever
                    waits++;
                    Thread.sleep(WAIT_MILLIS);
                }
            }
            bad.forEach(key -> unreadable.add(column.place(key)));
        }
        return new Done(done, unreadable);
    }

    private boolean isBehind(SealedColumn column, List<String> bad) {
        return keys.behind(column) > bad.size();
    }

    /** Seals all clear text that an earlier version has left; how many values. */
    public long sealClearText() {
        long done = 0;
        for (SealedColumn column : keys.columns()) {
            long some = keys.sealClear(column, BATCH);
            while (some > 0) {
                done += some;
                some = keys.sealClear(column, BATCH);
            }
        }
        return done;
    }
}
