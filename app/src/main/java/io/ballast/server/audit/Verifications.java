package io.ballast.server.audit;

import io.ballast.server.web.Job;
import io.ballast.server.web.Jobs;
import io.ballast.server.web.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies the trail in the background, on demand. What came of it is an entry of the trail itself: who, when, how many
 * entries, their root, the first bad index.
 */
@Component
class Verifications {
    static final String VERIFY = "audit:log:verify";
    private static final String KIND = "audit.verification";
    private static final String ACTION = "audit.log.verified";
    private static final int NEWEST = 200;
    private static final int KEPT = 50;

    private final TrailCheck check;
    private final TrailAlarm alarm;
    private final Trail trail;
    private final LogFiles files;
    private final Jobs jobs;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    Verifications(
            TrailCheck check,
            TrailAlarm alarm,
            Trail trail,
            LogFiles files,
            Jobs jobs,
            Audit audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.check = check;
        this.alarm = alarm;
        this.trail = trail;
        this.files = files;
        this.jobs = jobs;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * What a verification has found.
     *
     * @param at when it ended
     * @param by user name of who asked
     * @param isSound whether every entry is as it was when it was signed
     * @param entries in the log, where it is sound
     * @param root of them in base64, where it is sound
     * @param fault what was done to it, where it is not
     * @param firstBad the first place that is wrong, where it is not sound
     */
    record Result(
            Instant at,
            String by,
            boolean isSound,
            OptionalLong entries,
            Optional<String> root,
            Optional<Verdict.Fault> fault,
            OptionalLong firstBad) {}

    /** Stops the check from within. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Stopped(Progress.Cancelled cause) {
            super(cause);
        }
    }

    /** Begins one and gives the key of its job; the one that runs, if one does. */
    long start() {
        return jobs.newest(NEWEST).stream()
                .filter(job -> job.kind().equals(KIND) && job.isRunning())
                .findFirst()
                .map(Job::id)
                .orElseGet(() -> jobs.start(KIND, files.signer().verifier().name(), this::run));
    }

    private Optional<String> run(Progress progress) throws Progress.Cancelled {
        progress.total(jdbc.sql("select coalesce(max(index) + 1, 0) from audit.sequence")
                .query(Long.class)
                .single());
        TrailCheck.Finding finding;
        try {
            finding = check.run(Optional.empty(), done -> {
                try {
                    progress.done(done);
                } catch (Progress.Cancelled cancelled) {
                    throw new Stopped(cancelled);
                }
            });
        } catch (Stopped stopped) {
            throw new Progress.Cancelled();
        }
        transaction.executeWithoutResult(status ->
                audit.record(ACTION, "log", files.signer().verifier().name(), "", Map.of(), finding.asTrail()));
        if (!finding.isSound()) {
            alarm.raise(TrailInDoubt.Fault.UNSOUND, finding.text().en());
        }
        return Optional.of("/audit/verification");
    }

    /** What was found so far, the newest first. */
    List<Result> newest() {
        return trail.done(ACTION, KEPT).stream().map(this::result).toList();
    }

    private Result result(TrailEntry entry) {
        JsonNode found = json.readTree(entry.after().orElse("{}"));
        boolean isSound = found.path("sound").asBoolean(false);
        return new Result(
                entry.at(),
                entry.actor(),
                isSound,
                isSound ? OptionalLong.of(found.path("entries").asLong(0)) : OptionalLong.empty(),
                Optional.of(found.path("root").asString("")).filter(text -> !text.isEmpty()),
                Optional.of(found.path("fault").asString(""))
                        .filter(text -> !text.isEmpty())
                        .map(Verdict.Fault::valueOf),
                isSound
                        ? OptionalLong.empty()
                        : OptionalLong.of(found.path("index").asLong(0)));
    }
}
