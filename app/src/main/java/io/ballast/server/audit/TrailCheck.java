package io.ballast.server.audit;

import io.ballast.engine.merkle.Checkpoint;
import io.ballast.engine.merkle.VerifierKey;
import io.ballast.engine.value.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether the trail is the one that was signed: the door for commands and for what was restored. */
@Component
public class TrailCheck {
    private final JdbcClient jdbc;
    private final LogFiles files;
    private final People people;
    private final TransactionTemplate snapshot;

    TrailCheck(JdbcClient jdbc, LogFiles files, People people, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.files = files;
        this.people = people;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /**
     * What a check has found.
     *
     * @param isSound whether every entry is as it was when it was signed
     * @param text how much was looked at, or the first place that is wrong
     * @param asTrail the same as fields of an entry
     */
    public record Finding(boolean isSound, Text text, Map<String, Object> asTrail) {
        public Finding {
            asTrail = Map.copyOf(asTrail);
        }

        private static Finding of(Verdict verdict) {
            return new Finding(verdict instanceof Verdict.Sound, verdict.text(), verdict.asTrail());
        }
    }

    /** Whether nothing was ever recorded. */
    public boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from audit.entry)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Recomputes the trail and compares it with its tree, its checkpoints and those kept outside.
     *
     * @param outside a file with one more checkpoint
     * @param done told now and then how many entries were looked at
     * @throws IllegalStateException if the file holds no checkpoint of this log
     */
    public Finding run(Optional<Path> outside, LongConsumer done) {
        VerifierKey key = files.signer().verifier();
        List<Checkpoint> kept = new ArrayList<>();
        files.newest(key).ifPresent(kept::add);
        outside.flatMap(file -> LogFiles.read(file, key)).ifPresent(kept::add);
        Verdict verdict = snapshot.execute(status -> new Verification(jdbc, key, people).run(kept, done));
        return Finding.of(Objects.requireNonNull(verdict));
    }
}
